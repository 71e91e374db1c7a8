package io.tocsin.catalog.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in the file, read key by key; a key that was never asked for is unknown. Confined to
 * one reading.
 *
 * <p>A key with nothing after it counts as absent, so that an owner may comment out all that stands
 * below it.
 */
final class Section {

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|passwd|secret|token|mot_?de_?passe|api_?key).*");

  private final YamlNode.Mapping node;
  private final String path;
  private final @Nullable Section parent;
  private final Faults faults;
  private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private boolean faulty;

  Section(YamlNode.Mapping node, String path, @Nullable Section parent, Faults faults) {
    this.node = node;
    this.path = path;
    this.parent = parent;
    this.faults = faults;
    for (YamlNode.Entry entry : node.entries()) {
      YamlNode.Entry first = entries.putIfAbsent(entry.key().text(), entry);
      if (first != null) {
        keyFault(entry, FaultRule.DUPLICATE_KEY, Hint.NONE, first.key().line());
      }
    }
  }

  /** Returns the keys that stand there. */
  Set<String> keys() {
    return entries.keySet();
  }

  /** Asks for a key. */
  Optional<Value> value(String key) {
    asked.add(key);
    YamlNode.Entry entry = entries.get(key);
    if (entry == null || (entry.value() instanceof YamlNode.Scalar scalar && scalar.isNothing())) {
      return Optional.empty();
    }
    return Optional.of(new Value(entry.value(), pathOf(key), this, faults));
  }

  /** Asks for a key that must be there; its absence is told. */
  Optional<Value> requiredValue(String key) {
    Optional<Value> value = value(key);
    if (value.isEmpty()) {
      fault(FaultRule.MISSING_KEY, Hint.NONE, key);
    }
    return value;
  }

  /** Reads a key that must be there. */
  <T> Optional<T> required(String key, Form<T> form) {
    return requiredValue(key).flatMap(form::read);
  }

  /** Reads a key that may be there. */
  <T> Optional<T> optional(String key, Form<T> form) {
    return value(key).flatMap(form::read);
  }

  /** Reads a list of mappings that may be there. */
  List<Section> sections(String key, int least, int most) {
    List<Section> sections = new ArrayList<>();
    value(key)
        .flatMap(value -> value.list(least, most))
        .orElse(List.of())
        .forEach(item -> item.mapping().ifPresent(sections::add));
    return sections;
  }

  /** Reads a mapping that may be there. */
  Optional<Section> section(String key) {
    return value(key).flatMap(Value::mapping);
  }

  /** Tells a fault of the section as a whole. */
  void fault(FaultRule rule, Hint hint, Object... details) {
    faults.add(node.line(), node.column(), path, "", rule, hint, details);
    markFaulty();
  }

  /** Tells the keys nobody asked for. Everything a section may hold is asked for before. */
  void refuseOtherKeys() {
    for (YamlNode.Entry entry : entries.values()) {
      String key = entry.key().text();
      if (!asked.contains(key)) {
        boolean secret = SECRET.matcher(key).matches();
        FaultRule rule = secret ? FaultRule.SECRET_INLINE : FaultRule.UNKNOWN_KEY;
        keyFault(entry, rule, Hint.of(key, asked));
      }
    }
  }

  /** Ends the reading: tells unknown keys, and builds the value only where nothing was wrong. */
  <T> Optional<T> whole(Supplier<T> value) {
    refuseOtherKeys();
    return ifSound(value);
  }

  /** Builds the value only where nothing was wrong so far, while others still read the section. */
  <T> Optional<T> ifSound(Supplier<T> value) {
    return faulty ? Optional.empty() : Optional.of(value.get());
  }

  void markFaulty() {
    for (Section section = this; section != null; section = section.parent) {
      section.faulty = true;
    }
  }

  private void keyFault(YamlNode.Entry entry, FaultRule rule, Hint hint, Object... details) {
    YamlNode.Scalar key = entry.key();
    faults.add(key.line(), key.column(), path, key.text(), rule, hint, details);
    markFaulty();
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
