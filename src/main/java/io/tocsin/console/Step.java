package io.tocsin.console;

import io.tocsin.store.Transaction;
import java.util.function.Function;

/** Runs work in one transaction of the state, committed when it returns; thread-safe. */
@FunctionalInterface
public interface Step {

  /** Runs the work and returns what it returns. */
  <T> T run(Function<Transaction, T> work);
}
