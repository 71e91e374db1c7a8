package io.tocsin.publication.facts;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The moments of an outage at which something is said; each has ready texts of the same id. */
public enum Stage {
  SEEN,
  UNKNOWN,
  SCOPE,
  CAUSE,
  PARTIAL,
  SAFE_LOST,
  WORKAROUND,
  NOTHING_NEW,
  CORRECTION,
  LATER,
  RESOLVED,
  APOLOGY_COMPENSATION,
  NO_DECISION_YET,
  PLANNED_WORK,
  OBSERVER,
  HELPLINE;

  /** Returns the stage's name in {@code ready.yaml}, forms and the API: {@code nothing_new}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the stage of that name. */
  public static Optional<Stage> find(String id) {
    return Stream.of(values()).filter(stage -> stage.id().equals(id)).findFirst();
  }
}
