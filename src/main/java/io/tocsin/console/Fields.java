package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.web.Form;
import io.tocsin.wording.Fault;
import io.tocsin.wording.LocalTime;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a form's fields and collects what is wrong with them; confined to one request. */
final class Fields {

  private static final int LONGEST = 2000;

  private final Form form;
  private final Catalog catalog;
  private final List<Fault> faults = new ArrayList<>();

  Fields(Form form, Catalog catalog) {
    this.form = form;
    this.catalog = catalog;
  }

  /** What is wrong so far. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** A line of text, or null when nothing was typed. */
  @Nullable String line(String field) {
    Optional<String> typed = form.filled(field);
    typed
        .flatMap(text -> Text.faultInLine(text, LONGEST))
        .ifPresent(rule -> faults.add(Fault.of(field, rule)));
    return typed.orElse(null);
  }

  /** A moment typed in the site's zone, or null when nothing, or nothing legible, was typed. */
  @Nullable Instant moment(String field) {
    Optional<String> typed = form.filled(field);
    if (typed.isEmpty()) {
      return null;
    }
    Optional<Instant> instant = LocalTime.read(typed.get(), catalog.zone());
    if (instant.isEmpty()) {
      faults.add(Fault.of(field, Rule.NOT_AN_INSTANT));
    }
    return instant.orElse(null);
  }

  /** A moment that must be typed; stands in for itself when it was not. */
  Instant requiredMoment(String field, Instant otherwise) {
    Instant typed = moment(field);
    if (typed == null && form.filled(field).isEmpty()) {
      faults.add(Fault.of(field, Rule.MISSING));
    }
    return typed == null ? otherwise : typed;
  }

  /** A moment that must be typed, or null when it was not. */
  @Nullable Instant requiredMoment(String field) {
    if (form.filled(field).isEmpty()) {
      faults.add(Fault.of(field, Rule.MISSING));
    }
    return moment(field);
  }

  /** A day, or null when nothing, or nothing legible, was typed. */
  @Nullable LocalDate day(String field) {
    Optional<String> typed = form.filled(field);
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.get());
    } catch (DateTimeParseException e) {
      faults.add(Fault.of(field, Rule.NOT_A_DAY));
      return null;
    }
  }

  /**
   * A number as people write it, or null when nothing, or nothing legible, was typed.
   *
   * @param fraction whether a point or comma before three digits parts a fraction, not thousands
   */
  @Nullable Double number(String field, boolean fraction) {
    Optional<String> typed = form.filled(field);
    if (typed.isEmpty()) {
      return null;
    }
    String bare = typed.get().replaceAll("[\\s\u00a0\u202f]", "");
    String plain = fraction ? bare : bare.replaceAll("[.,](?=[0-9]{3}(?:[.,]|$))", "");
    String number = plain.replace(',', '.');
    if (!number.matches("[0-9]{1,12}(\\.[0-9]{1,3})?")) {
      faults.add(Fault.of(field, Rule.NOT_A_NUMBER));
      return null;
    }
    return Double.valueOf(number);
  }

  /** One of a closed list; what was not chosen, or is not on it, is the other. */
  <T extends Enum<T>> T oneOf(String field, T[] values, T otherwise) {
    String chosen = form.first(field).orElse("");
    for (T value : values) {
      if (value.name().equals(chosen)) {
        return value;
      }
    }
    return otherwise;
  }

  /** Notes more that is wrong. */
  void faults(List<Fault> more) {
    faults.addAll(more);
  }

  /** Notes that something is wrong. */
  void fault(String field, Rule rule) {
    faults.add(Fault.of(field, rule));
  }

  /** A text in each language that was filled in, or null when none was. */
  @Nullable LocalizedText text(String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : catalog.languages()) {
      String name = field + "." + language;
      form.filled(name)
          .ifPresent(text -> {
            Text.faultIn(text, LONGEST).ifPresent(rule -> faults.add(Fault.of(name, rule)));
            texts.put(language, text.replace("\r\n", "\n"));
          });
    }
    return texts.isEmpty() ? null : new LocalizedText(texts);
  }

  /** A text that must be filled in, in one language at least. */
  LocalizedText requiredText(String field) {
    LocalizedText text = text(field);
    if (text == null) {
      faults.add(Fault.of(field + "." + catalog.languages().getFirst(), Rule.MISSING));
      return LocalizedText.of(catalog.languages().getFirst(), "?");
    }
    return text;
  }

  /** A choice that must be made; empty text when it was not. */
  String choice(String field) {
    Optional<String> chosen = form.filled(field);
    if (chosen.isEmpty()) {
      faults.add(Fault.of(field, Rule.MISSING));
    }
    return chosen.orElse("");
  }

  Set<String> choices(String field) {
    return form.all(field).stream().filter(id -> !id.isBlank()).collect(Collectors.toSet());
  }

  /** The service that the first known of some components belongs to, or the first of all. */
  String serviceOf(Set<String> components) {
    return components.stream()
        .sorted()
        .flatMap(id -> catalog.serviceOf(id).stream())
        .findFirst()
        .orElse(catalog.services().getFirst())
        .id();
  }

  /** Groups of customers, written one after the other; those of no such form are a fault. */
  Set<Cohort> cohorts(String field) {
    List<String> typed =
        form.filled(field).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
    Set<Cohort> known =
        typed.stream()
            .flatMap(text -> Cohort.parse(text).stream())
            .filter(catalog::knows)
            .collect(Collectors.toSet());
    if (known.size() != Set.copyOf(typed).size()) {
      faults.add(Fault.of(field, Rule.NOT_A_COHORT));
    }
    return known;
  }
}
