package io.tocsin.incidents;

/**
 * Who did something: the product itself, an account of the newsroom, an API token, or an operator.
 *
 * @param name for {@code DETECTION} the detector's version, otherwise the account's or token's name
 */
public record Actor(Kind kind, String name) {

  /** What sort of actor. */
  public enum Kind {
    DETECTION,
    CLOCK,
    PERSON,
    TOKEN,
    /** Whoever runs a service, having proved the domain that is its name. */
    OPERATOR
  }
}
