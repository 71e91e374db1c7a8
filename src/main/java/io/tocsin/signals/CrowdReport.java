package io.tocsin.signals;

import io.tocsin.catalog.Cohort;
import io.tocsin.signals.bounce.Bounce;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person says that a component fails, or that it works.
 *
 * @param symptom symptom id of the service's kind; null exactly when {@code works}
 * @param area département or other area code, or null
 * @param since since when the person sees it, or null
 * @param text what the person pasted, addresses and phone numbers masked, or null
 * @param otherParty the other party involved (the domain written to, the line operator), or null
 * @param weight between 0 and 1: lower for a report without proof of work
 * @param bounce the refusal of a mail server that the text holds, or null
 */
public record CrowdReport(
    String id,
    Instant at,
    String service,
    String component,
    @Nullable String symptom,
    boolean works,
    @Nullable String area,
    Set<Cohort> cohorts,
    @Nullable Instant since,
    @Nullable String text,
    @Nullable String otherParty,
    Reporter reporter,
    double weight,
    @Nullable Bounce bounce)
    implements Signal {

  public CrowdReport {
    cohorts = Set.copyOf(cohorts);
    if (works == (symptom != null)) {
      throw new IllegalArgumentException(
          "a report has a symptom or says that it works, not both, not neither");
    }
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("weight is not in (0, 1]: " + weight);
    }
  }

  /** A report without a bounce. */
  public CrowdReport(
      String id,
      Instant at,
      String service,
      String component,
      @Nullable String symptom,
      boolean works,
      @Nullable String area,
      Set<Cohort> cohorts,
      @Nullable Instant since,
      @Nullable String text,
      @Nullable String otherParty,
      Reporter reporter,
      double weight) {
    this(
        id,
        at,
        service,
        component,
        symptom,
        works,
        area,
        cohorts,
        since,
        text,
        otherParty,
        reporter,
        weight,
        null);
  }

  @Override
  public String key() {
    return service;
  }
}
