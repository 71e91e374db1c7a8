package io.tocsin.alerting;

import io.tocsin.catalog.Teammate;
import io.tocsin.delivery.Channel.Sent;

/** One way to wake people: mail, a webhook. Thread-safe. */
public interface AlertChannel {

  /** Returns the stable name, {@code email}. */
  String id();

  /** Says whether this person can be woken this way. */
  boolean reaches(Teammate person);

  /**
   * Sends one message and returns how it ended; never throws for what the other side does, and
   * takes less than five minutes.
   */
  Sent send(AlertMessage message);
}
