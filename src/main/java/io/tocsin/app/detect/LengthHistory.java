package io.tocsin.app.detect;

import io.tocsin.detection.experience.PastLength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Resolved incidents from a file: a JSON list of entries with {@code start}, a timestamp with its
 * offset, and {@code minutes}, how long each lasted; whatever else an entry says is passed over.
 */
final class LengthHistory {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SHAPE =
      "write a list like [{\"start\":\"2026-02-03T08:15:00Z\",\"minutes\":47.5}]";

  private LengthHistory() {}

  /**
   * Reads the lengths in the order of their start; a list without entries is a history too.
   *
   * @throws BadHistory when the file is not such a list
   */
  static List<PastLength> read(Path file) throws IOException, BadHistory {
    if (!Files.isRegularFile(file)) {
      throw new BadHistory(file, "there is no such file", "name a JSON file after --eta");
    }
    JsonNode list = parse(file);
    if (!list.isArray()) {
      throw new BadHistory(file, "this is not a JSON list", SHAPE);
    }
    List<Resolved> resolved = new ArrayList<>();
    for (JsonNode entry : list) {
      resolved.add(entry(file, resolved.size() + 1, entry));
    }
    resolved.sort(Comparator.comparing(Resolved::start));
    return resolved.stream().map(one -> new PastLength(one.minutes(), 1)).toList();
  }

  private static JsonNode parse(Path file) throws IOException, BadHistory {
    byte[] text = Files.readAllBytes(file);
    try {
      return JSON.readTree(text);
    } catch (JacksonException broken) {
      String at =
          broken.getLocation() == null ? "" : " (line " + broken.getLocation().getLineNr() + ")";
      throw new BadHistory(file, "this is not JSON" + at, SHAPE);
    }
  }

  private static Resolved entry(Path file, int number, JsonNode entry) throws BadHistory {
    if (!entry.isObject()) {
      throw new BadHistory(file, number, "this is not an object", SHAPE);
    }
    JsonNode minutes = entry.path("minutes");
    if (!minutes.isNumber()) {
      throw new BadHistory(
          file, number, "minutes is missing or not a number", "say how many minutes it lasted");
    }
    double length = minutes.asDouble();
    if (!(length > 0) || Double.isInfinite(length)) {
      throw new BadHistory(
          file,
          number,
          "an incident of " + length + " minutes",
          "say how many minutes it lasted, more than 0, or leave the entry out");
    }
    return new Resolved(start(file, number, entry.path("start")), length);
  }

  private static Instant start(Path file, int number, JsonNode start) throws BadHistory {
    String text = start.isString() ? start.asString() : "";
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new BadHistory(
          file,
          number,
          "start \"" + text + "\" is not a timestamp",
          "write it like 2026-02-03T08:15:00Z, with its offset");
    }
  }

  private record Resolved(Instant start, double minutes) {}
}
