package io.tocsin.access.passkey;

/** Why a passkey was not believed; for the audit log alone, strangers hear one answer. */
public enum Doubt {
  /** Not what a browser sends: cut off, too long, not the form. */
  MALFORMED,
  /** Not our challenge, or one for another browser, session or purpose. */
  CHALLENGE_WRONG,
  CHALLENGE_EXPIRED,
  CHALLENGE_USED,
  /** Made for another ceremony. */
  TYPE_WRONG,
  /** Made on another site, or inside a page of one. */
  ORIGIN_WRONG,
  /** Made for another site's keys. */
  SITE_WRONG,
  NOBODY_PRESENT,
  NOT_VERIFIED,
  ALGORITHM_WRONG,
  SIGNATURE_WRONG,
  /** No such key, or it was removed. */
  KEY_UNKNOWN,
  /** That key is kept already. */
  KEY_TAKEN,
  /** The key says it belongs to somebody else, or does not say to whom. */
  OTHER_PERSON,
  /** It says it was used less often than before: there may be a copy. */
  COUNTER_WENT_BACK,
  ACCOUNT_CLOSED,
  /** The session is too old to change the ways in. */
  SESSION_STALE,
  /** The name does not do, or there are too many keys. */
  NAME_OR_NUMBER,
  /** Some other rule of the specification. */
  OTHER_RULE
}
