package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Assertion.Certainty;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.Vague;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.web.Form;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what an agent is about to say, or was told; confined to one request. */
final class SaidForm {

  private final Form form;
  private final Fields fields;
  private final Catalog catalog;
  private final Function<Vague, LocalizedText> names;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * Reads a form.
   *
   * @param names what a vague time is called: the words that stand for it where none were typed
   */
  SaidForm(Form form, Fields fields, Catalog catalog, Function<Vague, LocalizedText> names) {
    this.form = form;
    this.fields = fields;
    this.catalog = catalog;
    this.names = names;
  }

  /** What is wrong beside what the fields themselves found. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /**
   * Returns what it says.
   *
   * @param looks whether the agent only looks: the words themselves may then be missing
   */
  ClaimDraft draft(IncidentView incident, boolean looks, Instant now, Actor by) {
    LocalizedText text = looks ? words() : fields.requiredText("text");
    Instant eta = fields.moment("eta");
    boolean operator = form.first("by").filter("other"::equals).isEmpty();
    if (!looks) {
      fields.choice("by");
    }
    Source source = SourceForm.read(form, fields, now);
    return new ClaimDraft(
        incident.id(),
        incident.service(),
        text,
        operator,
        source,
        eta,
        false,
        now,
        by,
        Recorder.AGENT,
        assertions(eta, source.at()),
        null);
  }

  private LocalizedText words() {
    LocalizedText text = fields.text("text");
    return text == null ? LocalizedText.of(catalog.languages().getFirst(), "-") : text;
  }

  private List<Assertion> assertions(@Nullable Instant eta, Instant at) {
    List<Assertion> said = new ArrayList<>();
    if (eta != null) {
      said.add(new Assertion.End(Interval.at(eta)));
    } else {
      vague(at).ifPresent(said::add);
    }
    Instant next = fields.moment("next");
    if (next != null) {
      said.add(new Assertion.NextWord(Interval.at(next)));
    }
    one("state", Assertion.State.values())
        .ifPresent(state -> said.add(new Assertion.Condition(state, Set.of())));
    where().ifPresent(said::add);
    cause().ifPresent(said::add);
    money().ifPresent(said::add);
    figure().ifPresent(said::add);
    one("sort", Assertion.Sort.values()).ifPresent(sort -> said.add(new Assertion.Category(sort)));
    one("fate", Assertion.Fate.values())
        .ifPresent(fate -> said.add(new Assertion.Data(null, fields.day("fate_day"), fate)));
    return said;
  }

  /** "In the coming hours" stays what it is: from when it was said to the latest it can mean. */
  private Optional<Assertion> vague(Instant at) {
    return form.filled("vague")
        .flatMap(Vague::find)
        .map(vague -> new Assertion.End(vague.interval(at, catalog.zone(), names.apply(vague))));
  }

  private Optional<Assertion> where() {
    Optional<String> written = form.filled("areas");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Set<String> codes = new AreaNames(catalog.areas()).codes(written.get());
    if (codes.isEmpty() || codes.contains(AreaNames.UNKNOWN)) {
      faults.add(Fault.of("areas", Rule.NOT_AN_AREA));
      return Optional.empty();
    }
    return Optional.of(new Assertion.Where(form.has("only_there"), codes));
  }

  /** A kind of cause without a word on how sure it is was told as certain. */
  private Optional<Assertion> cause() {
    Optional<Certainty> certainty = one("certainty", Certainty.values());
    Optional<CauseKind> kind = one("cause_kind", CauseKind.values());
    return certainty.isEmpty() && kind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Assertion.Cause(
                certainty.orElse(Certainty.CONFIRMED), kind.orElse(CauseKind.OTHER), null));
  }

  private Optional<Assertion> money() {
    String amount = fields.line("amount");
    @Nullable LocalizedText said =
        amount == null ? null : LocalizedText.of(catalog.languages().getFirst(), amount);
    return switch (form.first("money").orElse("")) {
      case "granted" ->
          Optional.of(new Assertion.Compensation(Assertion.Decision.GRANTED, said, null));
      case "nothing" ->
          Optional.of(new Assertion.Compensation(Assertion.Decision.NOTHING, null, null));
      case "open" ->
          Optional.of(new Assertion.Compensation(Assertion.Decision.NOT_DECIDED, null, null));
      default -> Optional.empty();
    };
  }

  private Optional<Assertion> figure() {
    Optional<String> typed = form.filled("figure");
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    String digits = typed.get().replaceAll("[\\s\\u00a0\\u202f]", "");
    if (!digits.matches("[0-9]{1,9}")) {
      faults.add(Fault.of("figure", Rule.WRONG_TYPE));
      return Optional.empty();
    }
    double many = Double.parseDouble(digits);
    Figure.Extent extent =
        one("figure_extent", Figure.Extent.values()).orElse(Figure.Extent.UNSAID);
    return Optional.of(
        new Assertion.Count(new Figure(many, many, Figure.Unit.CUSTOMERS, extent, null, null)));
  }

  private <E extends Enum<E>> Optional<E> one(String field, E[] values) {
    Optional<String> chosen = form.filled(field);
    return Stream.of(values)
        .filter(value -> chosen.filter(value.name()::equals).isPresent())
        .findFirst();
  }
}
