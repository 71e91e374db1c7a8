package io.tocsin.site;

import io.tocsin.catalog.LocalizedText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds values with a text of a stranger in every place where a text stands; only names by which
 * things find each other stay, and what a constructor refuses stays as it was.
 */
public final class Poisoned {

  /** Names by which things find each other. */
  private static final Set<String> NAMES =
      Set.of(
          ("id service component components incident language languages zone dimension maintenance corrects"
                  + " correctedBy fromMaintenance code codes region areas area probe digest base64"
                  + " states mixed answers statement to from symptoms kind key channelId operatorId"
                  + " promise claims claim")
              .split(" "));

  private final Supplier<String> texts;
  private final Supplier<String> addresses;
  private final Set<String> places = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();

  /**
   * Begins.
   *
   * @param texts what is put where sentences stand
   * @param addresses what is put where one word or an address stands
   */
  public Poisoned(Supplier<String> texts, Supplier<String> addresses) {
    this.texts = texts;
    this.addresses = addresses;
  }

  /** Returns the places that were reached, {@code Claim.text}. */
  public Set<String> places() {
    return places;
  }

  /** Returns the places where a constructor refused. */
  Set<String> refused() {
    return refused;
  }

  /** Rebuilds a value. */
  @SuppressWarnings("unchecked")
  public <T> T of(T value) {
    return (T) rebuilt(value, "");
  }

  private @Nullable Object rebuilt(@Nullable Object value, String place) {
    return switch (value) {
      case null -> null;
      case LocalizedText text -> localized(text, place);
      case Record one -> record(one);
      case List<?> list -> list.stream().map(item -> rebuilt(item, place)).toList();
      case Set<?> set -> {
        Set<Object> all = new LinkedHashSet<>();
        set.forEach(item -> all.add(rebuilt(item, place)));
        yield all;
      }
      case Map<?, ?> map -> {
        Map<Object, Object> all = new LinkedHashMap<>();
        map.forEach((key, item) -> all.put(key, rebuilt(item, place)));
        yield all;
      }
      case String text when !place.isEmpty() -> {
        places.add(place);
        yield place.endsWith(".body") ? texts.get() : addresses.get();
      }
      default -> value;
    };
  }

  private LocalizedText localized(LocalizedText text, String place) {
    places.add(place);
    String hostile = texts.get();
    Map<String, String> all = new LinkedHashMap<>();
    text.byLanguage().keySet().forEach(language -> all.put(language, hostile));
    return new LocalizedText(all);
  }

  private Object record(Record value) {
    RecordComponent[] parts = value.getClass().getRecordComponents();
    List<@Nullable Object> before = new ArrayList<>();
    List<@Nullable Object> after = new ArrayList<>();
    for (RecordComponent part : parts) {
      Object old = read(part, value);
      boolean name = NAMES.contains(part.getName()) && holdsNames(part.getGenericType());
      before.add(old);
      after.add(name ? old : rebuilt(old, value.getClass().getSimpleName() + "." + part.getName()));
    }
    Object whole = made(value, parts, after);
    return whole != null ? whole : oneByOne(value, parts, before, after);
  }

  private static boolean holdsNames(Type type) {
    return type.getTypeName().contains("String") && !type.getTypeName().contains("LocalizedText");
  }

  /** Keeps of the new parts those that can stand. */
  private Object oneByOne(
      Record value,
      RecordComponent[] parts,
      List<@Nullable Object> before,
      List<@Nullable Object> after) {
    List<@Nullable Object> kept = new ArrayList<>(before);
    Object best = value;
    for (int at = 0; at < parts.length; at++) {
      kept.set(at, after.get(at));
      Object made = made(value, parts, kept);
      if (made == null) {
        refused.add(value.getClass().getSimpleName() + "." + parts[at].getName());
        kept.set(at, before.get(at));
      } else {
        best = made;
      }
    }
    return best;
  }

  private static @Nullable Object read(RecordComponent part, Record value) {
    try {
      var accessor = part.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(part.toString(), e);
    }
  }

  private static @Nullable Object made(
      Record value, RecordComponent[] parts, List<@Nullable Object> arguments) {
    Class<?>[] types = new Class<?>[parts.length];
    for (int at = 0; at < parts.length; at++) {
      types[at] = parts[at].getType();
    }
    try {
      var constructor = value.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException) {
        return null;
      }
      throw new AssertionError(value.getClass().toString(), refused.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(value.getClass().toString(), e);
    }
  }
}
