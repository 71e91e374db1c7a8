package io.tocsin.catalog;

import java.util.Set;

/**
 * What the law sees in the owner, so that the right legal clocks run. Immutable.
 *
 * @param jurisdictions whose law holds, "eu" and "fr"
 * @param roles what the owner is by law, words of the book of clocks: "data-controller"
 */
public record LegalProfile(Set<String> jurisdictions, Set<String> roles) {

  /** Nothing was said: no clock runs. */
  public static final LegalProfile NONE = new LegalProfile(Set.of(), Set.of());

  public LegalProfile {
    jurisdictions = Set.copyOf(jurisdictions);
    roles = Set.copyOf(roles);
  }
}
