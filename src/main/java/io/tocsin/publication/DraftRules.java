package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Nearest;
import io.tocsin.wording.Placeholder;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a draft must fulfil before it may be said in public; pure, finds all faults at once. */
final class DraftRules {

  static final int LONGEST_TEXT = 4000;
  static final Duration FARTHEST_NEXT_WORD = Duration.ofDays(7);
  static final Duration FARTHEST_ETA = Duration.ofDays(366);
  static final Duration OLDEST_ONSET = Duration.ofDays(90);

  /**
   * What stands when the draft is checked.
   *
   * @param incident the incident the draft names, or null when there is none of that id
   * @param corrected the statement the draft corrects, or null when there is none of that id
   */
  record Standing(@Nullable Incident incident, @Nullable Statement corrected, Instant now) {}

  private final Catalog catalog;
  private final StatementDraft draft;
  private final Standing standing;
  private final List<Fault> faults = new ArrayList<>();

  private DraftRules(Catalog catalog, StatementDraft draft, Standing standing) {
    this.catalog = catalog;
    this.draft = draft;
    this.standing = standing;
  }

  /** Returns everything that is wrong with a draft; empty if it may be said. */
  static List<Fault> faultsOf(Catalog catalog, StatementDraft draft, Standing standing) {
    DraftRules rules = new DraftRules(catalog, draft, standing);
    rules.checkIncident();
    rules.checkPhase();
    rules.checkComponents();
    rules.checkText();
    rules.checkEta();
    rules.checkNextWord();
    rules.checkCorrection();
    rules.checkStates();
    return List.copyOf(rules.faults);
  }

  private void refuse(String field, Rule rule) {
    faults.add(Fault.of(field, rule));
  }

  private void refuse(String field, Rule rule, Map<String, String> details) {
    faults.add(new Fault(field, rule, details));
  }

  private void checkIncident() {
    Instant opens = draft.opens();
    if ((draft.incident() == null) == (opens == null)) {
      refuse("incident", Rule.BOTH_OR_NEITHER, Map.of("fields", "incident, opens"));
    } else if (opens != null) {
      checkOnset(opens);
    } else if (standing.incident() == null) {
      refuse("incident", Rule.NOT_AN_INCIDENT);
    }
  }

  private void checkOnset(Instant opens) {
    if (opens.isAfter(standing.now())) {
      refuse("opens", Rule.IN_THE_FUTURE);
    } else if (opens.isBefore(standing.now().minus(OLDEST_ONSET))) {
      refuse("opens", Rule.TOO_FAR, Map.of("max", OLDEST_ONSET.toString()));
    }
  }

  /** Which phase may follow which is for the desk to say; here only what it is never asked. */
  private void checkPhase() {
    Phase phase = draft.phase();
    if (phase == null) {
      refuse("phase", Rule.MISSING);
    } else if (draft.opens() != null && phase == Phase.CLOSED) {
      refuse("phase", Rule.PHASE_NOT_REACHABLE);
    } else if (needsSource(standing.incident(), phase)) {
      refuse("source", Rule.SOURCE_REQUIRED);
    }
  }

  /** An observer may not say in the operator's name that the operator acknowledged. */
  private boolean needsSource(@Nullable Incident incident, Phase phase) {
    boolean acknowledged = incident != null && incident.acknowledged() != null;
    return catalog.mode() == Mode.OBSERVER
        && (phase == Phase.ACKNOWLEDGED || phase == Phase.IDENTIFIED)
        && !acknowledged
        && draft.source() == null;
  }

  private void checkComponents() {
    Incident incident = standing.incident();
    if (draft.components().isEmpty() && draft.opens() != null) {
      refuse("components", Rule.MISSING);
    }
    Set<String> services = new TreeSet<>();
    for (String id : new TreeSet<>(draft.components())) {
      catalog
          .component(id)
          .ifPresentOrElse(
              c -> services.add(c.service()), () -> unknownComponent("components", id));
    }
    if (incident != null) {
      services.add(incident.service());
    }
    if (services.size() > 1) {
      refuse("components", Rule.NOT_A_COMPONENT, Map.of("services", String.join(", ", services)));
    }
  }

  private void unknownComponent(String field, String id) {
    List<String> known = catalog.components().stream().map(Component::id).toList();
    refuse(field, Rule.NOT_A_COMPONENT, didYouMean(id, known));
  }

  private static Map<String, String> didYouMean(String value, List<String> known) {
    return Nearest.to(value, known)
        .map(near -> Map.of("value", shown(value), "didYouMean", near))
        .orElseGet(() -> Map.of("value", shown(value), "allowed", shown(String.join(", ", known))));
  }

  private static String shown(String value) {
    String cut = value.length() > 200 ? value.substring(0, 200) + "…" : value;
    return Text.isReadable(cut) ? cut : "";
  }

  private void checkText() {
    boolean made = draft.facts() != null && draft.text().isEmpty();
    for (String language : catalog.languages()) {
      if (!made && !draft.text().containsKey(language)) {
        refuse("text." + language, Rule.LANGUAGE_MISSING, Map.of("language", language));
      }
    }
    for (Map.Entry<String, String> entry : new TreeMap<>(draft.text()).entrySet()) {
      String language = entry.getKey();
      if (!catalog.languages().contains(language)) {
        refuse("text", Rule.NOT_A_LANGUAGE, didYouMean(language, catalog.languages()));
      } else {
        checkWords("text." + language, entry.getValue());
      }
    }
  }

  private void checkWords(String field, String words) {
    Text.faultIn(words, LONGEST_TEXT)
        .ifPresent(rule -> refuse(field, rule, Map.of("max", String.valueOf(LONGEST_TEXT))));
    if (Placeholder.isLeftIn(words)) {
      refuse(field, Rule.PLACEHOLDER_LEFT);
    }
  }

  private boolean closes() {
    return draft.phase() == Phase.CLOSED;
  }

  private void checkEta() {
    switch (draft.eta()) {
      case null -> {
        if (!closes()) {
          refuse("eta", Rule.ETA_REQUIRED);
        }
      }
      case Eta.NoneYet _ -> {}
      case Eta.At(Instant at) -> checkFuture("eta", at, FARTHEST_ETA);
    }
  }

  private void checkNextWord() {
    Instant next = draft.nextWord();
    if (next != null) {
      checkFuture("next_word", next, FARTHEST_NEXT_WORD);
    } else if (!closes()) {
      refuse("next_word", Rule.NEXT_WORD_REQUIRED);
    }
  }

  private void checkFuture(String field, Instant at, Duration farthest) {
    if (!at.isAfter(standing.now())) {
      refuse(field, Rule.IN_THE_PAST);
    } else if (at.isAfter(standing.now().plus(farthest))) {
      refuse(field, Rule.TOO_FAR, Map.of("max", farthest.toString()));
    }
  }

  private void checkCorrection() {
    if (draft.corrects() == null) {
      return;
    }
    Statement corrected = standing.corrected();
    if (corrected == null || !corrected.incident().equals(draft.incident())) {
      refuse("corrects", Rule.NOT_A_STATEMENT);
    }
  }

  private void checkStates() {
    for (int i = 0; i < draft.states().size(); i++) {
      StatementDraft.StateChange change = draft.states().get(i);
      String field = "states[" + i + "]";
      if (catalog.component(change.component()).isEmpty()) {
        unknownComponent(field + ".component", change.component());
      }
      for (Cohort cohort : new TreeSet<>(change.cohorts())) {
        if (!catalog.knows(cohort)) {
          refuse(field + ".cohorts", Rule.NOT_A_COHORT, Map.of("value", cohort.toString()));
        }
      }
    }
  }
}
