package io.tocsin.console;

import java.time.Instant;

/**
 * Something of our own that does not work, told on the newsroom's first page; immutable.
 *
 * @param what which part, by the name it has in logs and metrics
 * @param since since when
 * @param detail what is known about it, one line
 */
public record Trouble(String what, Instant since, String detail) {

  /** The folder of the mirror cannot be kept in step. */
  public static final String MIRROR = "mirror";

  /** People read an older set on the mirror; the detail is its generation. */
  public static final String MIRROR_OLD = "mirror-old";

  /** Nothing can be read of the mirror; the detail is why. */
  public static final String MIRROR_UNREAD = "mirror-unread";

  /** Returns it as a sentence where there is one for it, else what is known of it. */
  public String said(Words words) {
    return switch (what) {
      case MIRROR, MIRROR_OLD, MIRROR_UNREAD -> words.say("trouble." + what, "detail", detail);
      default -> detail;
    };
  }
}
