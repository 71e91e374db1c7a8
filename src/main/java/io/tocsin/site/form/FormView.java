package io.tocsin.site.form;

import io.tocsin.site.view.Frame;
import io.tocsin.web.Form;
import io.tocsin.wording.Phrases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown: what was typed, what is wrong with it. Immutable.
 *
 * @param action where it is sent
 * @param typed what was typed before
 * @param hidden fields nobody sees, by name
 */
public record FormView(
    Frame frame,
    Phrases phrases,
    String action,
    Form typed,
    Map<String, String> hidden,
    List<FieldFault> faults) {

  public FormView {
    hidden = java.util.Collections.unmodifiableMap(new TreeMap<>(hidden));
    faults = List.copyOf(faults);
  }

  /** Returns a phrase. */
  public String say(String key) {
    return phrases.say(key);
  }

  /** Returns a phrase with one argument filled in. */
  public String say(String key, String name, Object value) {
    return phrases.say(key, name, value);
  }

  /** Returns what was typed into a field, or nothing. */
  public String typed(String field) {
    return typed.first(field).orElse("");
  }

  /** Returns what is wrong with a field, or null. */
  public @Nullable String fault(String field) {
    return faults.stream()
        .filter(fault -> fault.field().equals(field) || fault.field().startsWith(field + "."))
        .map(FieldFault::words)
        .findFirst()
        .orElse(null);
  }
}
