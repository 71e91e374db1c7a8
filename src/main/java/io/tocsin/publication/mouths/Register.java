package io.tocsin.publication.mouths;

/** For whom a text is worded. */
public enum Register {
  /** Everyday words, short sentences. */
  PLAIN,
  /** With components, cohorts, areas and times in full, for those who want detail. */
  EXPERT
}
