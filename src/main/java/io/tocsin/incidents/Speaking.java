package io.tocsin.incidents;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.IncidentEvent.PhaseReason;
import io.tocsin.incidents.Promise.Kind;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a public word does to an incident; confined to one decision. */
final class Speaking {

  private final Pen pen;
  private final Catalog catalog;
  private final Collection<Evidence> evidence;
  private final PublicWord word;

  Speaking(Pen pen, Catalog catalog, Collection<Evidence> evidence, PublicWord word) {
    this.pen = pen;
    this.catalog = catalog;
    this.evidence = evidence;
    this.word = word;
  }

  /**
   * Writes what the word does, or says why not; with faults, what was written must be thrown away.
   */
  List<Fault> speak() {
    IncidentHistory before = pen.history(word.incident());
    List<Fault> faults =
        new ArrayList<>(WordRules.faults(word, WordRules.known(catalog, before.incident())));
    if (changedMeanwhile(before)) {
      faults.add(Fault.of("", Rule.CHANGED_MEANWHILE));
    }
    if (!faults.isEmpty()) {
      return faults;
    }
    pen.happened(word.incident(), new IncidentEvent.Spoken(word.at(), word.by(), word.statement()));
    acknowledge();
    holdComponents();
    States.set(pen, word.incident(), word.states(), word.at(), word.by());
    return phase();
  }

  private boolean changedMeanwhile(IncidentHistory before) {
    Long seen = word.seenVersion();
    return seen != null && before.handVersion() > seen;
  }

  private void acknowledge() {
    Source own = word.source();
    if (own == null && catalog.mode() == Mode.OPERATOR) {
      own = new Source(operator(), null, word.at(), Source.Precision.EXACT, null);
    }
    boolean known = pen.history(word.incident()).incident().acknowledged() != null;
    if (own != null && !known && word.phase() != Phase.SUSPECTED) {
      pen.happened(word.incident(), new IncidentEvent.Acknowledged(word.at(), word.by(), own));
    }
  }

  private @Nullable LocalizedText operator() {
    String service = pen.history(word.incident()).incident().service();
    return catalog.service(service).map(Service::operator).map(Source::named).orElse(null);
  }

  /**
   * A component that the word names is held from then on, in the state evidence gives it, or
   * unknown.
   */
  private void holdComponents() {
    Set<String> held = pen.history(word.incident()).incident().components();
    List<StateChange> newcomers =
        word.components().stream()
            .filter(component -> !held.contains(component))
            .sorted()
            .map(component -> new StateChange(component, Set.of(), seen(component)))
            .toList();
    States.set(pen, word.incident(), newcomers, word.at(), word.by());
  }

  private ComponentState seen(String component) {
    return evidence.stream()
        .filter(one -> one.component().equals(component))
        .map(Evidence::state)
        .findFirst()
        .orElse(ComponentState.UNKNOWN);
  }

  private List<Fault> phase() {
    IncidentHistory spoken = pen.history(word.incident());
    Set<String> failing = StillFailing.of(spoken, evidence);
    boolean closes = word.phase() == Phase.CLOSED;
    if (closes && !failing.isEmpty() && !word.despiteFailing()) {
      return List.of(stillFailing(failing));
    }
    Phases.Decision decision =
        Phases.byWord(
            spoken.incident(),
            word.phase(),
            spoken.incident().acknowledged() != null,
            !failing.isEmpty(),
            PhaseReason.STATEMENT);
    if (decision instanceof Phases.Decision.Refuse(Rule rule)) {
      return List.of(rule == Rule.STILL_FAILING ? stillFailing(failing) : Fault.of("phase", rule));
    }
    promise();
    if (closes && !failing.isEmpty()) {
      pen.happened(
          word.incident(),
          new IncidentEvent.ClosedDespite(word.at(), word.by(), word.statement(), failing));
      Promises.breakEnds(pen, word.incident(), word.at());
    }
    Happenings.move(pen, word.incident(), decision, word.at(), word.by());
    return List.of();
  }

  static Fault stillFailing(Set<String> failing) {
    return new Fault("phase", Rule.STILL_FAILING, Map.of("failing", String.join(", ", failing)));
  }

  private void promise() {
    Promises.fulfil(pen, word.incident(), Kind.NEXT_WORD, word.at());
    Instant next = word.nextWord();
    if (next != null && word.phase() != Phase.CLOSED) {
      Promises.announceNextWord(pen, word.incident(), word.statement(), next, word.at());
    }
    if (word.eta() instanceof Eta.At(Instant end) && word.phase() != Phase.CLOSED) {
      Promises.announceEnd(pen, word.incident(), word.statement(), end, word.at());
    }
  }
}
