package io.tocsin.catalog.yaml;

/**
 * Every rule a file can break. The name is the key of its message in {@code
 * messages/catalog_*.properties}; what stands in the braces there is named here.
 */
public enum FaultRule {
  /** The file cannot be read. {0} why, as a word. */
  UNREADABLE,
  /** The file is too large. {0} the limit. */
  TOO_LARGE,
  /** A byte is not UTF-8. */
  NOT_UTF8,
  /** A control or direction character nobody sees. */
  FORBIDDEN_CHARACTER,
  /** Not YAML. {0} what the parser says. */
  SYNTAX,
  /** The file says nothing. */
  EMPTY,
  /** A second document. */
  MANY_DOCUMENTS,
  /** Too deep. {0} the limit. */
  TOO_DEEP,
  /** Too many values in all. {0} the limit. */
  TOO_MANY_VALUES,
  /** An anchor or an alias. */
  ANCHOR,
  /** An explicit tag. */
  TAG,
  /** A key stands twice. {0} the line of the first. */
  DUPLICATE_KEY,
  /** A key nobody knows. */
  UNKNOWN_KEY,
  /** A key must be there. {0} the key. */
  MISSING_KEY,
  /** Exactly one of some keys must be there. */
  ONE_KEY_OF,
  /** A secret in the file itself. */
  SECRET_INLINE,
  /** Another kind of value. {0} expected, {1} found, as words. */
  WRONG_TYPE,
  /** An empty text. */
  BLANK,
  /** A text too long. {0} the limit. */
  TOO_LONG,
  /** A list too long. {0} the limit. */
  TOO_MANY,
  /** A list too short. {0} the least. */
  TOO_FEW,
  /** Not a whole number. */
  NOT_A_NUMBER,
  /** A number or time out of range. {0} least, {1} most. */
  OUT_OF_RANGE,
  /** Not one of a closed list of words. */
  NOT_ONE_OF,
  /** Not an id. */
  NOT_AN_ID,
  /** Not a cohort's value. */
  NOT_A_COHORT_VALUE,
  /** Not a BCP 47 language tag. */
  NOT_A_LANGUAGE,
  /** Not a time zone. */
  NOT_A_ZONE,
  /** Not a length of time. */
  NOT_A_DURATION,
  /** Not an http or https address. */
  NOT_A_WEB_ADDRESS,
  /** Not an address of a site's root. */
  NOT_A_BASE_ADDRESS,
  /** Not a mail address. */
  NOT_A_MAIL_ADDRESS,
  /** Not a host name or an IP address. */
  NOT_A_HOST,
  /** Not an address range. */
  NOT_A_NETWORK,
  /** Not an HTTP status or a range of them. */
  NOT_A_STATUS,
  /** Not a witness's target. */
  NOT_A_TARGET,
  /** Not a database URL. */
  NOT_A_DATABASE,
  /** Not a path. */
  NOT_A_PATH,
  /** The file named cannot be read. {0} why, as a word. */
  FILE_UNREADABLE,
  /** Refers to nothing. {0} what it should be, as a word. */
  UNKNOWN_REFERENCE,
  /** A name used twice. {0} the line of the first. */
  DUPLICATE_ID,
  /** A try would last longer than the time to the next. {0} the interval. */
  TIMEOUT_OVER_INTERVAL,
  /** A ceiling no answer can pass. {0} the timeout. */
  CEILING_OVER_TIMEOUT,
  /** A text lacks a language of the site. {0} the language. A warning. */
  TEXT_MISSING,
  /** The first line of an area table. {0} what it must be. */
  AREA_HEADING,
  /** A line of an area table has too few or too many cells. */
  AREA_CELLS,
  /** Not an area code. */
  AREA_CODE,
  /** An area code used twice. */
  AREA_CODE_TWICE,
  /** Not an area's name. */
  AREA_NAME,
  /** Not a region's name. */
  AREA_REGION,
  /** Not a population. */
  AREA_POPULATION,
  /** Too many areas. */
  AREA_TOO_MANY,
  /** No area at all. */
  AREA_EMPTY;

  /** Says whether the file is good all the same. */
  public boolean isWarning() {
    return this == TEXT_MISSING;
  }

  /** Says whether the rule can only be judged when the file was read to its end. */
  boolean needsWholeFile() {
    return switch (this) {
      case MISSING_KEY, ONE_KEY_OF, UNKNOWN_REFERENCE, TOO_FEW, TEXT_MISSING, EMPTY -> true;
      default -> false;
    };
  }
}
