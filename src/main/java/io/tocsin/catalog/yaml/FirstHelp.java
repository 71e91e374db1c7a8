package io.tocsin.catalog.yaml;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.ServiceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The general advice that ships for each kind of service: what holds before anything is known.
 * Immutable.
 */
public final class FirstHelp {

  private static final String SHIPPED = "/catalog/first-help.yaml";
  private static final String SCHEMA = "tocsin-first-help/1";

  private final Map<ServiceKind, List<LocalizedText>> byKind;

  private FirstHelp(Map<ServiceKind, List<LocalizedText>> byKind) {
    this.byKind = byKind;
  }

  /**
   * Reads the advice that lies in the jar.
   *
   * @throws IllegalStateException if the program was built without it, or a kind has none
   */
  public static FirstHelp shipped() {
    try (InputStream stream = FirstHelp.class.getResourceAsStream(SHIPPED)) {
      if (stream == null) {
        throw new IllegalStateException("the program was built without " + SHIPPED);
      }
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FirstHelp read(InputStream stream) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
    if (!(tree instanceof Map<?, ?> root)
        || !SCHEMA.equals(root.get("schema"))
        || !(root.get("kinds") instanceof Map<?, ?> kinds)) {
      throw new IllegalStateException("not a file of the form " + SCHEMA);
    }
    Map<ServiceKind, List<LocalizedText>> byKind = new EnumMap<>(ServiceKind.class);
    for (ServiceKind kind : ServiceKind.values()) {
      if (!(kinds.get(kind.id()) instanceof List<?> advice) || advice.isEmpty()) {
        throw new IllegalStateException("no first help for " + kind.id());
      }
      byKind.put(kind, advice.stream().map(FirstHelp::text).toList());
    }
    return new FirstHelp(byKind);
  }

  private static LocalizedText text(Object value) {
    if (value instanceof Map<?, ?> texts
        && texts.get("fr") instanceof String french
        && texts.get("en") instanceof String english) {
      return LocalizedText.frenchAndEnglish(french, english);
    }
    throw new IllegalStateException("first help in French and English expected: " + value);
  }

  /** Returns what anybody can try while a service of that kind is broken; never empty. */
  public List<LocalizedText> of(ServiceKind kind) {
    return Objects.requireNonNull(byKind.get(kind));
  }
}
