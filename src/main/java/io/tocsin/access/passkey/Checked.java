package io.tocsin.access.passkey;

/** What a device sent, believed or not. Immutable. */
sealed interface Checked {

  /**
   * A new key that keeps to every rule.
   *
   * @param key COSE key, base64url
   */
  record NewKey(String id, String key, long counter) implements Checked {}

  /** A signature by a key we keep. */
  record Signed(long counter) implements Checked {}

  /** Not believed. */
  record Doubted(Doubt why) implements Checked {}
}
