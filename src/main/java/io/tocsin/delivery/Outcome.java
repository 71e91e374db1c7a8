package io.tocsin.delivery;

/** How one try ended: the same word in log, metric, database, console and docs. */
public enum Outcome {
  /** The other side took it over: it answered the end of the message with yes. */
  ACCEPTED(Next.DONE),
  /** The other side said: not now (SMTP 4xx). */
  REFUSED_FOR_NOW(Next.AGAIN),
  /** The other side said: never, not this recipient or not this message (SMTP 5xx). */
  REFUSED_FOR_GOOD(Next.GIVE_UP),
  /** The other side does not take mail from us: our fault or our settings, not the recipient's. */
  SENDER_REFUSED(Next.AGAIN_LATER),
  /** Nobody answered, or the line broke before the message was handed over. */
  UNREACHABLE(Next.AGAIN_LATER),
  /** The line broke after the message was handed over: it may have arrived. */
  REPLY_LOST(Next.AGAIN),
  /** We died in the middle of the try: it may have arrived. */
  INTERRUPTED(Next.AGAIN),
  /** It cannot be written down as a message, whatever the other side says. */
  NOT_SENDABLE(Next.GIVE_UP);

  /** What follows from an outcome. */
  enum Next {
    DONE,
    AGAIN,
    /** Again, and neither will the next one go through: stop asking for a while. */
    AGAIN_LATER,
    GIVE_UP
  }

  private final Next next;

  Outcome(Next next) {
    this.next = next;
  }

  Next next() {
    return next;
  }

  /** Says whether the message may have arrived although nobody told us. */
  public boolean isDoubtful() {
    return this == REPLY_LOST || this == INTERRUPTED;
  }
}
