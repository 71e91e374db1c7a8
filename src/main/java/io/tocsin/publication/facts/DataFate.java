package io.tocsin.publication.facts;

import java.time.LocalDate;

/**
 * What became of the data of one function on one day. Immutable.
 *
 * @param day in the time zone of the catalogue
 */
public record DataFate(LocalDate day, String component, Fate fate) {

  /** What became of it; a fate that nobody observed is {@link #UNKNOWN}. */
  public enum Fate {
    SAFE,
    WAITING,
    RETURNED_TO_SENDER,
    LOST,
    UNKNOWN
  }
}
