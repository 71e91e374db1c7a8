package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Caution;
import io.tocsin.catalog.Holidays;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.Vantage;
import io.tocsin.catalog.WatchRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code detection:}. Confined to one reading. */
final class WatchReader {

  private static final int MOST_HOLIDAYS = 500;
  private static final int MOST_VANTAGES = 64;
  private static final String FRANCE = "france";

  private final Register areas = new Register("area");
  private final Register lines = new Register("operator-of-lines");

  WatchReader(Areas known, List<Service> services) {
    known.all().stream().map(Area::code).forEach(areas::put);
    services.stream()
        .filter(service -> service.footing().carriesLines())
        .map(Service::id)
        .forEach(lines::put);
  }

  WatchRules read(Section root) {
    return root.section("detection").flatMap(this::rules).orElse(WatchRules.USUAL);
  }

  private Optional<WatchRules> rules(Section section) {
    Optional<Caution> caution = section.optional("caution", Forms.oneOf(cautions()));
    Optional<Holidays> holidays =
        section.value("holidays").flatMap(value -> value.list(0, MOST_HOLIDAYS)).map(this::days);
    List<Vantage> vantages = vantages(section);
    return section.whole(() ->
        new WatchRules(caution.orElse(Caution.USUAL), holidays.orElse(Holidays.NONE), vantages));
  }

  private static Map<String, Caution> cautions() {
    Map<String, Caution> words = new LinkedHashMap<>();
    for (Caution caution : Caution.values()) {
      words.put(caution.id(), caution);
    }
    return words;
  }

  private Holidays days(List<Value> values) {
    boolean france = false;
    List<MonthDay> yearly = new ArrayList<>();
    List<LocalDate> once = new ArrayList<>();
    for (Value value : values) {
      String text = value.scalar().orElse(FRANCE);
      try {
        if (text.equals(FRANCE)) {
          france = true;
        } else if (text.length() == 5) {
          yearly.add(MonthDay.parse("--" + text));
        } else {
          once.add(LocalDate.parse(text));
        }
      } catch (DateTimeException noDay) {
        var _ = value.fault(FaultRule.NOT_A_HOLIDAY);
      }
    }
    return new Holidays(france, yearly, once);
  }

  private List<Vantage> vantages(Section section) {
    Register names = new Register("vantage");
    List<Vantage> read = new ArrayList<>();
    for (Section one : section.sections("vantages", 0, MOST_VANTAGES)) {
      Optional<String> id = one.required("id", names.newName(Forms.ID));
      Optional<String> area = one.optional("area", areas.reference());
      Optional<String> line = one.optional("line", lines.reference());
      one.whole(() -> new Vantage(id.orElseThrow(), area.orElse(null), line.orElse(null)))
          .ifPresent(read::add);
    }
    return read;
  }
}
