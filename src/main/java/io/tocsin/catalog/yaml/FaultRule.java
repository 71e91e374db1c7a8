package io.tocsin.catalog.yaml;

/**
 * Every rule a file can break. The name is the key of its message in {@code
 * messages/catalog_*.properties}; what stands in its braces is named here.
 */
public enum FaultRule {
  /** The file cannot be read. {one} why, as a word. */
  UNREADABLE,
  /** The file is too large. {one} the limit. */
  TOO_LARGE,
  /** A byte is not UTF-8. */
  NOT_UTF8,
  /** A control or direction character nobody sees. */
  FORBIDDEN_CHARACTER,
  /** Not YAML. {one} what the parser says. */
  SYNTAX,
  /** The file says nothing. */
  EMPTY,
  /** A second document. */
  MANY_DOCUMENTS,
  /** Too deep. {one} the limit. */
  TOO_DEEP,
  /** Too many values in all. {one} the limit. */
  TOO_MANY_VALUES,
  /** An anchor or an alias. */
  ANCHOR,
  /** An explicit tag. */
  TAG,
  /** A key stands twice. {one} the line of the first. */
  DUPLICATE_KEY,
  /** A key nobody knows. */
  UNKNOWN_KEY,
  /** A key must be there. {one} the key. */
  MISSING_KEY,
  /** Exactly one of some keys must be there. */
  ONE_KEY_OF,
  /** A secret in the file itself. */
  SECRET_INLINE,
  /** Another kind of value. {one} expected, {two} found, as words. */
  WRONG_TYPE,
  /** An empty text. */
  BLANK,
  /** A text too long. {one} the limit. */
  TOO_LONG,
  /** A line break in a text that becomes a title or a subject. */
  LINE_BREAK,
  /** A list too long. {one} the limit. */
  TOO_MANY,
  /** A list too short. {one} the least. */
  TOO_FEW,
  /** Not a whole number. */
  NOT_A_NUMBER,
  /** A number or time out of range. {one} least, {two} most. */
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
  /** Not a public holiday: a day, a day of every year, or a country known. */
  NOT_A_HOLIDAY,
  /** More customers in the areas than there are altogether. {one} altogether, {two} in areas. */
  MORE_THAN_ALL,
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
  /** Not an issuer: https, without query and fragment. */
  NOT_AN_ISSUER,
  /** Not a scope of OAuth. */
  NOT_A_SCOPE,
  /** Not a path. */
  NOT_A_PATH,
  /** The file named cannot be read. {one} why, as a word. */
  FILE_UNREADABLE,
  /** Refers to nothing. {one} what it should be, as a word. */
  UNKNOWN_REFERENCE,
  /** A name used twice. {one} the line of the first. */
  DUPLICATE_ID,
  /** A try would last longer than the time to the next. {one} the interval. */
  TIMEOUT_OVER_INTERVAL,
  /** A ceiling no answer can pass. {one} the timeout. */
  CEILING_OVER_TIMEOUT,
  /** A text lacks a language of the site. {one} the language. A warning. */
  TEXT_MISSING,
  /** Somebody to be woken has neither a mail address nor a webhook. */
  NOT_REACHABLE,
  /** Nobody of the team is woken at once. */
  NOBODY_AT_ONCE,
  /** Components of several services in one playbook. */
  TWO_SERVICES,
  /** A place in braces that nobody fills in. {one} the places there are. */
  NOT_A_PLACE,
  /** Not a colour. */
  NOT_A_COLOUR,
  /** A colour that YAML took for a remark. {one} the key. */
  COLOUR_UNQUOTED,
  /** A colour that is not readable on the page. {one} its least contrast, {two} the nearest. */
  LOW_CONTRAST,
  /** Not an https, mailto or tel address. */
  NOT_A_WAY,
  /** Not a day. */
  NOT_A_DAY,
  /** Conformity without an audit, or half an audit. */
  NO_AUDIT,
  /** A file that does not lie in the folder of this one. */
  OUTSIDE_FOLDER,
  /** Neither SVG nor PNG nor WebP, or of no size that fits a page. */
  NOT_A_LOGO,
  /** A logo too large. {one} the limit. */
  LOGO_TOO_LARGE,
  /** A drawing that is not well-formed SVG. */
  LOGO_NOT_XML,
  /** A part that a drawing must not have. */
  LOGO_FORBIDDEN,
  /** A part of a drawing that asks for something outside it. */
  LOGO_REFERS,
  /** A drawing that does not say how large it is. */
  LOGO_WITHOUT_SIZE,
  /** The first line of an area table. {one} what it must be. */
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
      case MISSING_KEY,
          ONE_KEY_OF,
          UNKNOWN_REFERENCE,
          TOO_FEW,
          TEXT_MISSING,
          EMPTY,
          NOT_REACHABLE,
          NOBODY_AT_ONCE,
          NO_AUDIT ->
          true;
      default -> false;
    };
  }
}
