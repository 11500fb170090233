package app.userdata.job;

/**
 * One delivery of a message.
 *
 * @param count how often its queue has delivered the message, this time included
 * @param name no other delivery has it, neither of this message nor of another
 */
record Delivery(long count, String name) {
  private static final int HASH = 16;

  static Delivery of(String body, long count) {
    return new Delivery(count, Hashes.sha256(body).substring(0, HASH) + "-" + count);
  }
}
