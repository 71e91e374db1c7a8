package io.tocsin.access;

/** What came of an owner's wish about an account; the same word in audit log and console. */
public enum Change {
  DONE,
  /** Somebody must be left who can say who may enter. */
  LAST_OWNER,
  /** There is no such account, or it is so already. */
  NOTHING_TO_CHANGE
}
