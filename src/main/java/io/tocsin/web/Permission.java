package io.tocsin.web;

/** What a caller must show to pass a route; every route names one. Immutable. */
public sealed interface Permission {

  /** Nothing: strangers are welcome. */
  record Everybody() implements Permission {}

  /**
   * A signed-in account.
   *
   * @param role the right that the account must hold: {@code read}, {@code speak}
   */
  record SignedIn(String right) implements Permission {}

  /**
   * An API token as {@code Authorization: Bearer}.
   *
   * @param scope what the token must be good for, {@code statements:write}
   */
  record Bearer(String scope) implements Permission {}
}
