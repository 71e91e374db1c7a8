package io.tocsin.detection.experience;

import io.tocsin.catalog.ServiceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is kept of an outage that is over, for the sake of the next one. Immutable.
 *
 * @param incident the id of the incident
 * @param service whose outage it was
 * @param component the function that was out
 * @param kind the kind of service
 * @param onset when it began
 * @param end when it was over, after the onset
 * @param customers the customers in the perimeter, of all its areas together; 0 when unknown
 * @param reports the excess of reports, if it was measured
 * @param probes what each vantage point in the perimeter saw from onset to end
 * @param confirmedAffected the number of people hit that the operator confirmed, if it did
 * @param alarm how the alarm was judged when it was given and when all was over, if people gave it
 */
public record ResolvedCase(
    String incident,
    String service,
    String component,
    ServiceKind kind,
    Instant onset,
    Instant end,
    double customers,
    Optional<ReportExcess> reports,
    List<VantageRounds> probes,
    OptionalLong confirmedAffected,
    Optional<PastAlarm> alarm) {

  /** A case of which nothing is known about the alarm. */
  public ResolvedCase(
      String incident,
      String service,
      String component,
      ServiceKind kind,
      Instant onset,
      Instant end,
      double customers,
      Optional<ReportExcess> reports,
      List<VantageRounds> probes,
      OptionalLong confirmedAffected) {
    this(
        incident,
        service,
        component,
        kind,
        onset,
        end,
        customers,
        reports,
        probes,
        confirmedAffected,
        Optional.empty());
  }

  public ResolvedCase {
    if (!end.isAfter(onset)) {
      throw new IllegalArgumentException(incident + " ends at " + end + ", not after " + onset);
    }
    if (!(customers >= 0) || Double.isInfinite(customers)) {
      throw new IllegalArgumentException(incident + " has " + customers + " customers");
    }
    if (confirmedAffected.isPresent() && confirmedAffected.getAsLong() <= 0) {
      throw new IllegalArgumentException(incident + " hit " + confirmedAffected.getAsLong());
    }
    probes = List.copyOf(probes);
    alarm = alarm == null ? Optional.empty() : alarm; // kept before alarms were judged
  }

  /** The same case, told of an incident. */
  public ResolvedCase of(String other) {
    return new ResolvedCase(
        other,
        service,
        component,
        kind,
        onset,
        end,
        customers,
        reports,
        probes,
        confirmedAffected,
        alarm);
  }

  /** How long it lasted. */
  public Duration length() {
    return Duration.between(onset, end);
  }
}
