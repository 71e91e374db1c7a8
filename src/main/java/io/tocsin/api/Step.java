package io.tocsin.api;

import io.tocsin.store.Transaction;
import java.util.function.Function;

/** One step at the state: all of it or nothing. */
@FunctionalInterface
public interface Step {

  /** Runs the work in one transaction. */
  <T> T run(Function<Transaction, T> work);
}
