package io.tocsin.app.replay;

import io.tocsin.app.story.Story;
import io.tocsin.incidents.Promise;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code timeline.json}: every verdict, phase, word, promise and workaround of a story. */
final class TimelineFile {

  static final String NAME = "timeline.json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private TimelineFile() {}

  private record Document(
      String story,
      Map<String, String> title,
      Map<String, String> invented,
      Instant start,
      Instant end,
      Map<String, Long> promises,
      List<Entry> timeline) {}

  private record Entry(
      Instant at,
      String kind,
      Map<String, String> text,
      Map<String, String> details,
      boolean invented) {}

  static void write(Path folder, Chronicle chronicle) {
    Story story = chronicle.story();
    List<Entry> entries = chronicle.lines().stream().map(TimelineFile::entry).toList();
    Document document =
        new Document(
            story.id(),
            story.title().byLanguage(),
            story.invented().byLanguage(),
            story.start(),
            story.end(),
            Map.of(
                "kept", chronicle.promises(Promise.Status.KEPT),
                "late", chronicle.promises(Promise.Status.LATE),
                "broken", chronicle.promises(Promise.Status.BROKEN)),
            entries);
    JSON.writeValue(folder.resolve(NAME), document);
  }

  private static Entry entry(Chronicle.Line line) {
    String kind = line.kind().name().toLowerCase(Locale.ROOT);
    return new Entry(line.at(), kind, line.text(), line.details(), line.invented());
  }
}
