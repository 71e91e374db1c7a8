package io.tocsin.incidents;

/** Where an incident stands; it may go back when evidence says so, visibly. */
public enum Phase {
  /** Evidence says so; nobody has confirmed. */
  SUSPECTED,
  /** The operator said so, with a source. */
  ACKNOWLEDGED,
  /** The cause is known. */
  IDENTIFIED,
  /** Some of it works again. */
  RECOVERING,
  /** Evidence says that all of it works again. */
  RECOVERED,
  /** Said in public that it is over. */
  CLOSED
}
