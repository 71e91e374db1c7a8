package io.tocsin.app.detect;

import java.util.function.Supplier;

/** Ids that are never used twice, the same in every run. */
final class Ids implements Supplier<String> {

  private long next;

  @Override
  public String get() {
    return "%08d".formatted(next++);
  }
}
