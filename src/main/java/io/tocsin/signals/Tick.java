package io.tocsin.signals;

import java.time.Instant;

/** Time passed: how time and silence reach the stages; broadcast to every partition. */
public record Tick(String id, Instant at) implements Signal {
  @Override
  public String key() {
    return "";
  }
}
