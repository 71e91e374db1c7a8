package io.tocsin.web.json;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads one document into maps, lists, texts, numbers and flags; confined to one document. */
final class JsonTree {

  /** Stands for {@code null}. */
  record Nothing() {}

  private static final Nothing NOTHING = new Nothing();

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxNumberLength(100)
                  .maxNameLength(200)
                  .maxStringLength(64 * 1024)
                  .maxDocumentLength(256 * 1024)
                  .maxTokenCount(10_000)
                  .build())
          .build();

  private final List<Fault> faults;
  private final JsonParser parser;

  private JsonTree(JsonParser parser, List<Fault> faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /**
   * Reads a document; empty if it is no JSON or too deep.
   *
   * @param faults takes a fault for every duplicate field
   */
  static Optional<Object> read(String document, List<Fault> faults) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Object root = new JsonTree(parser, faults).value("");
      return parser.nextToken() == null ? Optional.of(root) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private Object value(String path) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_STRING -> text(path);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case null, default -> NOTHING;
    };
  }

  /** Escapes can write what is no text: NUL, and halves of characters. */
  private String text(String path) {
    String text = parser.getString();
    boolean whole =
        text.codePoints()
            .noneMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (!whole) {
      faults.add(Fault.of(path, Rule.FORBIDDEN_CHARACTERS));
    }
    return text;
  }

  private Map<String, Object> object(String path) {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      String inner = path.isEmpty() ? name : path + "." + name;
      parser.nextToken();
      Object value = value(inner);
      if (fields.putIfAbsent(name, value) != null) {
        faults.add(Fault.of(inner, Rule.DUPLICATE_FIELD));
      }
    }
    return fields;
  }

  private List<Object> array(String path) {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(path + "[" + values.size() + "]"));
    }
    return values;
  }
}
