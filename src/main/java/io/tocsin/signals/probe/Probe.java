package io.tocsin.signals.probe;

/** One question to a watched service; thread-safe. */
@FunctionalInterface
public interface Probe {

  /**
   * Asks once and returns what was observed, within the probe's own time limit; never throws for an
   * answer.
   */
  Observation ask() throws InterruptedException;
}
