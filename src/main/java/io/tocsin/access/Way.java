package io.tocsin.access;

/** How somebody came in; the same word in database, audit log and console. */
public enum Way {
  /** A one-time link to a new account. */
  LINK,
  PASSWORD,
  PASSKEY,
  /** A provider that vouches for its people (OpenID Connect). */
  PROVIDER,
  /** A code from paper, with a new password. */
  RECOVERY_CODE
}
