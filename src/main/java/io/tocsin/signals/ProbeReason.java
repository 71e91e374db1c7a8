package io.tocsin.signals;

/** Why a probe found what it found: the same word in log, metric, database, console and docs. */
public enum ProbeReason {
  AS_EXPECTED(Finding.WORKS),
  WRONG_STATUS(Finding.FAILS),
  TOO_SLOW(Finding.FAILS),
  TIMED_OUT(Finding.FAILS),
  CONNECTION_REFUSED(Finding.FAILS),
  NAME_NOT_FOUND(Finding.FAILS),
  TLS_FAILED(Finding.FAILS),
  REQUIRED_WORD_MISSING(Finding.FAILS),
  FORBIDDEN_WORD_FOUND(Finding.FAILS),
  ADDRESS_REFUSED(Finding.FAILS),
  SOME_ADDRESSES_REFUSED(Finding.FAILS),
  DIRECTORY_SILENT(Finding.FAILS),
  MAIL_MADE_TO_WAIT(Finding.FAILS),
  PROTOCOL_BROKEN(Finding.FAILS),
  GREYLISTED(Finding.INCONCLUSIVE),
  THROTTLED(Finding.INCONCLUSIVE),
  PROBE_REFUSED(Finding.INCONCLUSIVE),
  CANARY_FULL(Finding.INCONCLUSIVE),
  OWN_NETWORK_LOST(Finding.INCONCLUSIVE),
  TARGET_NOT_ALLOWED(Finding.INCONCLUSIVE);

  private final Finding finding;

  ProbeReason(Finding finding) {
    this.finding = finding;
  }

  /** The finding this reason leads to. */
  public Finding finding() {
    return finding;
  }
}
