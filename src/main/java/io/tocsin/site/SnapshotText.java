package io.tocsin.site;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the public snapshot as JSON and reads it back, so that a set can be rendered anew. */
final class SnapshotText {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(TimelineEntry.class, Entries.class)
          .addMixIn(Eta.class, Etas.class)
          .addMixIn(Cause.class, Causes.class)
          .addMixIn(Compensation.class, Compensations.class)
          .addMixIn(Assertion.class, Assertions.class)
          .addMixIn(Voice.class, Voices.class)
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

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Eta.At.class, name = "at"),
    @JsonSubTypes.Type(value = Eta.NoneYet.class, name = "none-yet")
  })
  private interface Etas {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cause.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = Cause.Suspected.class, name = "suspected"),
    @JsonSubTypes.Type(value = Cause.Confirmed.class, name = "confirmed")
  })
  private interface Causes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Compensation.Unsaid.class, name = "unsaid"),
    @JsonSubTypes.Type(value = Compensation.NotDecided.class, name = "not-decided"),
    @JsonSubTypes.Type(value = Compensation.Decided.class, name = "decided")
  })
  private interface Compensations {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Assertion.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Assertion.End.class, name = "end"),
    @JsonSubTypes.Type(value = Assertion.Onset.class, name = "onset"),
    @JsonSubTypes.Type(value = Assertion.Where.class, name = "where"),
    @JsonSubTypes.Type(value = Assertion.Reach.class, name = "reach"),
    @JsonSubTypes.Type(value = Assertion.Cause.class, name = "cause"),
    @JsonSubTypes.Type(value = Assertion.Condition.class, name = "condition"),
    @JsonSubTypes.Type(value = Assertion.Category.class, name = "category"),
    @JsonSubTypes.Type(value = Assertion.Data.class, name = "data"),
    @JsonSubTypes.Type(value = Assertion.Compensation.class, name = "compensation"),
    @JsonSubTypes.Type(value = Assertion.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = Assertion.Heard.class, name = "heard"),
    @JsonSubTypes.Type(value = Assertion.Unannounced.class, name = "unannounced")
  })
  private interface Assertions {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Voice.House.class, name = "house"),
    @JsonSubTypes.Type(value = Voice.Named.class, name = "named"),
    @JsonSubTypes.Type(value = Voice.Operator.class, name = "operator"),
    @JsonSubTypes.Type(value = Voice.Unnamed.class, name = "unnamed"),
    @JsonSubTypes.Type(value = Voice.Evidence.class, name = "evidence"),
    @JsonSubTypes.Type(value = Voice.Records.class, name = "records")
  })
  private interface Voices {}
}
