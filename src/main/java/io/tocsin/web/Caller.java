package io.tocsin.web;

/** Who asks, as far as the door could tell. Immutable. */
public sealed interface Caller {

  /** Anybody: nothing is known and nothing is remembered. */
  record Stranger() implements Caller {}

  /**
   * A person of the house who signed in.
   *
   * @param name the account's name
   * @param role {@code owner}, {@code editor} and so on
   * @param session a key bound to the session, for form tokens; never the cookie itself
   */
  record Account(String name, String role, String session) implements Caller {}

  /**
   * A machine with an API token.
   *
   * @param name the token's name, not its secret
   */
  record Machine(String name) implements Caller {}
}
