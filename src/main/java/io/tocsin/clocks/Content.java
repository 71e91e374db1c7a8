package io.tocsin.clocks;

/** What a notification has to hold. */
public enum Content {
  NATURE,
  START,
  SERVICES,
  AREAS,
  SEVERITY,
  IMPACT,
  PEOPLE,
  RECORDS,
  CONSEQUENCES,
  MEASURES,
  ADVICE,
  ROOT_CAUSE,
  ESTIMATED_REPAIR,
  CONTACT,
  /** Whether somebody did it on purpose: only a person can say. */
  MALICIOUS,
  /** Whether other countries are touched: only a person can say. */
  CROSS_BORDER
}
