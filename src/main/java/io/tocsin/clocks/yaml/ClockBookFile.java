package io.tocsin.clocks.yaml;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.clocks.ClockBook;
import io.tocsin.clocks.Content;
import io.tocsin.clocks.Due;
import io.tocsin.clocks.LegalClock;
import io.tocsin.clocks.LegalClock.Confidence;
import io.tocsin.clocks.LegalClock.Step;
import io.tocsin.clocks.Seen;
import io.tocsin.clocks.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads legal clocks of the form {@code tocsin-legal-clocks/1}. */
public final class ClockBookFile {

  private static final String SHIPPED = "/legal/clocks.yaml";
  private static final String SCHEMA = "tocsin-legal-clocks/1";
  private static final Pattern END_OF_DAY = Pattern.compile("end_of_day_([0-9]{1,3})");

  private ClockBookFile() {}

  /** Reads the clocks that ship with the program. */
  public static ClockBook shipped() {
    try (InputStream stream = ClockBookFile.class.getResourceAsStream(SHIPPED)) {
      if (stream == null) {
        throw new IllegalStateException("the program was built without " + SHIPPED);
      }
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads clocks.
   *
   * @throws IllegalArgumentException if the shape is another, with the place that is wrong
   */
  public static ClockBook read(InputStream stream) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
    Map<?, ?> root = map(tree, "the file");
    if (!SCHEMA.equals(root.get("schema"))) {
      throw new IllegalArgumentException("not a file of the form " + SCHEMA);
    }
    return new ClockBook(
        LocalDate.parse(text(root, "as_of", "the file")),
        named(root, "roles", ClockBookFile::words),
        triggers(root),
        named(root, "recipients", ClockBookFile::words),
        list(root.get("clocks"), "clocks").stream()
            .map(clock -> clock(map(clock, "clocks")))
            .toList());
  }

  private static <T> Map<String, T> named(
      Map<?, ?> root, String key, Function<Map<?, ?>, T> reading) {
    Map<String, T> all = new LinkedHashMap<>();
    map(root.get(key), key)
        .forEach((id, value) -> all.put(String.valueOf(id), reading.apply(map(value, key))));
    return all;
  }

  private static Map<String, Trigger> triggers(Map<?, ?> root) {
    Map<String, Trigger> all = new LinkedHashMap<>();
    map(root.get("triggers"), "triggers")
        .forEach((key, value) -> {
          String id = String.valueOf(key);
          Map<?, ?> trigger = map(value, "triggers." + id);
          Object seen = trigger.get("seen");
          all.put(id, new Trigger(id, words(trigger), seen == null ? null : seen(seen)));
        });
    return all;
  }

  private static Seen seen(Object word) {
    return Seen.valueOf(String.valueOf(word));
  }

  /** French and English are required: these are the languages of the newsroom. */
  private static LocalizedText words(Map<?, ?> node) {
    return LocalizedText.frenchAndEnglish(text(node, "fr", "a text"), text(node, "en", "a text"));
  }

  private static LegalClock clock(Map<?, ?> clock) {
    String id = text(clock, "id", "clocks");
    return new LegalClock(
        id,
        words(map(clock.get("title"), id + ".title")),
        text(clock, "jurisdiction", id),
        new HashSet<>(texts(clock.get("roles"), id + ".roles")),
        texts(clock.get("any"), id + ".any"),
        words(map(clock.get("starts"), id + ".starts")),
        list(clock.get("steps"), id + ".steps").stream()
            .map(step -> step(map(step, id + ".steps"), id))
            .toList(),
        words(map(clock.get("status"), id + ".status")),
        texts(clock.get("sources"), id + ".sources"),
        Confidence.valueOf(text(clock, "confidence", id).toUpperCase(Locale.ROOT)));
  }

  private static Step step(Map<?, ?> step, String clock) {
    String id = text(step, "id", clock + ".steps");
    String where = clock + "." + id;
    return new Step(
        id,
        due(step.get("due"), where),
        optional(step, "after", where),
        optional(step, "only_if", where),
        texts(step.get("to"), where + ".to"),
        texts(step.get("content"), where + ".content").stream().map(Content::valueOf).toList());
  }

  private static Due due(@Nullable Object node, String where) {
    if (node instanceof Map<?, ?> rhythm) {
      return new Due.Rhythm(
          Duration.parse(text(rhythm, "every", where)),
          Duration.parse(text(rhythm, "for", where)),
          Duration.parse(text(rhythm, "then", where)));
    }
    String word = String.valueOf(node);
    if (word.equals("at_once")) {
      return new Due.AtOnce();
    }
    Matcher day = END_OF_DAY.matcher(word);
    if (day.matches()) {
      return new Due.EndOfDay(Integer.parseInt(day.group(1)));
    }
    try {
      return new Due.Within(word.startsWith("PT") ? Duration.parse(word) : Period.parse(word));
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(where + ".due is not a length of time: " + word, e);
    }
  }

  private static Map<?, ?> map(@Nullable Object node, String where) {
    if (node instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(where + " is not a mapping");
  }

  private static List<?> list(@Nullable Object node, String where) {
    if (node instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(where + " is not a list");
  }

  private static List<String> texts(@Nullable Object node, String where) {
    return list(node, where).stream().map(String::valueOf).toList();
  }

  private static String text(Map<?, ?> map, String key, String where) {
    Object value = map.get(key);
    if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
      throw new IllegalArgumentException(where + "." + key + " is not a text");
    }
    return String.valueOf(value);
  }

  private static @Nullable String optional(Map<?, ?> map, String key, String where) {
    return map.containsKey(key) ? text(map, key, where) : null;
  }
}
