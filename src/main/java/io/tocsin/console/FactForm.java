package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Measure;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Rumour;
import io.tocsin.web.Form;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a fact sheet out of the form in which it is written; confined to one request. */
final class FactForm {

  private static final int LONGEST_WAIT = 4;

  private final Form form;
  private final Catalog catalog;
  private final String service;
  private final Instant now;
  private final Fields fields;
  private final AreaNames areas;

  /**
   * Opens a form.
   *
   * @param service whose functions the sheet is about
   */
  FactForm(Form form, Catalog catalog, String service, Instant now) {
    this.form = form;
    this.catalog = catalog;
    this.service = service;
    this.now = now;
    this.fields = new Fields(form, catalog);
    this.areas = new AreaNames(catalog.areas());
  }

  /** The faults of typing, once the sheet was read. */
  List<Fault> faults() {
    return fields.faults();
  }

  FactSheet sheet() {
    return new FactSheet(
        fields.text("symptoms"),
        lines("known"),
        lines("unknown"),
        cause(),
        rows("rumours").map(this::rumour).toList(),
        rows("reach").flatMap(row -> reach(row).stream()).toList(),
        rows("affected").flatMap(row -> figure(row).stream()).toList(),
        rows("fates").flatMap(this::fates).toList(),
        lines("works"),
        fields.text("repair"),
        eta(),
        nextWord(),
        rows("measures")
            .map(row ->
                new Measure(fields.requiredText(row + ".text"), fields.moment(row + ".done")))
            .toList(),
        rows("prevention")
            .map(
                row -> new Prevention(fields.requiredText(row + ".text"), fields.day(row + ".due")))
            .toList(),
        lines("harm"),
        fields.text("apology"),
        compensation());
  }

  /** The rows of a list in which something was typed or chosen. */
  private Stream<String> rows(String list) {
    return FactRows.filled(form, list);
  }

  private List<LocalizedText> lines(String list) {
    return rows(list).flatMap(row -> Stream.ofNullable(fields.text(row))).toList();
  }

  private Cause cause() {
    LocalizedText text = fields.text("cause.text");
    CauseKind kind = fields.oneOf("cause.kind", CauseKind.values(), CauseKind.OTHER);
    return switch (form.first("cause").orElse("")) {
      case "SUSPECTED" -> new Cause.Suspected(fields.requiredText("cause.text"), kind);
      case "CONFIRMED" -> new Cause.Confirmed(fields.requiredText("cause.text"), kind);
      default -> {
        if (text != null) {
          fields.fault("cause", Rule.MISSING);
        }
        yield new Cause.Unknown();
      }
    };
  }

  private Rumour rumour(String row) {
    return new Rumour(
        fields.requiredText(row + ".text"),
        fields.oneOf(row + ".standing", Rumour.Standing.values(), Rumour.Standing.NOT_KNOWN),
        fields.requiredText(row + ".answer"));
  }

  private Optional<Reach> reach(String row) {
    String component = form.first(row + ".component").orElse("");
    if (catalog.serviceOf(component).filter(found -> found.id().equals(service)).isEmpty()) {
      fields.fault(row + ".component", Rule.NOT_A_COMPONENT);
      return Optional.empty();
    }
    Set<Cohort> cohorts = new HashSet<>();
    for (CohortDimension dimension : catalog.cohorts()) {
      cohorts.addAll(fields.cohorts(row + ".cohort." + dimension.id()));
    }
    Set<String> codes = areas.codes(form.first(row + ".areas").orElse(""));
    if (codes.contains(AreaNames.UNKNOWN)) {
      fields.fault(row + ".areas", Rule.NOT_AN_AREA);
    }
    ComponentState state =
        fields.oneOf(row + ".state", ComponentState.values(), ComponentState.UNKNOWN);
    return Optional.of(new Reach(component, state, cohorts, codes));
  }

  private Optional<Figure> figure(String row) {
    Figure.Unit unit = fields.oneOf(row + ".unit", Figure.Unit.values(), Figure.Unit.CUSTOMERS);
    boolean share = unit == Figure.Unit.PERCENT_OF_CUSTOMERS;
    Double low = fields.number(row + ".low", share);
    Double high = fields.number(row + ".high", share);
    if (low == null && high == null) {
      if (form.filled(row + ".low").or(() -> form.filled(row + ".high")).isEmpty()) {
        fields.fault(row + ".low", Rule.MISSING);
      }
      return Optional.empty();
    }
    double least = low == null ? 0 : low;
    double most = high == null ? least : high;
    if (most < least || (share && most > 100)) {
      fields.fault(row + ".high", Rule.NOT_A_RANGE);
      return Optional.empty();
    }
    return Optional.of(
        new Figure(
            least,
            high,
            unit,
            fields.oneOf(row + ".extent", Figure.Extent.values(), Figure.Extent.UNSAID),
            fields.text(row + ".basis"),
            fields.text(row + ".words")));
  }

  private Stream<DataFate> fates(String row) {
    LocalDate day = fields.day(row + ".day");
    if (day == null) {
      if (form.filled(row + ".day").isEmpty()) {
        fields.fault(row + ".day", Rule.MISSING);
      }
      return Stream.empty();
    }
    List<DataFate> fates = new ArrayList<>();
    catalog.service(service).stream()
        .flatMap(found -> found.components().stream())
        .forEach(component -> {
          String field = row + ".of." + component.id();
          if (form.filled(field).isPresent()) {
            DataFate.Fate fate = fields.oneOf(field, DataFate.Fate.values(), DataFate.Fate.UNKNOWN);
            fates.add(new DataFate(day, component.id(), fate));
          }
        });
    return fates.stream();
  }

  /** The end as it was chosen with one tap or typed; null when nobody chose. */
  private @Nullable Eta eta() {
    String chosen = form.first("eta_kind").orElse("");
    if (chosen.equals("none-yet")) {
      return new Eta.NoneYet();
    }
    Instant at = chosen.equals("at") ? fields.requiredMoment("eta") : soon(chosen);
    return at == null ? null : new Eta.At(at);
  }

  private @Nullable Instant nextWord() {
    String chosen = form.first("next_kind").orElse("");
    return chosen.equals("at") ? fields.moment("next_word") : soon(chosen);
  }

  /** So many minutes from now, to the full minute; or this evening. */
  private @Nullable Instant soon(String chosen) {
    if (chosen.equals("tonight")) {
      return Tonight.after(now, catalog.zone());
    }
    if (!chosen.matches("[0-9]{1," + LONGEST_WAIT + "}")) {
      return null;
    }
    return now.plus(Duration.ofMinutes(Long.parseLong(chosen)))
        .plusSeconds(59)
        .truncatedTo(ChronoUnit.MINUTES);
  }

  private Compensation compensation() {
    return switch (form.first("compensation").orElse("")) {
      case "NOT_DECIDED" -> new Compensation.NotDecided(fields.moment("compensation.by"));
      case "DECIDED" ->
          new Compensation.Decided(
              fields.requiredText("compensation.amount"), fields.requiredText("compensation.rule"));
      default -> new Compensation.Unsaid();
    };
  }
}
