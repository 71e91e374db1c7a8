package io.tocsin.detection;

/**
 * Why a service probably fails: another one, without which it does not work.
 *
 * @param service id of the other one
 */
public record Cause(String service, Sign sign) {

  /** What speaks for it. */
  public enum Sign {
    /** The other one fails too, and did not begin later. */
    FAILS_TOO,
    /** Others that depend on it began to fail in the same minutes. */
    OTHERS_ON_IT_FAIL
  }
}
