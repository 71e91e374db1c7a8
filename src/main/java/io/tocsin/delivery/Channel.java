package io.tocsin.delivery;

/** One way to reach people: mail, later a phone, a webhook. Thread-safe. */
public interface Channel {

  /** Returns the stable name, {@code email}. */
  String id();

  /** Opens a line for a handful of notices; connects when the first one is sent. */
  Line open();

  /** A line that is used for several notices in turn. Confined to one thread. */
  interface Line extends AutoCloseable {

    /**
     * Sends one notice and returns how it ended; never throws for what the other side does.
     *
     * <p>{@link Outcome#ACCEPTED} means that the other side said so. The same dispatch is sent
     * under the same name every time, so that the receiver can tell a repetition.
     */
    Sent send(Notice notice);

    @Override
    void close();
  }

  /**
   * How a try ended.
   *
   * @param reply what the other side said, for the newsroom; no addresses, at most 300 characters
   */
  record Sent(Outcome outcome, String reply) {

    private static final int LONGEST = 300;

    public Sent {
      reply = reply.length() > LONGEST ? reply.substring(0, LONGEST) : reply;
    }
  }
}
