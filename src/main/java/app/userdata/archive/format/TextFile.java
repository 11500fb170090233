package app.userdata.archive.format;

import java.util.function.Consumer;

/**
 * A file that a format makes, in UTF-8.
 *
 * @param path relative to the project's folder, made of ids
 * @param content writes the text piece by piece, as often as it is asked
 */
public record TextFile(String path, String contentType, Consumer<Consumer<String>> content) {
  static final String PLAIN = "text/plain; charset=utf-8";

  /** A short file. */
  static TextFile of(String path, String contentType, String text) {
    return new TextFile(path, contentType, out -> out.accept(text));
  }

  /** The whole text, of a file that is known to be short. */
  public String text() {
    StringBuilder text = new StringBuilder();
    content.accept(text::append);
    return text.toString();
  }
}
