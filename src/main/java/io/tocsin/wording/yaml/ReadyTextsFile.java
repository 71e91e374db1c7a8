package io.tocsin.wording.yaml;

import io.tocsin.wording.ReadyText;
import io.tocsin.wording.ReadyTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads ready texts of the form {@code tocsin-wording/1}. */
public final class ReadyTextsFile {

  private static final String SHIPPED = "/wording/ready.yaml";
  private static final String SCHEMA = "tocsin-wording/1";
  private static final List<String> LANGUAGES = List.of("fr", "en");

  private ReadyTextsFile() {}

  /** Reads the texts that ship with the program. */
  public static ReadyTexts shipped() {
    try (InputStream stream = ReadyTextsFile.class.getResourceAsStream(SHIPPED)) {
      if (stream == null) {
        throw new IllegalStateException("the program was built without " + SHIPPED);
      }
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads texts.
   *
   * @throws IllegalArgumentException if the shape is another, or a placeholder is unknown
   */
  public static ReadyTexts read(InputStream stream) {
    Map<?, ?> root =
        map(new Load(LoadSettings.builder().build()).loadFromInputStream(stream), "the file");
    if (!SCHEMA.equals(root.get("schema"))) {
      throw new IllegalArgumentException("not a file of the form " + SCHEMA);
    }
    List<ReadyTexts.Stage> stages = new ArrayList<>();
    for (Object stage : list(root.get("stages"), "stages")) {
      stages.add(stage(map(stage, "stages")));
    }
    Map<?, ?> lint = map(root.get("lint"), "lint");
    List<?> fine = list(lint.get("fine_for_announced_work"), "fine_for_announced_work");
    Map<String, List<ReadyTexts.HidingWord>> hiding = new LinkedHashMap<>();
    Map<String, List<ReadyTexts.HidingWord>> borrowed = new LinkedHashMap<>();
    Map<String, Map<ReadyTexts.Duty, List<String>>> signs = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      hiding.put(language, hidingWords(lint.get("banned_" + language), fine));
      borrowed.put(language, hidingWords(lint.get("borrowed_" + language), fine));
      signs.put(language, signs(map(lint.get("signs_" + language), "signs")));
    }
    return new ReadyTexts(stages, hiding, borrowed, signs);
  }

  private static Map<ReadyTexts.Duty, List<String>> signs(Map<?, ?> signs) {
    Map<ReadyTexts.Duty, List<String>> byDuty = new EnumMap<>(ReadyTexts.Duty.class);
    for (ReadyTexts.Duty duty : ReadyTexts.Duty.values()) {
      String key = duty.name().toLowerCase(Locale.ROOT);
      byDuty.put(duty, list(signs.get(key), key).stream().map(String::valueOf).toList());
    }
    return byDuty;
  }

  private static ReadyTexts.Stage stage(Map<?, ?> stage) {
    String id = string(stage, "id");
    Map<String, String> titles = new LinkedHashMap<>();
    Map<String, ReadyText> texts = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      Map<?, ?> mouths = map(stage.get(language), id + "." + language);
      if (mouths.containsKey("title")) {
        titles.put(language, string(mouths, "title"));
      }
      texts.put(language, ReadyText.parse(language, string(mouths, "web")));
    }
    return new ReadyTexts.Stage(id, string(stage, "when"), titles, texts);
  }

  private static List<ReadyTexts.HidingWord> hidingWords(@Nullable Object banned, List<?> fine) {
    List<ReadyTexts.HidingWord> words = new ArrayList<>();
    map(banned, "lint")
        .forEach((word, plain) ->
            words.add(
                new ReadyTexts.HidingWord(
                    String.valueOf(word),
                    Optional.of(String.valueOf(plain)),
                    fine.contains(word))));
    return List.copyOf(words);
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

  private static String string(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(key + " is not a text");
  }
}
