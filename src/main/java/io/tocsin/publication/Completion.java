package io.tocsin.publication;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.StatementDraft.StateChange;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.SheetRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes draft and sheet say one thing: one ETA, one next word, one state of things; pure. */
final class Completion {

  private Completion() {}

  /** Takes from the sheet what the draft itself leaves open; without a sheet nothing changes. */
  static StatementDraft of(StatementDraft draft) {
    FactSheet facts = draft.facts();
    if (facts == null) {
      return draft;
    }
    boolean closes = draft.phase() == Phase.CLOSED;
    Eta eta = draft.eta() != null || closes ? draft.eta() : facts.eta();
    Instant next = draft.nextWord() != null || closes ? draft.nextWord() : facts.nextWord();
    return new StatementDraft(
        draft.incident(),
        draft.opens(),
        draft.phase(),
        draft.components(),
        written(draft.text()),
        eta,
        next,
        draft.corrects(),
        draft.source(),
        draft.states(),
        draft.despiteFailing(),
        draft.seenVersion(),
        draft.stage(),
        facts.promising(eta, next),
        draft.seenSheet());
  }

  /** An empty field of a form is no text of one's own. */
  private static Map<String, String> written(Map<String, String> text) {
    Map<String, String> written = new HashMap<>(text);
    written.values().removeIf(String::isBlank);
    return written;
  }

  /** Returns the states a draft sets, and those its sheet tells that the incident does not know. */
  static List<StateChange> states(StatementDraft draft, Incident incident) {
    List<StateChange> states = new ArrayList<>(draft.states());
    FactSheet facts = draft.facts();
    if (facts == null || draft.phase() == Phase.RECOVERED || draft.phase() == Phase.CLOSED) {
      return states;
    }
    for (Reach reach : facts.reach()) {
      boolean said =
          draft.states().stream()
              .anyMatch(change -> sameCell(reach, change.component(), change.cohorts()));
      if (reach.areas().isEmpty() && !said && !knows(incident, reach)) {
        states.add(new StateChange(reach.component(), reach.cohorts(), reach.state()));
      }
    }
    return states;
  }

  private static boolean knows(Incident incident, Reach reach) {
    return incident.cohorts().stream()
        .anyMatch(status ->
            sameCell(reach, status.component(), status.cohorts())
                && status.state() == reach.state());
  }

  private static boolean sameCell(Reach reach, String component, Set<?> cohorts) {
    return reach.component().equals(component) && reach.cohorts().equals(cohorts);
  }

  /**
   * Returns the sheet from which texts are made: the draft's own, or what the draft itself says.
   */
  static FactSheet sheet(StatementDraft draft, Incident incident) {
    FactSheet facts = draft.facts();
    if (facts != null) {
      return facts;
    }
    List<Reach> reach =
        incident.cohorts().stream()
            .filter(CohortStatus::isBroken)
            .map(
                status -> new Reach(status.component(), status.state(), status.cohorts(), Set.of()))
            .toList();
    FactSheet none = FactSheet.BLANK;
    return new FactSheet(
        none.symptoms(),
        inShort(draft.text()),
        none.unknown(),
        none.cause(),
        none.rumours(),
        reach,
        none.affected(),
        none.dataFates(),
        none.stillWorks(),
        none.repair(),
        draft.eta(),
        draft.nextWord(),
        none.measures(),
        none.prevention(),
        none.harm(),
        none.apology(),
        none.compensation());
  }

  /** Words of one's own are a fact for every mouth as long as they are as short as one. */
  private static List<LocalizedText> inShort(Map<String, String> text) {
    boolean fits =
        !text.isEmpty()
            && text.values().stream()
                .allMatch(words ->
                    !words.isBlank()
                        && words.strip().length() <= SheetRules.LONGEST_TEXT
                        && !words.strip().contains("\n"));
    Map<String, String> stripped = new HashMap<>();
    text.forEach((language, words) -> stripped.put(language, words.strip()));
    return fits ? List.of(new LocalizedText(stripped)) : List.of();
  }
}
