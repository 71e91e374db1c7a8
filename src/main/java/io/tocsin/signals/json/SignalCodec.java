package io.tocsin.signals.json;

import io.tocsin.signals.CallTally;
import io.tocsin.signals.CallsTakenBack;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import io.tocsin.signals.json.SignalText.Read;
import io.tocsin.signals.json.SignalText.Reading;
import io.tocsin.signals.json.SignalText.Reason;
import io.tocsin.signals.json.SignalText.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes signals down and reads them back. Thread-safe.
 *
 * <p>A payload names every field of its kind and no other. When a record changes its form, its kind
 * gets a new version here, and the old one is read on for as long as journals may hold it.
 */
public final class SignalCodec {

  private static final int DETAIL_LENGTH = 300;

  private static final Map<String, Class<? extends Signal>> KINDS =
      Map.ofEntries(
          Map.entry("probe-result/1", ProbeResult.class),
          Map.entry("probe-result/2", ProbeResult.class),
          Map.entry("crowd-report/1", CrowdReport.class),
          Map.entry("crowd-report/2", CrowdReport.class),
          Map.entry("follow-up/1", FollowUp.class),
          Map.entry("follow-up/2", FollowUp.class),
          Map.entry("call-tally/1", CallTally.class),
          Map.entry("calls-taken-back/1", CallsTakenBack.class),
          Map.entry("tick/1", Tick.class),
          Map.entry("catalog-changed/1", CatalogChanged.class),
          Map.entry("catalog-changed/2", CatalogChanged.class),
          Map.entry("landscape-changed/1", LandscapeChanged.class),
          Map.entry("landscape-changed/2", LandscapeChanged.class));

  /** Forms of before, and what they did not say yet: it is read as null. */
  private static final Map<String, List<String>> UNSAID =
      Map.of(
          "probe-result/1", List.of("canaries"),
          "crowd-report/1", List.of("reporter.line", "bounce"),
          "follow-up/1", List.of("reporter.line"),
          "catalog-changed/1", List.of("vantages"),
          "landscape-changed/1", List.of("caution", "clienteles.kind"));

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // half a character breaks a database's UTF-8
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Writes a signal down. */
  public SignalText write(Signal signal) {
    return new SignalText(kind(signal), json.writeValueAsString(signal));
  }

  private static String kind(Signal signal) {
    return switch (signal) {
      case ProbeResult result -> "probe-result/2";
      case CrowdReport report -> "crowd-report/2";
      case FollowUp followUp -> "follow-up/2";
      case CallTally tally -> "call-tally/1";
      case CallsTakenBack slip -> "calls-taken-back/1";
      case Tick tick -> "tick/1";
      case CatalogChanged changed -> "catalog-changed/2";
      case LandscapeChanged changed -> "landscape-changed/2";
    };
  }

  /** Reads a text back, or says why it cannot be read. */
  public Reading read(SignalText text) {
    Class<? extends Signal> type = KINDS.get(text.kind());
    if (type == null) {
      return new Unreadable(Reason.UNKNOWN_KIND, shortened(text.kind()));
    }
    try {
      return new Read(complete(parse(text, type)));
    } catch (JacksonException | IllegalArgumentException | NullPointerException invalid) {
      return new Unreadable(
          Reason.INVALID_PAYLOAD, shortened(Objects.toString(invalid.getMessage(), "null")));
    }
  }

  private Signal parse(SignalText text, Class<? extends Signal> type) {
    List<String> unsaid = UNSAID.getOrDefault(text.kind(), List.of());
    if (unsaid.isEmpty()) {
      return json.readValue(text.payload(), type);
    }
    ObjectNode said = json.readValue(text.payload(), ObjectNode.class);
    unsaid.forEach(field -> sayNull(said, field));
    return json.treeToValue(said, type);
  }

  /** Says null where a field is missing; a dot leads into a part. */
  private static void sayNull(ObjectNode said, String field) {
    int dot = field.indexOf('.');
    if (dot >= 0) {
      JsonNode inside = said.path(field.substring(0, dot));
      Iterable<JsonNode> parts = inside.isArray() ? inside : List.of(inside);
      for (JsonNode part : parts) {
        if (part instanceof ObjectNode one) {
          sayNull(one, field.substring(dot + 1));
        }
      }
    } else if (!said.has(field)) {
      said.putNull(field);
    }
  }

  /** JSON can say null where no signal may: at least what every stage leans on must be there. */
  private static Signal complete(Signal signal) {
    Objects.requireNonNull(signal.id(), "no id");
    Objects.requireNonNull(signal.at(), "no instant");
    Objects.requireNonNull(signal.key(), "no key");
    return signal;
  }

  private static String shortened(String text) {
    return text.length() <= DETAIL_LENGTH ? text : text.substring(0, DETAIL_LENGTH);
  }
}
