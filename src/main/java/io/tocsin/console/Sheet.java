package io.tocsin.console;

import io.tocsin.web.Form;
import io.tocsin.wording.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form as it is shown: what was typed stays, and what is wrong stands at its field. Immutable.
 *
 * @param name which form of the page it is
 * @param values what the fields hold
 * @param faults what is wrong with them
 * @param notice key of a phrase above the form, or empty
 */
public record Sheet(
    String name, Map<String, List<String>> values, List<Fault> faults, Optional<String> notice) {

  public Sheet {
    values = Map.copyOf(values);
    faults = List.copyOf(faults);
  }

  /** An untouched form. */
  public static Sheet blank(String name) {
    return new Sheet(name, Map.of(), List.of(), Optional.empty());
  }

  /** A form that was sent and did not do. */
  static Sheet returned(String name, Form form, List<Fault> faults) {
    return new Sheet(name, form.fields(), faults, Optional.empty());
  }

  Sheet noticed(String phrase) {
    return new Sheet(name, values, faults, Optional.of(phrase));
  }

  /** The same with one more thing that is wrong. */
  Sheet wrong(Fault fault) {
    return wrong(List.of(fault));
  }

  /** The same with more that is wrong. */
  Sheet wrong(List<Fault> more) {
    return new Sheet(name, values, Stream.concat(faults.stream(), more.stream()).toList(), notice);
  }

  /** Returns the same form with another value in one field. */
  public Sheet with(String field, String value) {
    return with(field, List.of(value));
  }

  Sheet with(String field, List<String> all) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(field, all);
    return new Sheet(name, more, faults, notice);
  }

  /** Returns what a field holds, empty if nothing. */
  public String value(String field) {
    return values.getOrDefault(field, List.of()).stream().findFirst().orElse("");
  }

  /** Says whether a choice is made. */
  public boolean holds(String field, String choice) {
    return values.getOrDefault(field, List.of()).contains(choice);
  }

  /** Returns what is wrong with a field. */
  public List<Fault> faultsAt(String field) {
    return faults.stream().filter(fault -> fault.field().equals(field)).toList();
  }

  /** Says whether something is wrong with a field. */
  public boolean isWrong(String field) {
    return !faultsAt(field).isEmpty();
  }

  /** Returns the id of a field's element. */
  public String id(String field) {
    return name + "-" + field.replaceAll("[^a-z0-9_]+", "-");
  }

  /** Returns the id of what describes a field: its faults, or null when there are none. */
  public String describedBy(String field) {
    return id(field) + "-hint" + (isWrong(field) ? " " + id(field) + "-fault" : "");
  }
}
