package io.tocsin.incidents;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Service;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every word of a person must respect, whatever it is about; pure. */
final class WordRules {

  /** The next word comes within this time. */
  static final Duration LONGEST_WAIT = Duration.ofDays(7);

  /** No time that is told lies farther away than this. */
  static final Duration FARTHEST = Duration.ofDays(366);

  private WordRules() {}

  static List<Fault> faults(PublicWord word, Set<String> known) {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(components(known, word.components()));
    Set<String> stated =
        word.states().stream().map(StateChange::component).collect(Collectors.toSet());
    faults.addAll(components(known, stated));
    if (word.phase() != Phase.CLOSED) {
      faults.addAll(nextWord(word.nextWord(), word.at()));
      faults.addAll(eta(word.eta(), word.at()));
    }
    Source source = word.source();
    if (source != null) {
      faults.addAll(notAhead("source.at", source.at(), word.at()));
    }
    return faults;
  }

  /** The components one may speak of: those of the service. */
  static Set<String> known(Service service) {
    return service.components().stream().map(Component::id).collect(Collectors.toSet());
  }

  /**
   * Those of its service as it is now, and those it holds: the catalogue may have changed since.
   */
  static Set<String> known(Catalog catalog, Incident incident) {
    Set<String> known = new HashSet<>(incident.components());
    catalog.service(incident.service()).map(WordRules::known).ifPresent(known::addAll);
    return known;
  }

  static List<Fault> components(Set<String> known, Collection<String> components) {
    return components.stream()
        .filter(component -> !known.contains(component))
        .sorted()
        .map(component -> unknown("components", Rule.NOT_A_COMPONENT, component, known))
        .toList();
  }

  static Fault unknown(String field, Rule rule, String value, Collection<String> known) {
    return new Fault(
        field, rule, Map.of("value", value, "allowed", String.join(", ", new TreeSet<>(known))));
  }

  private static List<Fault> nextWord(@Nullable Instant due, Instant at) {
    if (due == null) {
      return List.of(Fault.of("next_word", Rule.NEXT_WORD_REQUIRED));
    }
    return ahead("next_word", due, at, LONGEST_WAIT);
  }

  private static List<Fault> eta(@Nullable Eta eta, Instant at) {
    return switch (eta) {
      case null -> List.of(Fault.of("eta", Rule.ETA_REQUIRED));
      case Eta.NoneYet() -> List.of();
      case Eta.At(Instant end) -> ahead("eta", end, at, FARTHEST);
    };
  }

  static List<Fault> ahead(String field, Instant instant, Instant at, Duration most) {
    if (!instant.isAfter(at)) {
      return List.of(Fault.of(field, Rule.IN_THE_PAST));
    }
    return instant.isAfter(at.plus(most))
        ? List.of(new Fault(field, Rule.TOO_FAR, Map.of("max", most.toString())))
        : List.of();
  }

  static List<Fault> notAhead(String field, Instant instant, Instant at) {
    if (instant.isAfter(at)) {
      return List.of(Fault.of(field, Rule.IN_THE_FUTURE));
    }
    return instant.isBefore(at.minus(FARTHEST))
        ? List.of(new Fault(field, Rule.TOO_FAR, Map.of("max", FARTHEST.toString())))
        : List.of();
  }
}
