package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.Alert.Reason;
import io.tocsin.alerting.InTray.Papers;
import io.tocsin.clocks.LegalOffice.Duty;
import io.tocsin.incidents.Contradiction;
import io.tocsin.publication.Approval;
import io.tocsin.publication.Planned;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads from what waits in the newsroom for what somebody must be woken; pure. */
final class PaperWatch {

  /** What waits for longer than this is no news. */
  private static final Duration NEWS = Duration.ofDays(1);

  private final Papers papers;
  private final List<Duty> duties;
  private final Map<String, Instant> lastWords;
  private final ZoneId zone;
  private final Instant now;

  /**
   * Looks at one moment.
   *
   * @param lastWords the open incidents, each with when a person last spoke about it
   */
  PaperWatch(
      Papers papers, List<Duty> duties, Map<String, Instant> lastWords, ZoneId zone, Instant now) {
    this.papers = papers;
    this.duties = List.copyOf(duties);
    this.lastWords = Map.copyOf(lastWords);
    this.zone = zone;
    this.now = now;
  }

  /** Returns every cause that stands now, at most one per incident for contradictions, drafts. */
  List<Cause> causes() {
    List<Cause> causes = new ArrayList<>(contradictions());
    papers.refusals().stream().filter(this::isMissed).map(PaperWatch::unsaid).forEach(causes::add);
    causes.addAll(approvals());
    duties.forEach(duty -> Duties.cause(duty, zone, now).ifPresent(causes::add));
    return causes;
  }

  /** The newest of each open incident speaks for all: an older one that came back wakes nobody. */
  private List<Cause> contradictions() {
    Map<String, Cause> newest = new LinkedHashMap<>();
    for (Contradiction found : papers.contradictions()) {
      if (lastWords.containsKey(found.incident())) {
        newest.put(
            found.incident(), cause(Reason.CONTRADICTION, found.incident(), null, found.id()));
      }
    }
    return List.copyOf(newest.values());
  }

  private List<Cause> approvals() {
    Map<String, Cause> newest = new LinkedHashMap<>();
    for (Approval asked : papers.approvals()) {
      String incident = asked.draft().draft().incident();
      boolean open = incident == null || lastWords.containsKey(incident);
      if (open && asked.draft().at().plus(NEWS).isAfter(now)) {
        String draft = asked.draft().id();
        newest.put(
            incident == null ? draft : incident,
            cause(Reason.APPROVAL_ASKED, incident, asked.due(), draft));
      }
    }
    return List.copyOf(newest.values());
  }

  /** Nobody saw it, nobody spoke since, and it is still worth saying. */
  private boolean isMissed(Planned planned) {
    Instant refused = Objects.requireNonNullElse(planned.settledAt(), planned.due());
    String incident = planned.draft().draft().incident();
    Instant spoken = incident == null ? Instant.MIN : lastWords.get(incident);
    return spoken != null && !spoken.isAfter(refused) && refused.plus(NEWS).isAfter(now);
  }

  private static Cause unsaid(Planned planned) {
    String incident = planned.draft().draft().incident();
    return cause(Reason.SCHEDULE_REFUSED, incident, planned.due(), planned.draft().id());
  }

  private static Cause cause(
      Reason reason, @Nullable String incident, @Nullable Instant due, String subject) {
    return new Cause(reason + " " + subject, reason, incident, due, subject);
  }

  /** Returns why an open alert about what waits is over, or empty while it is not. */
  Optional<Ending> ending(Alert alert) {
    String incident = alert.incident();
    boolean closed = incident != null && !lastWords.containsKey(incident);
    if (closed && alert.reason() != Reason.LEGAL) {
      return Optional.of(Ending.INCIDENT_CLOSED);
    }
    return switch (alert.reason()) {
      case CONTRADICTION ->
          settledUnless(papers.contradictions(), found -> found.incident().equals(incident));
      case SCHEDULE_REFUSED -> refusal(alert);
      case APPROVAL_ASKED -> settledUnless(papers.approvals(), asked -> waits(alert, asked));
      case LEGAL -> duty(alert);
      case VERDICT, RELAPSE, WORK_OVERRUN, NEXT_WORD_DUE, NEXT_WORD_OVERDUE, PLAYBOOK_RUNG ->
          Optional.empty();
    };
  }

  private static <T> Optional<Ending> settledUnless(List<T> waiting, Predicate<T> about) {
    return waiting.stream().anyMatch(about) ? Optional.empty() : Optional.of(Ending.SETTLED);
  }

  private static boolean waits(Alert alert, Approval asked) {
    String incident = alert.incident();
    return incident == null
        ? asked.draft().id().equals(alert.subject())
        : incident.equals(asked.draft().draft().incident());
  }

  private Optional<Ending> refusal(Alert alert) {
    String incident = alert.incident();
    Instant spoken = incident == null ? null : lastWords.get(incident);
    if (spoken != null && spoken.isAfter(alert.raisedAt())) {
      return Optional.of(Ending.WORD_SAID);
    }
    return settledUnless(
        papers.refusals(), planned -> planned.draft().id().equals(alert.subject()));
  }

  private Optional<Ending> duty(Alert alert) {
    Optional<Duty> open =
        duties.stream()
            .filter(duty -> duty.incident().equals(alert.incident()))
            .filter(duty -> Duties.subject(duty).equals(alert.subject()))
            .findFirst();
    if (open.isEmpty()) {
      return Optional.of(Ending.SETTLED);
    }
    return Duties.cause(open.get(), zone, now)
        .filter(cause -> !cause.key().equals(alert.cause()))
        .map(_ -> Ending.OVERTAKEN);
  }
}
