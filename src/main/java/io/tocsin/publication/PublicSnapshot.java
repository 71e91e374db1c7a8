package io.tocsin.publication;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.HelplineWait;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Question;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.WordStanding;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.mouths.MouthText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the public may see at one moment: pages, feeds, JSON and mails are pure functions of
 * it.
 *
 * @param generation grows with every change of state; a page never goes back to an older one
 * @param incidents open ones first, then closed ones of the last 90 days, newest first
 * @param maintenances those to come, running, overrun, and ended within 90 days, by start
 * @param record the long memory: post-mortems, commitments, how outages were told
 * @param places what the areas named in it are called
 * @param days how components were, day after day; no part of what makes a snapshot another
 * @param remarks what this house put beside words of operators, by the id of the claim
 */
public record PublicSnapshot(
    long generation,
    Instant at,
    SiteIdentity site,
    List<ServiceView> services,
    List<IncidentView> incidents,
    List<MaintenanceView> maintenances,
    PublicRecord record,
    Gazetteer places,
    Map<String, WordStanding> remarks,
    DayLog days) {

  /**
   * One service with the three voices.
   *
   * @param helpline how long callers wait, told within {@link HelplineWait#CURRENT_FOR}, or null
   * @param firstHelp general advice, for as long as no way is known that was tried
   */
  public record ServiceView(
      String id,
      LocalizedText name,
      String operator,
      ServiceKind kind,
      List<ComponentView> components,
      OperatorVoice operatorVoice,
      @Nullable Helpline helpline,
      List<LocalizedText> firstHelp) {
    public ServiceView {
      components = List.copyOf(components);
      firstHelp = List.copyOf(firstHelp);
    }
  }

  /**
   * One component.
   *
   * @param state what we say it is: incident, maintenance and evidence together
   * @param cohorts states per cohort where they differ from everybody's
   * @param evidence what probes and people say, or null before the first signal
   * @param available share of the last 30 days it worked, announced maintenance left out; null
   *     before a day of it is measured
   * @param availableWithMaintenance the same with announced maintenance counted as measured
   */
  public record ComponentView(
      String id,
      String service,
      LocalizedText name,
      ComponentState state,
      @Nullable Instant since,
      boolean underMaintenance,
      List<CohortView> cohorts,
      @Nullable Evidence evidence,
      @Nullable Double available,
      @Nullable Double availableWithMaintenance) {
    public ComponentView {
      cohorts = List.copyOf(cohorts);
    }
  }

  /** One cohort's state with a name a person reads ("addresses ending in @neuf.fr"). */
  public record CohortView(
      Set<Cohort> cohorts,
      LocalizedText name,
      ComponentState state,
      @Nullable Instant brokenSince,
      @Nullable Instant backSince) {
    public CohortView {
      cohorts = Set.copyOf(cohorts);
    }
  }

  /**
   * What the operator said, and where we looked.
   *
   * @param lastWord newest public word of the operator about this service, or null
   */
  public record OperatorVoice(@Nullable OperatorWord lastWord, List<ChannelSilence> channels) {
    public OperatorVoice {
      channels = List.copyOf(channels);
    }
  }

  /**
   * One channel: when we looked, what we found.
   *
   * @param checkedAt when somebody last looked, or null: never
   * @param lastWordAt newest word found there, or null: none found
   * @param stale whether the check is older than a day: drawn grey, accuses nobody
   */
  public record ChannelSilence(
      String channel,
      LocalizedText name,
      @Nullable Instant checkedAt,
      @Nullable Instant lastWordAt,
      boolean stale) {}

  /**
   * One incident.
   *
   * @param facts the sheet of the newest statement that was made from one, or null
   * @param mouths texts of the newest statement, for every mouth and language, if there is one
   * @param contradictions those an editor explained or published, oldest first, resolved ones too
   * @param courses what people reported of its components, beside what is usual
   */
  public record IncidentView(
      String id,
      String service,
      LocalizedText title,
      Phase phase,
      Set<String> components,
      Instant onset,
      Instant openedAt,
      @Nullable Source acknowledged,
      @Nullable Instant recoveredAt,
      @Nullable Instant closedAt,
      @Nullable String fromMaintenance,
      @Nullable Eta eta,
      @Nullable Instant nextWord,
      List<Promise> promises,
      List<CohortStatus> cohorts,
      List<Workaround> workarounds,
      List<TimelineEntry> timeline,
      @Nullable FactSheet facts,
      List<MouthText> mouths,
      List<Contradiction> contradictions,
      List<CourseView> courses) {
    /** A snapshot kept before contradictions or courses were shown has none. */
    public IncidentView {
      courses = courses == null ? List.of() : List.copyOf(courses);
      contradictions = contradictions == null ? List.of() : List.copyOf(contradictions);
      components = Set.copyOf(components);
      promises = List.copyOf(promises);
      cohorts = List.copyOf(cohorts);
      workarounds = List.copyOf(workarounds);
      timeline = List.copyOf(timeline);
      mouths = List.copyOf(mouths);
    }

    /** Whether it still runs. */
    public boolean isOpen() {
      return phase != Phase.CLOSED;
    }

    /** Whether it was there at some time from one instant to before another. */
    public boolean touches(Instant begin, Instant end) {
      Instant over = recoveredAt != null ? recoveredAt : closedAt;
      return onset.isBefore(end) && (over == null || !over.isBefore(begin));
    }
  }

  /** One line of an incident's timeline; newest first in the view. */
  public sealed interface TimelineEntry {
    Instant at();

    /** What we said. */
    record Said(Instant at, Statement statement, @Nullable String correctedBy)
        implements TimelineEntry {}

    /** What somebody said elsewhere. */
    record Claimed(Instant at, Claim claim) implements TimelineEntry {}

    /** What somebody was asked, with or without an answer. */
    record Asked(Instant at, Question question) implements TimelineEntry {}

    /** What evidence showed. */
    record Shown(Instant at, io.tocsin.detection.Verdict verdict) implements TimelineEntry {}

    /** The phase moved. */
    record Moved(Instant at, Phase from, Phase to) implements TimelineEntry {}

    /** A promise was not kept in time. */
    record PromiseMissed(Instant at, Promise promise) implements TimelineEntry {}
  }

  /**
   * One maintenance with its promise.
   *
   * @param mouths texts about it as it stands, for every mouth and language
   */
  public record MaintenanceView(
      Maintenance maintenance, @Nullable Promise promise, List<MouthText> mouths) {
    /** A snapshot kept before work had texts has none. */
    public MaintenanceView {
      mouths = mouths == null ? List.of() : List.copyOf(mouths);
    }
  }

  public PublicSnapshot {
    services = List.copyOf(services);
    incidents = List.copyOf(incidents);
    maintenances = List.copyOf(maintenances);
    record = record == null ? PublicRecord.EMPTY : record;
    places = places == null ? Gazetteer.NONE : places; // kept before places had names
    remarks = remarks == null ? Map.of() : Map.copyOf(remarks); // or remarks were made
    days = days == null ? DayLog.NONE : days; // or days were kept
  }

  /** A state without a past. */
  public PublicSnapshot(
      long generation,
      Instant at,
      SiteIdentity site,
      List<ServiceView> services,
      List<IncidentView> incidents,
      List<MaintenanceView> maintenances) {
    this(
        generation,
        at,
        site,
        services,
        incidents,
        maintenances,
        PublicRecord.EMPTY,
        Gazetteer.NONE,
        Map.of(),
        DayLog.NONE);
  }

  /** Returns the same, of another generation and moment. */
  PublicSnapshot of(long other, Instant moment) {
    return new PublicSnapshot(
        other, moment, site, services, incidents, maintenances, record, places, remarks, days);
  }

  /** Returns the same with other days. */
  PublicSnapshot with(DayLog other) {
    return new PublicSnapshot(
        generation, at, site, services, incidents, maintenances, record, places, remarks, other);
  }
}
