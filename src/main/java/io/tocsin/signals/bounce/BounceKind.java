package io.tocsin.signals.bounce;

/** What a mail server says is wrong: the same word in journal, API, page and docs. */
public enum BounceKind {
  /** The address does not exist, or not any more. */
  UNKNOWN_USER,
  /** The mailbox has no room left. */
  MAILBOX_FULL,
  /** The sender, the content or the network it comes from is not welcome. */
  REFUSED_POLICY,
  /** Not now: the message waits and is tried again. */
  TEMPORARY,
  /** The server of the recipient was not found, or did not answer. */
  NETWORK,
  /** The message is larger than the server takes. */
  TOO_LARGE,
  /** A refusal whose reason is not told. */
  OTHER
}
