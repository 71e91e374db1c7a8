package io.tocsin.publication;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.Certainty;
import io.tocsin.incidents.Assertion.State;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the page says of an incident, in the form in which words are compared; pure. */
public final class PageWord {

  /** What every page of an incident calls it: work that was announced has a page of its own. */
  public static final Assertion.Sort SORT = Assertion.Sort.OUTAGE;

  private PageWord() {}

  /**
   * Returns how it stands.
   *
   * @param components those that are meant; empty: all of it
   */
  public static State state(IncidentView page, Set<String> components) {
    List<CohortStatus> told =
        page.cohorts().stream()
            .filter(status -> components.isEmpty() || components.contains(status.component()))
            .toList();
    boolean broken = told.stream().anyMatch(CohortStatus::isBroken);
    boolean works = told.stream().anyMatch(status -> status.state() == ComponentState.WORKS);
    if (broken && works) {
      return State.PARTLY;
    }
    if (works && !components.isEmpty()) {
      return State.RESOLVED;
    }
    return switch (page.phase()) {
      case RECOVERED, CLOSED -> broken ? State.PARTLY : State.RESOLVED;
      case RECOVERING -> State.PARTLY;
      case SUSPECTED, ACKNOWLEDGED, IDENTIFIED -> State.FAILING;
    };
  }

  /** Returns where it is broken: everywhere when no areas are named; empty when it does not say. */
  public static Optional<Assertion.Where> where(IncidentView page) {
    List<Reach> broken =
        facts(page).map(FactSheet::reach).orElse(List.of()).stream()
            .filter(reach ->
                reach.state() == ComponentState.OUT || reach.state() == ComponentState.DEGRADED)
            .toList();
    if (broken.isEmpty()) {
      return Optional.empty();
    }
    Set<String> areas = new HashSet<>();
    for (Reach reach : broken) {
      if (reach.areas().isEmpty()) {
        return Optional.of(new Assertion.Where(false, Set.of()));
      }
      areas.addAll(reach.areas());
    }
    return Optional.of(new Assertion.Where(false, areas));
  }

  /** Returns why it broke, if the page says anything of it. */
  public static Optional<Assertion.Cause> cause(IncidentView page) {
    return switch (facts(page).map(FactSheet::cause).orElseGet(Cause.Unknown::new)) {
      case Cause.Unknown() -> Optional.empty();
      case Cause.Suspected(LocalizedText text, var category) ->
          Optional.of(new Assertion.Cause(Certainty.SUSPECTED, category, text));
      case Cause.Confirmed(LocalizedText text, var category) ->
          Optional.of(new Assertion.Cause(Certainty.CONFIRMED, category, text));
    };
  }

  /** Returns what became of the data of the same function and day, as far as the page tells. */
  public static Set<Assertion.Fate> fates(IncidentView page, Assertion.Data of) {
    return facts(page).map(FactSheet::dataFates).orElse(List.of()).stream()
        .filter(fate -> of.day() == null || fate.day().equals(of.day()))
        .filter(fate -> of.component() == null || fate.component().equals(of.component()))
        .map(fate -> Assertion.Fate.valueOf(fate.fate().name()))
        .collect(Collectors.toSet());
  }

  private static Optional<FactSheet> facts(IncidentView page) {
    return Optional.ofNullable(page.facts());
  }
}
