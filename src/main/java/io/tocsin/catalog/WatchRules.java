package io.tocsin.catalog;

import java.util.List;

/**
 * What detection is told beside the services: its one setting and what it cannot see. Immutable.
 */
public record WatchRules(Caution caution, Holidays holidays, List<Vantage> vantages) {

  /** Nobody said anything. */
  public static final WatchRules USUAL = new WatchRules(Caution.USUAL, Holidays.NONE, List.of());

  public WatchRules {
    vantages = List.copyOf(vantages);
  }
}
