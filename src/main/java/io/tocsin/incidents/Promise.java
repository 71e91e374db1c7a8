package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim about the future with a deadline.
 *
 * <p>It is <em>kept</em> when it is fulfilled at its deadline or before; <em>late</em> from its
 * deadline on while it is not fulfilled, and for good when it is fulfilled afterwards;
 * <em>broken</em> when its deadline has passed and it will never be fulfilled as it was made: it
 * was moved, or the incident was closed although something still failed. Fulfilled means: for
 * {@code ETA}, the incident is recovered or closed; for {@code NEXT_WORD}, any statement about the
 * incident is published, a closing one included; for {@code MAINTENANCE_END}, somebody said that
 * the work is done.
 *
 * <p>A promise that was moved keeps its own deadline: it is kept if it happens to be fulfilled by
 * then, and broken otherwise. An ETA taken back with "none yet" is judged as if it stood. When a
 * recovery turns out to be none, the ETA that it fulfilled is open again if its deadline lies
 * ahead, and late again if it was fulfilled late; what was fulfilled when the deadline passed stays
 * kept.
 *
 * @param incident the incident, or the maintenance for {@code MAINTENANCE_END}
 * @param statement the statement that made it, or null when a claim or an announcement did
 * @param claim the operator's word elsewhere that made it, or null
 * @param settledAt when it was fulfilled, or finally broken; null while neither
 * @param replacedBy the promise that took its place, or null; the old one stays visible
 * @param words how its deadline was told when it was no clock time ("within hours"), or null;
 *     {@code due} is then the latest that the words can mean, and is shown to nobody as a clock
 *     time
 */
public record Promise(
    String id,
    String incident,
    Kind kind,
    @Nullable String statement,
    @Nullable String claim,
    Instant madeAt,
    Instant due,
    Status status,
    @Nullable Instant settledAt,
    @Nullable String replacedBy,
    @Nullable LocalizedText words) {

  /** What was promised. */
  public enum Kind {
    ETA,
    NEXT_WORD,
    MAINTENANCE_END
  }

  /** How it stands. */
  public enum Status {
    OPEN,
    /** Fulfilled at its deadline or before. */
    KEPT,
    /** Past its deadline and not fulfilled yet, or fulfilled after it. */
    LATE,
    /**
     * Past its deadline and never to be fulfilled: it was moved, or the incident ended without it.
     */
    BROKEN
  }

  /** Whether it is decided for good, as far as anything is. */
  public boolean isSettled() {
    return settledAt != null;
  }

  Promise settled(Status outcome, Instant at) {
    return new Promise(
        id, incident, kind, statement, claim, madeAt, due, outcome, at, replacedBy, words);
  }

  Promise unsettled(Status now) {
    return new Promise(
        id, incident, kind, statement, claim, madeAt, due, now, null, replacedBy, words);
  }

  Promise replacedBy(String newer) {
    return new Promise(
        id, incident, kind, statement, claim, madeAt, due, status, settledAt, newer, words);
  }
}
