package io.tocsin.app.detect;

import io.tocsin.detection.Extent;
import io.tocsin.detection.Outlook;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.experience.AffectedEstimate;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One disturbance as the scorer reads it: what was said of it at its detection and last.
 *
 * <p>An incident of the desk stays open until a person closes it, and nobody does here; each
 * disturbance within it, from a failure to the word that it is over, is told by itself.
 */
final class FoundIncident {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String service;
  private final Instant detected;
  private final double confidence;
  private Instant onset;
  private @Nullable Instant ended;
  private @Nullable Instant recoverySeen;
  private @Nullable Extent extent;
  private @Nullable AffectedEstimate affected;
  private final @Nullable Outlook outlook;
  private TreeSet<String> areas = new TreeSet<>();
  private final List<DisputedArea> words = new ArrayList<>();

  private FoundIncident(Verdict first) {
    service = first.service();
    detected = first.at();
    confidence = first.confidence();
    onset = first.onset();
    outlook = first.harm() == null ? null : first.harm().outlook();
  }

  /** Every disturbance in the database, in the order of detection. */
  static List<FoundIncident> all(Database state) {
    IncidentArchive archive = new IncidentArchive();
    return state.read(transaction -> {
      List<FoundIncident> found = new ArrayList<>();
      Stream.concat(
              archive.closedSince(transaction, Instant.EPOCH).stream(),
              archive.open(transaction).stream())
          .map(IncidentHistory::incident)
          .forEach(one -> {
            of(archive.events(transaction, one.id()), found);
            archive
                .claims(transaction, one.id())
                .forEach(claim ->
                    lastBefore(claim, found)
                        .words
                        .add(
                            DisputedArea.of(claim, archive.contradictions(transaction, one.id()))));
          });
      found.sort(Comparator.comparing(one -> one.detected));
      return found;
    });
  }

  /** The disturbance that had been found last when it was said. */
  private static FoundIncident lastBefore(Claim claim, List<FoundIncident> found) {
    return found.stream()
        .filter(one -> one.service.equals(claim.service()))
        .filter(one -> !one.detected.isAfter(claim.recordedAt()))
        .max(Comparator.comparing(one -> one.detected))
        .orElseThrow(() -> new IllegalStateException("nothing was found before " + claim.id()));
  }

  private static void of(List<IncidentEvent> events, List<FoundIncident> found) {
    FoundIncident incident = null;
    for (IncidentEvent event : events) {
      if (event instanceof IncidentEvent.Judged judged && judged.verdict().cohorts().isEmpty()) {
        Verdict verdict = judged.verdict();
        if (incident == null && begins(verdict)) {
          incident = new FoundIncident(verdict);
          found.add(incident);
        }
        if (incident != null) {
          incident.hear(verdict);
          incident = verdict.change() == Verdict.Change.OVER ? null : incident;
        }
      }
    }
  }

  private static boolean begins(Verdict verdict) {
    return verdict.change() == Verdict.Change.SUSPECTED
        || verdict.change() == Verdict.Change.CONFIRMED;
  }

  private void hear(Verdict verdict) {
    if (verdict.harm() != null && verdict.harm().affected() != null) {
      affected = verdict.harm().affected().peak();
    }
    switch (verdict.change()) {
      case SUSPECTED, CONFIRMED, REVISED -> {
        onset = verdict.onset();
        if (verdict.extent() != null) {
          extent = verdict.extent();
          areas = new TreeSet<>(verdict.areas());
        }
      }
      case OVER -> {
        ended = ended == null ? verdict.onset() : ended;
        recoverySeen = recoverySeen == null ? verdict.at() : recoverySeen;
      }
      case EASING, LOST_SIGHT -> {}
    }
  }

  /** The incidents as a JSON list, services called as in the season's files. */
  static String json(List<FoundIncident> incidents, SeasonNames names) {
    return JSON.writeValueAsString(incidents.stream().map(one -> one.fields(names)).toList())
        + "\n";
  }

  private Map<String, @Nullable Object> fields(SeasonNames names) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("service", names.name(service));
    fields.put("detected_at", detected.toString());
    fields.put("onset", onset.toString());
    fields.put("ended_at", ended == null ? null : ended.toString());
    fields.put("recovery_seen_at", recoverySeen == null ? null : recoverySeen.toString());
    fields.put("perimeter", areas);
    fields.put("confidence", confidence);
    if (extent != null) {
      fields.put("reach", extent.reach().name().toLowerCase(Locale.ROOT));
    }
    if (affected != null) {
      fields.put("affected", Math.round(affected.median()));
      fields.put("affected_low", Math.round(affected.low()));
      fields.put("affected_high", Math.round(affected.high()));
    }
    if (outlook != null) {
      fields.put("eta_minutes", minutesTo(outlook.median()));
      fields.put("eta_low", minutesTo(outlook.low()));
      fields.put("eta_high", minutesTo(outlook.high()));
    }
    if (!words.isEmpty()) {
      fields.put("claims", words.stream().map(DisputedArea::fields).toList());
    }
    return fields;
  }

  private double minutesTo(Instant later) {
    return Duration.between(detected, later).toSeconds() / 60.0;
  }
}
