package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes a fact sheet into the fields of its form; the other way round is {@link FactForm}. */
final class FactValues {

  private final Words words;
  private final AreaNames areas;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private FactValues(Catalog catalog, Words words) {

    this.words = words;
    this.areas = new AreaNames(catalog.areas());
  }

  /** Returns what the fields hold. */
  static Map<String, List<String>> of(FactSheet sheet, Catalog catalog, Words words) {
    FactValues writing = new FactValues(catalog, words);
    writing.write(sheet);
    return writing.values;
  }

  private void write(FactSheet sheet) {
    text("symptoms", sheet.symptoms());
    lines("known", sheet.known());
    lines("unknown", sheet.unknown());
    lines("works", sheet.stillWorks());
    lines("harm", sheet.harm());
    cause(sheet.cause());
    rumours(sheet);
    reach(sheet.reach());
    figures(sheet.affected());
    fates(sheet.dataFates());
    text("repair", sheet.repair());
    times(sheet);
    deeds(sheet);
    text("apology", sheet.apology());
    compensation(sheet.compensation());
  }

  private void put(String field, String value) {
    values.put(field, List.of(value));
  }

  private void moment(String field, @Nullable Instant at) {
    if (at != null) {
      put(field, words.field(at));
    }
  }

  private void text(String field, @Nullable LocalizedText text) {
    if (text != null) {
      text.byLanguage().forEach((language, said) -> put(field + "." + language, said));
    }
  }

  private void lines(String list, List<LocalizedText> texts) {
    for (int row = 0; row < texts.size(); row++) {
      text(row(list, row), texts.get(row));
    }
  }

  private static String row(String list, int row) {
    return list + "[" + row + "]";
  }

  private void cause(Cause cause) {
    switch (cause) {
      case Cause.Unknown() -> put("cause", "UNKNOWN");
      case Cause.Suspected(LocalizedText text, CauseKind kind) -> {
        put("cause", "SUSPECTED");
        category(kind);
        text("cause.text", text);
      }
      case Cause.Confirmed(LocalizedText text, CauseKind kind) -> {
        put("cause", "CONFIRMED");
        category(kind);
        text("cause.text", text);
      }
    }
  }

  /** One that cannot be compared is as good as none. */
  private void category(CauseKind kind) {
    if (kind != CauseKind.OTHER) {
      put("cause.kind", kind.name());
    }
  }

  private void rumours(FactSheet sheet) {
    for (int row = 0; row < sheet.rumours().size(); row++) {
      String name = row("rumours", row);
      text(name + ".text", sheet.rumours().get(row).text());
      put(name + ".standing", sheet.rumours().get(row).standing().name());
      text(name + ".answer", sheet.rumours().get(row).answer());
    }
  }

  private void reach(List<Reach> reach) {
    for (int row = 0; row < reach.size(); row++) {
      String name = row("reach", row);
      Reach cell = reach.get(row);
      put(name + ".component", cell.component());
      put(name + ".state", cell.state().name());
      for (Cohort cohort : new TreeSet<>(cell.cohorts())) {
        put(name + ".cohort." + cohort.dimension(), cohort.toString());
      }
      if (!cell.areas().isEmpty()) {
        put(name + ".areas", areas.written(cell.areas(), words.language()));
      }
    }
  }

  private void figures(List<Figure> figures) {
    for (int row = 0; row < figures.size(); row++) {
      String name = row("affected", row);
      Figure figure = figures.get(row);
      Double high = figure.high();
      put(name + ".low", number(figure.low()));
      if (high != null) {
        put(name + ".high", number(high));
      }
      put(name + ".unit", figure.unit().name());
      put(name + ".extent", figure.extent().name());
      text(name + ".basis", figure.basis());
      text(name + ".words", figure.words());
    }
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private void fates(List<DataFate> fates) {
    Map<LocalDate, List<DataFate>> byDay = new TreeMap<>();
    fates.forEach(
        fate -> byDay.computeIfAbsent(fate.day(), _ -> new java.util.ArrayList<>()).add(fate));
    int row = 0;
    for (Map.Entry<LocalDate, List<DataFate>> day : byDay.entrySet()) {
      String name = row("fates", row++);
      put(name + ".day", day.getKey().toString());
      day.getValue().forEach(fate -> put(name + ".of." + fate.component(), fate.fate().name()));
    }
  }

  private void times(FactSheet sheet) {
    switch (sheet.eta()) {
      case null -> {}
      case Eta.NoneYet() -> put("eta_kind", "none-yet");
      case Eta.At(Instant at) -> {
        put("eta_kind", "at");
        moment("eta", at);
      }
    }
    if (sheet.nextWord() != null) {
      put("next_kind", "at");
      moment("next_word", sheet.nextWord());
    }
  }

  private void deeds(FactSheet sheet) {
    for (int row = 0; row < sheet.measures().size(); row++) {
      text(row("measures", row) + ".text", sheet.measures().get(row).text());
      moment(row("measures", row) + ".done", sheet.measures().get(row).doneAt());
    }
    for (int row = 0; row < sheet.prevention().size(); row++) {
      text(row("prevention", row) + ".text", sheet.prevention().get(row).text());
      LocalDate due = sheet.prevention().get(row).due();
      if (due != null) {
        put(row("prevention", row) + ".due", due.toString());
      }
    }
  }

  private void compensation(Compensation compensation) {
    switch (compensation) {
      case Compensation.Unsaid() -> put("compensation", "UNSAID");
      case Compensation.NotDecided(Instant by) -> {
        put("compensation", "NOT_DECIDED");
        moment("compensation.by", by);
      }
      case Compensation.Decided(LocalizedText amount, LocalizedText rule) -> {
        put("compensation", "DECIDED");
        text("compensation.amount", amount);
        text("compensation.rule", rule);
      }
    }
  }
}
