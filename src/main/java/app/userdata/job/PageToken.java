package app.userdata.job;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a listing goes on, as callers see it. A token that this listing did not give out is
 * refused: storage answers some of them with an empty page, which would read as "nothing is there".
 */
final class PageToken {
  private static final int SEAL = 16;

  private PageToken() {}

  /** The token for a position in the listing of that name. */
  static String of(String listing, String position) {
    String sealed = seal(listing, position) + position;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The position in a token.
   *
   * @throws JobProblem when it is none of this listing
   */
  static String read(String listing, String token) {
    String text = decoded(token);
    String position = text.substring(Math.min(SEAL, text.length()));
    if (!text.equals(seal(listing, position) + position)) {
      throw JobProblem.invalid(
          "continuationToken",
          "The continuationToken is not one that this listing returned; leave it out to begin"
              + " again.");
    }
    return position;
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Not secret: it only tells mistakes from tokens. */
  private static String seal(String listing, String position) {
    return Hashes.sha256(listing + "\n" + position).substring(0, SEAL);
  }
}
