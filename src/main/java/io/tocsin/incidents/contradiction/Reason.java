package io.tocsin.incidents.contradiction;

/** Why two words are no conflict. */
public enum Reason {
  /** They are parts of one word: nobody is played against himself within a sentence. */
  ONE_WORD,
  /** They speak of different things. */
  NOTHING_IN_COMMON,
  /** They fit. */
  AGREES,
  /** One of them no longer stands: its speaker said something else since. */
  REPLACED,
  /** Neither speaker is named, and nothing shows that they are two. */
  SOURCES_NOT_DISTINCT,
  /** Only the operator can be held to an end or to money. */
  OUTSIDER,
  /** One counts customers, the other signatures. */
  UNITS_DIFFER,
  /** What was counted differs. */
  BASES_DIFFER,
  /** One of them does not say what was counted. */
  BASIS_NOT_SAID,
  /** One tells how many now, the other how many at the peak or in all. */
  EXTENTS_DIFFER,
  /** One of them does not say whether now, at the peak or in all. */
  EXTENT_NOT_SAID,
  /** Both say "now", at moments too far apart. */
  MOMENTS_DIFFER,
  /** The later figure is larger: it may have grown. */
  MAY_HAVE_GROWN,
  /** The earlier end, or hour of a next word, had passed when the later one was told. */
  PASSED,
  /** Who tells more later takes nothing from a word that is promised before. */
  LATER_TOO,
  /** Nobody claims to be sure. */
  ONLY_SUSPECTED,
  /** Free words cannot be told to be different things. */
  WORDS_ONLY,
  /** "Partly" fits both. */
  PARTLY,
  /** It stood differently before. */
  STOOD_DIFFERENTLY,
  /** Fewer people than it takes. */
  TOO_FEW_REPORTS,
  /** One of them says that it is not known. */
  NOT_KNOWN,
  /** It was decided after the other spoke. */
  DECIDED_MEANWHILE
}
