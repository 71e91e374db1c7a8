package io.tocsin.delivery;

/** What a private link is for: a link for one thing does no other. */
public enum Purpose {
  /** Shows that the address is yours. */
  CONFIRM,
  /** Changes the subscription, or leaves. */
  MANAGE,
  /** Leaves, and nothing else: the link that mail programs call by themselves (RFC 8058). */
  LEAVE;

  /** Says whether a link for this may leave. */
  public boolean leaves() {
    return this != CONFIRM;
  }
}
