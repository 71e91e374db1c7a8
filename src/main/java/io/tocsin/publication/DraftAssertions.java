package io.tocsin.publication;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Assertion.Certainty;
import io.tocsin.incidents.Assertion.Decision;
import io.tocsin.incidents.Assertion.State;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Rumour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a statement says, in the form in which it can be held against what others say; pure.
 *
 * <p>What is unknown, undecided or empty says nothing.
 */
public final class DraftAssertions {

  private DraftAssertions() {}

  /** Returns what a draft says, from its fields and from the sheet behind it. */
  public static List<Assertion> of(StatementDraft draft) {
    List<Assertion> said = new ArrayList<>();
    if (draft.eta() instanceof Eta.At(var end)) {
      said.add(new Assertion.End(Interval.at(end)));
    }
    if (draft.nextWord() != null) {
      said.add(new Assertion.NextWord(Interval.at(draft.nextWord())));
    }
    phase(said, draft);
    for (StatementDraft.StateChange change : draft.states()) {
      boolean everybody = change.cohorts().isEmpty();
      state(said, change.component(), change.state(), everybody);
    }
    FactSheet sheet = draft.facts();
    if (sheet != null) {
      said.addAll(of(sheet));
    }
    return said.stream().distinct().toList();
  }

  private static void phase(List<Assertion> said, StatementDraft draft) {
    Phase phase = draft.phase();
    boolean over = phase == Phase.RECOVERED || phase == Phase.CLOSED;
    if (over && !draft.despiteFailing()) {
      said.add(new Assertion.Condition(State.RESOLVED, draft.components()));
    } else if (phase == Phase.RECOVERING) {
      said.add(new Assertion.Condition(State.PARTLY, draft.components()));
    }
  }

  private static void state(
      List<Assertion> said, String component, ComponentState state, boolean everybody) {
    switch (state) {
      case WORKS ->
          said.add(
              new Assertion.Condition(
                  everybody ? State.RESOLVED : State.PARTLY, Set.of(component)));
      case OUT, DEGRADED -> said.add(new Assertion.Condition(State.FAILING, Set.of(component)));
      case UNKNOWN -> {
        // Not to know is no word that could be contradicted.
      }
    }
  }

  /** Returns what a fact sheet says. */
  public static List<Assertion> of(FactSheet sheet) {
    List<Assertion> said = new ArrayList<>();
    sheet.affected().forEach(figure -> said.add(new Assertion.Count(figure)));
    sheet.reach().forEach(reach -> reach(said, reach));
    cause(said, sheet.cause());
    sheet.rumours().stream()
        .filter(rumour -> rumour.standing() == Rumour.Standing.FALSE)
        .forEach(rumour ->
            said.add(new Assertion.Cause(Certainty.DENIED, CauseKind.OTHER, rumour.text())));
    sheet.dataFates().forEach(fate -> said.add(fate(fate)));
    compensation(said, sheet.compensation());
    return said;
  }

  private static void reach(List<Assertion> said, Reach reach) {
    if (reach.state() == ComponentState.OUT || reach.state() == ComponentState.DEGRADED) {
      said.add(new Assertion.Reach(false, Set.of(reach.component()), reach.cohorts()));
      if (!reach.areas().isEmpty()) {
        said.add(new Assertion.Where(false, reach.areas()));
      }
    }
  }

  private static void cause(List<Assertion> said, Cause cause) {
    switch (cause) {
      case Cause.Unknown() -> {
        // Not to know is no word that could be contradicted.
      }
      case Cause.Suspected(var text, var kind) ->
          said.add(new Assertion.Cause(Certainty.SUSPECTED, kind, text));
      case Cause.Confirmed(var text, var kind) ->
          said.add(new Assertion.Cause(Certainty.CONFIRMED, kind, text));
    }
  }

  private static Assertion fate(DataFate fate) {
    Assertion.Fate known =
        switch (fate.fate()) {
          case SAFE -> Assertion.Fate.SAFE;
          case WAITING -> Assertion.Fate.WAITING;
          case RETURNED_TO_SENDER -> Assertion.Fate.RETURNED_TO_SENDER;
          case LOST -> Assertion.Fate.LOST;
          case UNKNOWN -> Assertion.Fate.UNKNOWN;
        };
    return new Assertion.Data(fate.component(), fate.day(), known);
  }

  private static void compensation(List<Assertion> said, Compensation compensation) {
    switch (compensation) {
      case Compensation.Unsaid() -> {
        // Nothing was said about money.
      }
      case Compensation.NotDecided(var _) ->
          said.add(new Assertion.Compensation(Decision.NOT_DECIDED, null, null));
      case Compensation.Decided(var amount, var rule) ->
          said.add(
              isNothing(amount)
                  ? new Assertion.Compensation(Decision.NOTHING, null, rule)
                  : new Assertion.Compensation(Decision.GRANTED, amount, rule));
    }
  }

  private static boolean isNothing(LocalizedText amount) {
    return amount.byLanguage().values().stream()
        .map(words -> words.strip().toLowerCase(Locale.ROOT))
        .anyMatch(words -> words.equals("rien") || words.equals("nothing"));
  }
}
