package io.tocsin.incidents.contradiction;

/** What two words may disagree about; the same word in table, log, newsroom and docs. */
public enum Matter {
  FIGURES,
  END,
  NEXT_WORD,
  ONSET,
  AREAS,
  CAUSE,
  STATE,
  CATEGORY,
  REACH,
  DATA,
  COMPENSATION
}
