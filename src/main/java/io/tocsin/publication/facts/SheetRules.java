package io.tocsin.publication.facts;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Nearest;
import io.tocsin.wording.Placeholder;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a fact sheet must fulfil; pure, finds all faults at once. */
public final class SheetRules {

  /** Longest text of one fact in one language, in UTF-16 units. */
  public static final int LONGEST_TEXT = 600;

  /** Most facts of one sort. */
  public static final int MOST = 20;

  /** Most cells of reach, and most lines of the fate of data. */
  public static final int MOST_CELLS = 120;

  private static final Duration FARTHEST = Duration.ofDays(366);
  private static final int OLDEST_FATE_DAYS = 366;
  private static final int FARTHEST_PREVENTION_DAYS = 3660;

  private final Catalog catalog;
  private final FactSheet sheet;
  private final Instant now;
  private final boolean aloud;
  private final List<Fault> faults = new ArrayList<>();

  private SheetRules(Catalog catalog, FactSheet sheet, Instant now, boolean aloud) {
    this.catalog = catalog;
    this.sheet = sheet;
    this.now = now;
    this.aloud = aloud;
  }

  /** Returns what is wrong with a working copy; half-translated and unfilled is not wrong yet. */
  public static List<Fault> toKeep(Catalog catalog, FactSheet sheet, Instant now) {
    return new SheetRules(catalog, sheet, now, false).check();
  }

  /** Returns what is wrong with a sheet from which something shall be said in public. */
  public static List<Fault> toSay(Catalog catalog, FactSheet sheet, Instant now) {
    return new SheetRules(catalog, sheet, now, true).check();
  }

  private List<Fault> check() {
    checkCounts();
    SheetTexts.of(sheet).forEach(this::checkText);
    checkReach();
    checkFates();
    checkTimes();
    return List.copyOf(faults);
  }

  private void refuse(String field, Rule rule, Map<String, String> details) {
    faults.add(new Fault("facts." + field, rule, details));
  }

  private void checkCounts() {
    checkCount("known", sheet.known(), MOST);
    checkCount("unknown", sheet.unknown(), MOST);
    checkCount("rumours", sheet.rumours(), MOST);
    checkCount("reach", sheet.reach(), MOST_CELLS);
    checkCount("affected", sheet.affected(), MOST);
    checkCount("data_fates", sheet.dataFates(), MOST_CELLS);
    checkCount("still_works", sheet.stillWorks(), MOST);
    checkCount("measures", sheet.measures(), MOST);
    checkCount("prevention", sheet.prevention(), MOST);
    checkCount("harm", sheet.harm(), MOST);
  }

  private void checkCount(String field, List<?> facts, int most) {
    if (facts.size() > most) {
      refuse(field, Rule.TOO_MANY, Map.of("max", String.valueOf(most)));
    }
  }

  private void checkText(String field, LocalizedText text) {
    for (Map.Entry<String, String> entry : text.byLanguage().entrySet()) {
      if (!catalog.languages().contains(entry.getKey())) {
        refuse(field, Rule.NOT_A_LANGUAGE, near(entry.getKey(), catalog.languages()));
      } else {
        checkWords(field + "." + entry.getKey(), entry.getValue());
      }
    }
    if (aloud) {
      catalog.languages().stream()
          .filter(language -> !text.has(language))
          .forEach(language ->
              refuse(field + "." + language, Rule.LANGUAGE_MISSING, Map.of("language", language)));
    }
  }

  private void checkWords(String field, String words) {
    Text.faultIn(words, LONGEST_TEXT)
        .ifPresent(rule -> refuse(field, rule, Map.of("max", String.valueOf(LONGEST_TEXT))));
    if (aloud && Placeholder.isLeftIn(words)) {
      refuse(field, Rule.PLACEHOLDER_LEFT, Map.of());
    }
  }

  private void checkReach() {
    for (int i = 0; i < sheet.reach().size(); i++) {
      Reach reach = sheet.reach().get(i);
      String field = "reach[" + i + "]";
      checkComponent(field + ".component", reach.component());
      for (Cohort cohort : new TreeSet<>(reach.cohorts())) {
        if (!catalog.knows(cohort)) {
          refuse(field + ".cohorts", Rule.NOT_A_COHORT, near(cohort.toString(), cohorts()));
        }
      }
      for (String area : new TreeSet<>(reach.areas())) {
        if (catalog.areas().find(area).isEmpty()) {
          refuse(field + ".areas", Rule.NOT_AN_AREA, near(area, areas()));
        }
      }
    }
  }

  private void checkComponent(String field, String id) {
    if (catalog.component(id).isEmpty()) {
      List<String> known = catalog.components().stream().map(Component::id).toList();
      refuse(field, Rule.NOT_A_COMPONENT, near(id, known));
    }
  }

  private List<String> cohorts() {
    return catalog.cohorts().stream()
        .map(CohortDimension::cohorts)
        .flatMap(Collection::stream)
        .map(Cohort::toString)
        .toList();
  }

  private List<String> areas() {
    return catalog.areas().all().stream().map(Area::code).toList();
  }

  private static Map<String, String> near(String value, Collection<String> known) {
    String cut = value.length() > 100 ? value.substring(0, 100) + "…" : value;
    String shown = Text.isReadable(cut) ? cut : "";
    return Nearest.to(value, known)
        .map(near -> Map.of("value", shown, "didYouMean", near))
        .orElseGet(() -> Map.of("value", shown));
  }

  private void checkFates() {
    LocalDate today = now.atZone(catalog.zone()).toLocalDate();
    for (int i = 0; i < sheet.dataFates().size(); i++) {
      DataFate fate = sheet.dataFates().get(i);
      String field = "data_fates[" + i + "]";
      checkComponent(field + ".component", fate.component());
      if (fate.day().isAfter(today)) {
        refuse(field + ".day", Rule.IN_THE_FUTURE, Map.of());
      } else if (fate.day().isBefore(today.minusDays(OLDEST_FATE_DAYS))) {
        refuse(field + ".day", Rule.TOO_FAR, Map.of("max", OLDEST_FATE_DAYS + " d"));
      }
    }
  }

  private void checkTimes() {
    LocalDate today = now.atZone(catalog.zone()).toLocalDate();
    for (int i = 0; i < sheet.measures().size(); i++) {
      Instant done = sheet.measures().get(i).doneAt();
      if (done != null && done.isAfter(now)) {
        refuse("measures[" + i + "].done_at", Rule.IN_THE_FUTURE, Map.of());
      }
    }
    for (int i = 0; i < sheet.prevention().size(); i++) {
      LocalDate due = sheet.prevention().get(i).due();
      if (due != null && due.isAfter(today.plusDays(FARTHEST_PREVENTION_DAYS))) {
        refuse(
            "prevention[" + i + "].due",
            Rule.TOO_FAR,
            Map.of("max", FARTHEST_PREVENTION_DAYS + " d"));
      }
    }
    if (sheet.compensation() instanceof Compensation.NotDecided(@Nullable Instant by)) {
      checkAhead("compensation.decision_by", by);
    }
  }

  private void checkAhead(String field, @Nullable Instant at) {
    if (at != null && aloud && !at.isAfter(now)) {
      refuse(field, Rule.IN_THE_PAST, Map.of());
    } else if (at != null && at.isAfter(now.plus(FARTHEST))) {
      refuse(field, Rule.TOO_FAR, Map.of("max", FARTHEST.toString()));
    }
  }
}
