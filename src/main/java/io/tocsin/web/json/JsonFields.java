package io.tocsin.web.json;

import io.tocsin.web.MediaType;
import io.tocsin.web.Request;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Nearest;
import io.tocsin.wording.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, asked for one by one; what has the wrong type, was sent twice, or
 * was never asked for becomes a fault. Absent and {@code null} are the same. Confined to one
 * request.
 */
public final class JsonFields {

  private final String path;
  private final Map<?, ?> fields;
  private final List<Fault> faults;
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<JsonFields> children = new ArrayList<>();

  private JsonFields(String path, Map<?, ?> fields, List<Fault> faults) {
    this.path = path;
    this.fields = fields;
    this.faults = faults;
  }

  /** What became of a body. */
  public sealed interface Body {

    /** It is a JSON object; its fields are still to be judged. */
    record Readable(JsonFields fields) implements Body {}

    /** It is none: 415 for another type, 400 else. */
    record Unreadable(int status, List<Fault> faults) implements Body {
      public Unreadable {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Reads the body of a request. */
  public static Body read(Request request) {
    boolean packed = request.header("Content-Encoding").isPresent();
    if (packed || !request.contentType().equals(MediaType.JSON)) {
      return new Body.Unreadable(415, List.of());
    }
    Optional<String> text = request.text();
    if (text.isEmpty()) {
      return new Body.Unreadable(400, List.of(Fault.of("", Rule.NOT_UTF8)));
    }
    List<Fault> faults = new ArrayList<>();
    Optional<Object> tree = JsonTree.read(text.get(), faults);
    if (tree.isEmpty()) {
      return new Body.Unreadable(400, List.of(Fault.of("", Rule.NOT_JSON)));
    }
    return tree.get() instanceof Map<?, ?> object
        ? new Body.Readable(new JsonFields("", object, faults))
        : new Body.Unreadable(400, List.of(Fault.of("", Rule.WRONG_TYPE)));
  }

  /** Says whether the field was sent, with any value but {@code null}. */
  public boolean has(String name) {
    asked.add(name);
    Object value = fields.get(name);
    return value != null && !(value instanceof JsonTree.Nothing);
  }

  /** Says whether the field was sent and is an object. */
  public boolean holdsObject(String name) {
    asked.add(name);
    return fields.get(name) instanceof Map<?, ?>;
  }

  /** Returns a text. */
  public @Nullable String text(String name) {
    return typed(name, String.class);
  }

  /** Returns a number. */
  public @Nullable Double number(String name) {
    Number number = typed(name, Number.class);
    return number == null ? null : number.doubleValue();
  }

  /** Returns a flag, false if absent. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(typed(name, Boolean.class));
  }

  /** Returns a whole number, 0 if absent or too large to be one. */
  public int count(String name) {
    Number number = typed(name, Number.class);
    if (number == null) {
      return 0;
    }
    if (number.doubleValue() != number.intValue()) {
      wrongType(full(name));
      return 0;
    }
    return number.intValue();
  }

  /** Returns a list of texts, empty if absent. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    List<?> values = list(name);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof String text) {
        texts.add(text);
      } else {
        wrongType(full(name) + "[" + i + "]");
      }
    }
    return texts;
  }

  /** Returns a time in the form of RFC 3339. */
  public @Nullable Instant instant(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      faults.add(Fault.of(full(name), Rule.NOT_AN_INSTANT));
      return null;
    }
  }

  /** Returns a constant by its name in lower case, {@code half-day} for {@code HALF_DAY}. */
  public <E extends Enum<E>> @Nullable E word(String name, Class<E> type, Rule otherwise) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = wordOf(constant);
      if (word.equals(text)) {
        return constant;
      }
      known.add(word);
    }
    faults.add(new Fault(full(name), otherwise, Map.of("allowed", String.join(", ", known))));
    return null;
  }

  /** Returns how a constant is written in the API. */
  public static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns an object of texts, empty if absent. */
  public Map<String, String> textsByName(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<?, ?> object = typed(name, Map.class);
    if (object != null) {
      object.forEach((key, value) -> {
        if (value instanceof String text) {
          texts.put((String) key, text);
        } else {
          wrongType(full(name) + "." + key);
        }
      });
    }
    return texts;
  }

  /** Returns an object. */
  public @Nullable JsonFields object(String name) {
    Map<?, ?> object = typed(name, Map.class);
    return object == null ? null : child(full(name), object);
  }

  /** Returns a list of objects, empty if absent. */
  public List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    List<?> values = list(name);
    for (int i = 0; i < values.size(); i++) {
      String place = full(name) + "[" + i + "]";
      if (values.get(i) instanceof Map<?, ?> object) {
        objects.add(child(place, object));
      } else {
        wrongType(place);
      }
    }
    return objects;
  }

  private JsonFields child(String place, Map<?, ?> object) {
    JsonFields child = new JsonFields(place, object, faults);
    children.add(child);
    return child;
  }

  private List<?> list(String name) {
    List<?> list = typed(name, List.class);
    return list == null ? List.of() : list;
  }

  private <T> @Nullable T typed(String name, Class<T> type) {
    if (!has(name)) {
      return null;
    }
    Object value = fields.get(name);
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    wrongType(full(name));
    return null;
  }

  private void wrongType(String place) {
    faults.add(Fault.of(place, Rule.WRONG_TYPE));
  }

  /** Returns the path of a field of this object. */
  public String full(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Notes that a field has to be there. */
  public void require(String name) {
    if (!has(name)) {
      faults.add(Fault.of(full(name), Rule.MISSING));
    }
  }

  /** Notes a fault that somebody else found. */
  public void fault(Fault fault) {
    faults.add(fault);
  }

  /**
   * Returns every fault so far, and one for each field nobody asked for; call it when all that is
   * known was asked for.
   */
  public List<Fault> faults() {
    List<Fault> all = new ArrayList<>(faults);
    all.addAll(strangers());
    return all;
  }

  private List<Fault> strangers() {
    List<Fault> strangers = new ArrayList<>();
    for (Object key : fields.keySet()) {
      String name = (String) key;
      if (!asked.contains(name)) {
        Map<String, String> details =
            Nearest.to(name, asked)
                .map(near -> Map.of("didYouMean", near))
                .orElseGet(() -> Map.of("allowed", String.join(", ", asked)));
        strangers.add(new Fault(full(shortened(name)), Rule.UNKNOWN_FIELD, details));
      }
    }
    children.forEach(child -> strangers.addAll(child.strangers()));
    return strangers;
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60);
  }
}
