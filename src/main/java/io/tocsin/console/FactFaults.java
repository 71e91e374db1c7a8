package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.wording.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what the rules of the sheet say at the fields of its form. Pure. */
final class FactFaults {

  private static final String FACTS = "facts.";
  private static final Pattern FATE = Pattern.compile("data_fates\\[([0-9]{1,4})](\\..*)?");
  private static final Map<String, String> NAMES =
      Map.of(
          "still_works", "works",
          "done_at", "done",
          "decision_by", "by",
          "data_fates", "fates");

  private final FactSheet sheet;
  private final String firstLanguage;

  FactFaults(FactSheet sheet, Catalog catalog) {
    this.sheet = sheet;
    this.firstLanguage = catalog.languages().getFirst();
  }

  /** Returns the same faults, each at the field of the form that holds what is wrong. */
  List<Fault> inForm(List<Fault> faults) {
    return faults.stream().map(this::inForm).toList();
  }

  private Fault inForm(Fault fault) {
    String field = fault.field();
    return field.startsWith(FACTS)
        ? new Fault(named(field.substring(FACTS.length())), fault.rule(), fault.details())
        : fault;
  }

  private String named(String field) {
    Matcher fate = FATE.matcher(field);
    if (fate.matches()) {
      return fate(Integer.parseInt(fate.group(1)));
    }
    if (field.startsWith("cause.") || field.equals("cause")) {
      return "cause.text" + (field.equals("cause") ? "." + firstLanguage : field.substring(5));
    }
    String name = field;
    for (Map.Entry<String, String> other : NAMES.entrySet()) {
      name = name.replace(other.getKey(), other.getValue());
    }
    return name;
  }

  /** The fates of one day stand in one row of the form, days in their order. */
  private String fate(int index) {
    if (index >= sheet.dataFates().size()) {
      return "fates";
    }
    LocalDate day = sheet.dataFates().get(index).day();
    List<LocalDate> days =
        sheet.dataFates().stream().map(DataFate::day).distinct().sorted().toList();
    return "fates[" + days.indexOf(day) + "].day";
  }
}
