package io.tocsin.publication.mouths;

import io.tocsin.catalog.Cohort;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Figure;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says who is touched: functions, groups, places and numbers. Immutable. */
final class Reaching {

  private static final int MOST_PLACES_IN_A_SENTENCE = 6;

  private final Speaker speaker;
  private final Register register;
  private final Situation situation;

  Reaching(Speaker speaker, Register register) {
    this.speaker = speaker;
    this.register = register;
    this.situation = speaker.situation();
  }

  /**
   * One item per cell with its places; in full also since when.
   *
   * @param insists whether it is said that nobody knows
   */
  List<String> reach(boolean insists) {
    List<String> told = new ArrayList<>();
    situation.facts().reach().stream()
        .sorted(Comparator.comparing(Reaching::severity))
        .map(this::cell)
        .distinct()
        .forEach(told::add);
    boolean asked = insists || situation.stage() == Stage.SCOPE;
    if (told.isEmpty() && asked && !situation.isOver()) {
      told.add(speaker.say("reach.unknown"));
    }
    if (register == Register.EXPERT) {
      situation.incident().cohorts().forEach(cohort -> times(cohort, told));
    }
    return told;
  }

  /** What fails first: a short text must not tell the good half alone. */
  private static int severity(Reach cell) {
    return switch (cell.state()) {
      case OUT -> 0;
      case DEGRADED -> 1;
      case UNKNOWN -> 2;
      case WORKS -> 3;
    };
  }

  private void times(CohortStatus cohort, List<String> told) {
    Map<String, Object> values = new HashMap<>(who(cohort.component(), cohort.cohorts()));
    if (cohort.isBack() && cohort.backSince() != null) {
      values.put("back", speaker.moment(cohort.backSince()));
      told.add(speaker.say("reach.back", values));
    } else if (cohort.isBroken() && cohort.brokenSince() != null) {
      values.put("since", speaker.moment(cohort.brokenSince()));
      told.add(speaker.say("reach.since", values));
    }
  }

  private Map<String, String> who(String component, Set<Cohort> cohorts) {
    return Map.of(
        "component", speaker.component(component),
        "who", cohorts.isEmpty() ? "all" : "some",
        "cohorts", speaker.list(names(cohorts)));
  }

  private String cell(Reach cell) {
    Map<String, Object> values = new HashMap<>(who(cell.component(), cell.cohorts()));
    values.put("state", cell.state().name());
    List<String> told = new ArrayList<>();
    told.add(speaker.say("reach", values));
    told.addAll(places("reach.areas", cell.areas()));
    return String.join(" ", told);
  }

  private List<String> names(Set<Cohort> cohorts) {
    return cohorts.stream().sorted().map(this::name).toList();
  }

  private String name(Cohort cohort) {
    return situation.catalog().nameOf(cohort).map(speaker::text).orElse(cohort.value());
  }

  /** Places by name, a few in each sentence. */
  private List<String> places(String key, Collection<String> codes) {
    List<String> names = situation.catalog().areas().names(codes, speaker.language());
    List<String> told = new ArrayList<>();
    for (int from = 0; from < names.size(); from += MOST_PLACES_IN_A_SENTENCE) {
      int to = Math.min(names.size(), from + MOST_PLACES_IN_A_SENTENCE);
      told.add(speaker.say(key, "areas", speaker.list(names.subList(from, to))));
    }
    return told;
  }

  /** One item per figure, with what was counted. */
  List<String> affected() {
    List<Figure> figures = Situation.figures(situation.facts());
    if (figures.isEmpty()) {
      return situation.isOver() ? List.of() : List.of(speaker.say("affected.unknown"));
    }
    return figures.stream()
        .filter(figure -> !situation.isOver() || figure.extent() != Figure.Extent.NOW)
        .flatMap(figure -> affected(figure).stream())
        .toList();
  }

  private List<String> affected(Figure figure) {
    boolean counted =
        figure.unit() == Figure.Unit.SIGNATURES || figure.unit() == Figure.Unit.REPORTS;
    String key = "affected." + (counted ? "counted." : "touched.") + figure.extent().name();
    List<String> told = new ArrayList<>();
    told.add(speaker.say(key, "figure", figure(figure)));
    if (figure.basis() != null) {
      told.add(speaker.say("basis", "basis", speaker.inner(figure.basis())));
    } else if (register == Register.EXPERT) {
      told.add(speaker.say("basis.unknown"));
    }
    return told;
  }

  /** A figure in words: a range, a bound, or as it was said. */
  String figure(Figure figure) {
    Double high = figure.high();
    double counted = high == null ? figure.low() : high;
    String unit = speaker.part("unit." + figure.unit().name(), Map.of("n", counted));
    if (figure.words() != null) {
      String words = speaker.inner(figure.words());
      String plain = unit.replace('\u00a0', ' ').strip();
      return words.contains(plain)
          ? words
          : speaker.part("figure.words", Map.of("words", words, "unit", plain));
    }
    String key =
        high == null
            ? "figure.more"
            : high == figure.low()
                ? "figure.exact"
                : figure.low() == 0 ? "figure.less" : "figure.range";
    return speaker.part(key, Map.of("low", figure.low(), "high", counted, "unit", unit));
  }

  /** What people report, as counted by those who watch. */
  List<String> observed() {
    Briefing.Observed observed = situation.briefing().observed();
    if (!situation.isObserved() || observed.reports() <= 0) {
      return List.of();
    }
    List<String> told = new ArrayList<>();
    told.add(
        speaker.say(
            "observed",
            Map.of("reports", observed.reports(), "window", speaker.length(observed.window()))));
    told.addAll(places("observed.areas", observed.areas()));
    return told;
  }
}
