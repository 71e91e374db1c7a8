package io.tocsin.incidents;

import io.tocsin.detection.CourseStep;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.sql.ContradictionTable;
import io.tocsin.incidents.sql.CourseTable;
import io.tocsin.incidents.sql.EvidenceTable;
import io.tocsin.incidents.sql.HelplineTable;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.incidents.sql.LogbookTable;
import io.tocsin.incidents.sql.MaintenanceTable;
import io.tocsin.incidents.sql.PromiseTable;
import io.tocsin.incidents.sql.QuestionTable;
import io.tocsin.incidents.sql.SpanTable;
import io.tocsin.incidents.sql.VoiceTable;
import io.tocsin.incidents.sql.WorkaroundTable;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the desk knows, for whoever publishes it or works with it; reads in the caller's
 * transaction; thread-safe.
 */
public final class IncidentArchive {

  /** Opens it. */
  public IncidentArchive() {}

  /** Grows with every step at the desk; what stands beside incidents may change without it. */
  public long revision(Transaction transaction) {
    return LogbookTable.revision(transaction);
  }

  /** The open incidents, oldest first. */
  public List<IncidentHistory> open(Transaction transaction) {
    return IncidentTable.open(transaction);
  }

  /** The incidents closed at an instant or later, oldest first. */
  public List<IncidentHistory> closedSince(Transaction transaction, Instant since) {
    return IncidentTable.closedSince(transaction, since);
  }

  /** Incidents closed before a moment. */
  public List<IncidentHistory> closedBefore(Transaction transaction, Instant before) {
    return IncidentTable.closedBefore(transaction, before);
  }

  /** The number of events of each incident closed before a moment, by id: cheap to compare. */
  public Map<String, Long> versionsClosedBefore(Transaction transaction, Instant before) {
    return IncidentTable.versionsClosedBefore(transaction, before);
  }

  /** One incident, open or closed. */
  public Optional<IncidentHistory> incident(Transaction transaction, String id) {
    return IncidentTable.find(transaction, id);
  }

  /** The events of one incident, oldest first; empty when there is none of that id. */
  public List<IncidentEvent> events(Transaction transaction, String incident) {
    return IncidentTable.events(transaction, incident);
  }

  /** The promises made about an incident, or the one of a maintenance, oldest first. */
  public List<Promise> promises(Transaction transaction, String subject) {
    return PromiseTable.of(transaction, subject);
  }

  /** The claims about one incident, in the order they were said. */
  public List<Claim> claims(Transaction transaction, String incident) {
    return VoiceTable.claimsAbout(transaction, incident);
  }

  /** What was asked about one incident, oldest first. */
  public List<Question> questions(Transaction transaction, String incident) {
    return QuestionTable.of(transaction, incident);
  }

  /** What people reported of an incident's components, step by step, oldest first. */
  public SortedMap<String, List<CourseStep>> course(Transaction transaction, String incident) {
    return CourseTable.of(transaction, incident);
  }

  /** How many steps the course of an incident has so far: cheap to compare. */
  public long courseLength(Transaction transaction, String incident) {
    return CourseTable.length(transaction, incident);
  }

  /** What was found not to fit about one incident, oldest first, resolved ones too. */
  public List<Contradiction> contradictions(Transaction transaction, String incident) {
    return ContradictionTable.of(transaction, incident);
  }

  /** How the words stand beside which this house put something, by the id of their claim. */
  public Map<String, WordStanding> wordStandings(Transaction transaction) {
    return WordNotes.standings(transaction);
  }

  /** One claim. */
  public Optional<Claim> claim(Transaction transaction, String id) {
    return VoiceTable.claim(transaction, id);
  }

  /** The newest claims about a service, newest first. */
  public List<Claim> latestClaims(Transaction transaction, String service, int limit) {
    return VoiceTable.latestClaims(transaction, service, limit);
  }

  /** The newest check of every channel of a service. */
  public List<ChannelCheck> checks(Transaction transaction, String service) {
    return VoiceTable.latestChecks(transaction, service);
  }

  /** How long callers waited at a service's helpline when it was last told. */
  public Optional<HelplineWait> newestWait(Transaction transaction, String service) {
    return HelplineTable.newest(transaction, service);
  }

  /** The workarounds of one incident, oldest first, withdrawn and expired ones too. */
  public List<Workaround> workarounds(Transaction transaction, String incident) {
    return WorkaroundTable.of(transaction, incident);
  }

  /** The maintenances that are not over, and those that ended at an instant or later, by start. */
  public List<Maintenance> maintenances(Transaction transaction, Instant since) {
    return MaintenanceTable.endingSince(transaction, since);
  }

  /** One maintenance, over or not. */
  public Optional<Maintenance> maintenance(Transaction transaction, String id) {
    return MaintenanceTable.find(transaction, id);
  }

  /** What evidence said while announced work went on, oldest first. */
  public List<Verdict> verdictsDuring(Transaction transaction, String maintenance) {
    return MaintenanceTable.verdicts(transaction, maintenance);
  }

  /** What probes and people say now of every component that has any evidence. */
  public List<Evidence> evidence(Transaction transaction) {
    return EvidenceTable.all(transaction);
  }

  /** What probes and people say now of one component. */
  public Optional<Evidence> evidence(Transaction transaction, String component) {
    return EvidenceTable.find(transaction, component);
  }

  /** How all components were in a period: their spans that touch it, oldest first. */
  public List<Span> spans(Transaction transaction, Instant from, Instant to) {
    return SpanTable.between(transaction, from, to);
  }

  /**
   * For how long a component was in which state.
   *
   * @param to end of the period, not included and not in the future
   */
  public Availability availability(
      Transaction transaction, String component, Instant from, Instant to) {
    List<Maintenance> works =
        MaintenanceTable.endingSince(transaction, from).stream()
            .filter(work -> work.components().contains(component))
            .toList();
    return Availability.of(SpanTable.between(transaction, component, from, to), works, from, to);
  }
}
