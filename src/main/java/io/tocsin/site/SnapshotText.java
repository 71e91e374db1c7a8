package io.tocsin.site;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.incidents.json.IncidentWords;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.json.FactWords;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the public snapshot as JSON and reads it back, so that a set can be rendered anew. */
final class SnapshotText {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(IncidentWords.module(), FactWords.module())
          .addMixIn(TimelineEntry.class, Entries.class)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private SnapshotText() {}

  static byte[] write(PublicSnapshot snapshot) {
    return JSON.writeValueAsBytes(snapshot);
  }

  /** Reads a snapshot; empty if a version of the program wrote it that knew other words. */
  static Optional<PublicSnapshot> read(byte[] bytes) {
    try {
      return Optional.of(JSON.readValue(bytes, PublicSnapshot.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
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
