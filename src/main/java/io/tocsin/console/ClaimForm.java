package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Vague;
import io.tocsin.web.Form;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a claim says from its form, thing by thing; confined to one request. */
final class ClaimForm {

  private final Form form;
  private final Fields fields;
  private final Catalog catalog;
  private final List<Assertion> said = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  ClaimForm(Form form, Fields fields, Catalog catalog) {
    this.form = form;
    this.fields = fields;
    this.catalog = catalog;
  }

  /** What is wrong beside what the fields themselves found. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /**
   * Returns what it says.
   *
   * @param at when it was said
   */
  List<Assertion> assertions(Instant at) {
    end(at);
    figure();
    where();
    cause();
    one("state", Assertion.State.values())
        .ifPresent(state -> said.add(new Assertion.Condition(state, fields.choices("about"))));
    one("sort", Assertion.Sort.values()).ifPresent(sort -> said.add(new Assertion.Category(sort)));
    if (form.has("only_these")) {
      said.add(new Assertion.Reach(true, fields.choices("about"), Set.of()));
    }
    data();
    one("money", Assertion.Decision.values())
        .ifPresent(decision ->
            said.add(
                new Assertion.Compensation(decision, fields.text("amount"), fields.text("rule"))));
    return List.copyOf(said);
  }

  private void end(Instant at) {
    Optional<Vague> vague = form.filled("vague").flatMap(Vague::find);
    LocalizedText words = fields.text("vague_words");
    if (vague.isPresent() && words == null) {
      faults.add(Fault.of("vague_words." + catalog.languages().getFirst(), Rule.MISSING));
    } else if (vague.isPresent() && words != null) {
      Interval end = vague.get().interval(day(at), catalog.zone(), words);
      said.add(new Assertion.End(end));
    }
  }

  /** "On the day" is told with its day; every other is counted from when it was said. */
  private Instant day(Instant at) {
    LocalDate day = date("vague_day");
    return day == null ? at : day.atTime(12, 0).atZone(catalog.zone()).toInstant();
  }

  private void figure() {
    Double low = number("figure_low");
    Double high = number("figure_high");
    if (low == null && high == null) {
      return;
    }
    Figure.Unit unit = one("figure_unit", Figure.Unit.values()).orElse(Figure.Unit.CUSTOMERS);
    Figure.Extent extent =
        one("figure_extent", Figure.Extent.values()).orElse(Figure.Extent.UNSAID);
    try {
      said.add(
          new Assertion.Count(
              new Figure(
                  low == null ? 0 : low,
                  high,
                  unit,
                  extent,
                  fields.text("figure_basis"),
                  fields.text("figure_words"))));
    } catch (IllegalArgumentException e) {
      faults.add(Fault.of("figure_high", Rule.WRONG_TYPE));
    }
  }

  private @Nullable Double number(String field) {
    Optional<String> typed = form.filled(field);
    if (typed.isEmpty()) {
      return null;
    }
    String plain = typed.get().strip().replace(" ", "").replace(',', '.');
    if (!plain.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")) {
      faults.add(Fault.of(field, Rule.WRONG_TYPE));
      return null;
    }
    return Double.valueOf(plain);
  }

  private void where() {
    Optional<String> written = form.filled("areas");
    if (written.isEmpty()) {
      return;
    }
    Set<String> codes = new AreaNames(catalog.areas()).codes(written.get());
    if (codes.isEmpty() || codes.contains(AreaNames.UNKNOWN)) {
      faults.add(Fault.of("areas", Rule.NOT_AN_AREA));
    } else {
      said.add(new Assertion.Where(form.has("only_there"), codes));
    }
  }

  private void cause() {
    Optional<Assertion.Certainty> certainty = one("certainty", Assertion.Certainty.values());
    if (certainty.isPresent()) {
      Assertion.CauseKind kind =
          one("cause_kind", Assertion.CauseKind.values()).orElse(Assertion.CauseKind.OTHER);
      said.add(new Assertion.Cause(certainty.get(), kind, fields.text("cause")));
    }
  }

  private void data() {
    one("fate", Assertion.Fate.values())
        .ifPresent(fate ->
            said.add(
                new Assertion.Data(form.filled("fate_of").orElse(null), date("fate_day"), fate)));
  }

  private @Nullable LocalDate date(String field) {
    Optional<String> typed = form.filled(field);
    try {
      return typed.map(LocalDate::parse).orElse(null);
    } catch (DateTimeParseException e) {
      faults.add(Fault.of(field, Rule.NOT_AN_INSTANT));
      return null;
    }
  }

  private <E extends Enum<E>> Optional<E> one(String field, E[] values) {
    Optional<String> chosen = form.filled(field);
    return Stream.of(values)
        .filter(value -> chosen.filter(value.name()::equals).isPresent())
        .findFirst();
  }
}
