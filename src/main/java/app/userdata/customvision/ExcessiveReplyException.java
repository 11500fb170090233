package app.userdata.customvision;

import java.io.IOException;

/** What is sent is larger than it can rightly be, or comes in drops: asking again will not help. */
public final class ExcessiveReplyException extends IOException {
  private static final long serialVersionUID = 1L;

  public ExcessiveReplyException(String why) {
    super(why);
  }

  /** In words of ours. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
