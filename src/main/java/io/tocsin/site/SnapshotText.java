package io.tocsin.site;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.catalog.Branding;
import io.tocsin.incidents.WordStanding;
import io.tocsin.incidents.json.IncidentWords;
import io.tocsin.publication.DayLog;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.SiteIdentity;
import io.tocsin.publication.aftermath.Aftermath;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.publication.json.FactWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the public snapshot as pieces of JSON and reads it back, so that a set can be rendered
 * anew: a piece for each service, incident and work, so that a change writes what changed.
 */
final class SnapshotText {

  private static final String HEAD = "head";
  private static final String RECORD = "record";
  private static final String SERVICE = "service/";
  private static final String INCIDENT = "incident/";
  private static final String WORK = "work/";
  private static final String AFTER = "after/";
  private static final String DAYS = "days";
  private static final String BRANDING = "branding";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(IncidentWords.module(), FactWords.module())
          .addMixIn(TimelineEntry.class, Entries.class)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private SnapshotText() {}

  /**
   * What is not a service, an incident or a work: the ids of those, in their order, and the rest.
   */
  private record Head(
      long generation,
      Instant at,
      SiteIdentity site,
      List<String> services,
      List<String> incidents,
      List<String> works,
      Gazetteer places,
      Map<String, WordStanding> remarks) {

    private Head {
      services = List.copyOf(services);
      incidents = List.copyOf(incidents);
      works = List.copyOf(works);
    }

    /** Says whether every piece is there that it names. */
    boolean isWhole(Set<String> pieces) {
      return pieces.contains(RECORD)
          && pieces.contains(DAYS)
          && services.stream().map(SERVICE::concat).allMatch(pieces::contains)
          && incidents.stream().map(INCIDENT::concat).allMatch(pieces::contains)
          && works.stream().map(WORK::concat).allMatch(pieces::contains);
    }
  }

  /** Returns a share for each piece, with one file of the piece's name. */
  static List<Share> pieces(PublicSnapshot snapshot) {
    List<Share> pieces = new ArrayList<>();
    Head head =
        new Head(
            snapshot.generation(),
            snapshot.at(),
            snapshot.site().with(Branding.NONE), // a logo is not written with every statement
            snapshot.services().stream().map(ServiceView::id).toList(),
            snapshot.incidents().stream().map(IncidentView::id).toList(),
            snapshot.maintenances().stream().map(view -> view.maintenance().id()).toList(),
            snapshot.places(),
            snapshot.remarks());
    pieces.add(piece(HEAD, head));
    pieces.add(piece(BRANDING, snapshot.site().branding()));
    pieces.add(piece(DAYS, snapshot.days()));
    snapshot.services().forEach(service -> pieces.add(piece(SERVICE + service.id(), service)));
    snapshot.incidents().forEach(view -> pieces.add(piece(INCIDENT + view.id(), view)));
    snapshot
        .maintenances()
        .forEach(view -> pieces.add(piece(WORK + view.maintenance().id(), view)));
    PublicRecord record = snapshot.record();
    record.byIncident().forEach((id, after) -> pieces.add(piece(AFTER + id, after)));
    pieces.add(piece(RECORD, new PublicRecord(Map.of(), record.told(), record.commitments())));
    return pieces;
  }

  private static Share piece(String name, Object value) {
    return new Share(
        name,
        value,
        () ->
            Map.of(
                name,
                new SiteFile(
                    "application/json", SiteFile.NEVER, Map.of(), JSON.writeValueAsBytes(value))));
  }

  /** Reads a snapshot; empty if a version of the program wrote it that knew other words. */
  static Optional<PublicSnapshot> read(Map<String, SiteFile> pieces) {
    if (!pieces.containsKey(HEAD)) {
      return Optional.empty();
    }
    try {
      Head head = value(pieces, HEAD, Head.class);
      if (!head.isWhole(pieces.keySet())) {
        return Optional.empty();
      }
      PublicRecord record = value(pieces, RECORD, PublicRecord.class);
      Map<String, Aftermath> after = new HashMap<>();
      for (String name : pieces.keySet()) {
        if (name.startsWith(AFTER)) {
          after.put(name.substring(AFTER.length()), value(pieces, name, Aftermath.class));
        }
      }
      return Optional.of(
          new PublicSnapshot(
              head.generation(),
              head.at(),
              head.site().with(branding(pieces)),
              all(head.services(), id -> value(pieces, SERVICE + id, ServiceView.class)),
              all(head.incidents(), id -> value(pieces, INCIDENT + id, IncidentView.class)),
              all(head.works(), id -> value(pieces, WORK + id, MaintenanceView.class)),
              new PublicRecord(after, record.told(), record.commitments()),
              head.places(),
              head.remarks(),
              value(pieces, DAYS, DayLog.class)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Snapshots kept before owners could change it have none. */
  private static Branding branding(Map<String, SiteFile> pieces) {
    return pieces.containsKey(BRANDING) ? value(pieces, BRANDING, Branding.class) : Branding.NONE;
  }

  private static <T> List<T> all(List<String> ids, Function<String, T> read) {
    return ids.stream().map(read).toList();
  }

  private static <T> T value(Map<String, SiteFile> pieces, String name, Class<T> type) {
    return Objects.requireNonNull(
        JSON.readValue(Objects.requireNonNull(pieces.get(name)).body(), type));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = TimelineEntry.Said.class, name = "said"),
    @JsonSubTypes.Type(value = TimelineEntry.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = TimelineEntry.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = TimelineEntry.Shown.class, name = "shown"),
    @JsonSubTypes.Type(value = TimelineEntry.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = TimelineEntry.PromiseMissed.class, name = "promise-missed")
  })
  private interface Entries {}
}
