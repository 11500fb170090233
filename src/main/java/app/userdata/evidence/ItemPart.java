package app.userdata.evidence;

/**
 * A file of items beside the certificate: JSON Lines, UTF-8, an {@link EvidenceItem} a line, each
 * line ended by a line feed.
 *
 * @param part its name, relative to the certificate
 * @param lines how many items it holds
 * @param sha256 of its bytes, lower-case hexadecimal
 */
public record ItemPart(String part, long lines, String sha256) {
  /** Wrong values are an {@link IllegalArgumentException} that names the member. */
  public ItemPart {
    Values.part("part", part);
    Values.count("lines", lines);
    Values.sha256("sha256", sha256);
  }
}
