package io.tocsin.app.story;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.wording.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The stories that ship with the product, each with its catalogue; thread-safe. */
public final class StoryBook {

  /** Their ids, in the order they are told. */
  public static final List<String> IDS =
      List.of("maintenance", "unknown-user", "silent-operator", "lost-mail", "endless-loading");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .addModule(words())
          .build();

  private StoryBook() {}

  /** A word after which a story can be asked for by name. */
  public sealed interface Found {

    /** There is one. */
    record Here(Story story) implements Found {}

    /**
     * There is none of that name.
     *
     * @param meant the one that was probably meant
     */
    record Unknown(String asked, Optional<String> meant) implements Found {}
  }

  /** Opens a story by its id. */
  public static Found find(String id) {
    return IDS.contains(id) ? new Found.Here(open(id)) : new Found.Unknown(id, Nearest.to(id, IDS));
  }

  /** Opens a story that is known to be there. */
  public static Story open(String id) {
    return YAML.readValue(bytes(id, "story.yaml"), Story.class);
  }

  /** The story's catalogue as it was written, for whoever moves its servers to other ports. */
  public static String configuration(String id) {
    return new String(bytes(id, "tocsin.yaml"), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The story's catalogue. */
  public static ConfigurationFile.Answer.Read read(String id) {
    return read(id, configuration(id));
  }

  /** A catalogue of a story whose text was changed. */
  public static ConfigurationFile.Answer.Read read(String id, String configuration) {
    byte[] bytes = configuration.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return switch (ConfigurationFile.read(id + "/tocsin.yaml", bytes, Path.of(""))) {
      case ConfigurationFile.Answer.Read read -> read;
      case ConfigurationFile.Answer.Refused refused ->
          throw new IllegalStateException("a shipped catalogue is refused: " + refused.faults());
    };
  }

  /** The story's catalogue, without the machine. */
  public static Catalog catalog(String id) {
    return read(id).catalog();
  }

  private static byte[] bytes(String id, String name) {
    String path = "/stories/" + id + "/" + name;
    try (InputStream in = StoryBook.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SimpleModule words() {
    SimpleModule module = new SimpleModule("words of stories");
    module.addDeserializer(LocalizedText.class, new Texts());
    module.addDeserializer(Cohort.class, new Cohorts());
    module.addDeserializer(Act.Outlook.class, new Outlooks());
    return module;
  }

  private static final class Texts extends StdDeserializer<LocalizedText> {
    Texts() {
      super(LocalizedText.class);
    }

    @Override
    public LocalizedText deserialize(JsonParser parser, DeserializationContext context) {
      return new LocalizedText(
          parser.readValueAs(new TypeReference<java.util.LinkedHashMap<String, String>>() {}));
    }
  }

  private static final class Cohorts extends StdDeserializer<Cohort> {
    Cohorts() {
      super(Cohort.class);
    }

    @Override
    public Cohort deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getValueAsString();
      return Cohort.parse(text)
          .orElseThrow(
              () -> InvalidFormatException.from(parser, "not dimension:value", text, Cohort.class));
    }
  }

  private static final class Outlooks extends StdDeserializer<Act.Outlook> {
    Outlooks() {
      super(Act.Outlook.class);
    }

    @Override
    public Act.Outlook deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getValueAsString();
      return text.equals("none-yet")
          ? new Act.Outlook.NoneYet()
          : new Act.Outlook.In(Duration.parse(text));
    }
  }

  /** Every story with its catalogue, in order. */
  public static Map<String, Story> all() {
    Map<String, Story> all = new java.util.LinkedHashMap<>();
    IDS.forEach(id -> all.put(id, open(id)));
    return all;
  }
}
