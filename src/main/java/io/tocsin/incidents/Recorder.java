package io.tocsin.incidents;

/** How a claim came to us. */
public enum Recorder {
  /** An editor of this house read or heard it. */
  EDITOR,
  /** An agent at the desk was told it, or told it. */
  AGENT,
  /** It was read on a forum. */
  FORUM,
  /** It was read in the press. */
  PRESS,
  /** A program read it on a page or in a feed; nobody has looked at it yet. */
  AUTOMATIC_READER,
  /** The operator wrote it here itself, having proved its domain. */
  OPERATOR
}
