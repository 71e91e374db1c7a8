package io.tocsin.console;

import io.tocsin.incidents.Claim;
import io.tocsin.incidents.WordStanding;

/** A word of an operator who proved a domain, as it was said, and what this house put beside it. */
public record GuestWord(Claim claim, WordStanding standing) {

  /** Returns the domain that was proved. */
  public String domain() {
    return claim.source().proved() == null ? "" : claim.source().proved().domain();
  }
}
