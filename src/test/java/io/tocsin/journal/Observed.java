package io.tocsin.journal;

import io.tocsin.catalog.Cohort;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Signals for tests. */
public final class Observed {

  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Observed() {}

  public static ProbeResult probe(String id, String service) {
    return new ProbeResult(
        id,
        NOON,
        service,
        "receive",
        "smtp-" + service,
        Set.of(new Cohort("domain", "neuf.fr")),
        ProbeReason.WRONG_STATUS,
        Duration.ofMillis(120),
        "550 boîte inconnue",
        "local");
  }

  public static Tick tick(String id) {
    return new Tick(id, NOON);
  }
}
