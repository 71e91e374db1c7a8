package io.tocsin.access;

import io.tocsin.wording.Fault;
import java.time.Duration;
import java.util.List;

/** What comes of trying to get in. */
public sealed interface Entry {

  /** In; the secret goes into the cookie. */
  record Welcome(Account account, Secret session) implements Entry {}

  /** No: whether name, password, code, link or account is no good is not told. */
  record Refused() implements Entry {}

  /** Something about name or new password does not do. */
  record Faulty(List<Fault> faults) implements Entry {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** Too many tries from there or on that name, or too many at once. */
  record Later(Duration after) implements Entry {}
}
