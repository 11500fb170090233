package app.userdata.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What all pages have in common: one file, its style inside, and nothing that a browser may load.
 */
public final class Page {
  /**
   * What the page itself lets a browser do, where it lies as a file: show it, in its own style and
   * no other. A page's own policy cannot say who may frame it; the HTTP reply does.
   */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(Style.SHEET)
          + "'; img-src data:; base-uri 'none'; form-action 'none'";

  private Page() {}

  /** The whole page. */
  static byte[] of(String title, Html body) {
    Html page = new Html();
    page.doctype().open("html", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    page.empty("meta", "name", "referrer", "content", "no-referrer");
    page.element("title", title).style(Style.SHEET).closeLine();
    return page.open("body").add(body).closeLine().closeLine().bytes();
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
