package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Service;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Incident;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names an incident in plain words, made from its components and their state. Immutable. */
public final class Headline {

  private static final int MOST_NAMED = 3;

  private final Catalog catalog;
  private final Phrasebook phrases;

  /** Speaks the languages of a catalogue. */
  public Headline(Catalog catalog) {
    this.catalog = catalog;
    List<String> languages = new ArrayList<>(catalog.languages());
    languages.addAll(List.of("fr", "en"));
    this.phrases = Phrasebook.load("headline", List.copyOf(new LinkedHashSet<>(languages)));
  }

  /** Returns {@code Réception des messages : panne}, in every language of the page. */
  public LocalizedText of(Incident incident) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (String language : catalog.languages()) {
      Phrases say = phrases.in(language);
      titles.put(language, say.say(key(incident), "what", what(incident, language, say)));
    }
    return new LocalizedText(titles);
  }

  private static String key(Incident incident) {
    ComponentState worst = worst(incident);
    boolean broken = worst == ComponentState.OUT || worst == ComponentState.DEGRADED;
    return switch (incident.phase()) {
      case SUSPECTED -> incident.confirmedAt() == null ? "suspected" : worst.name();
      case ACKNOWLEDGED, IDENTIFIED ->
          worst == ComponentState.WORKS ? ComponentState.UNKNOWN.name() : worst.name();
      case RECOVERING -> "recovering";
      case RECOVERED -> "over";
      case CLOSED -> broken ? worst.name() : "over";
    };
  }

  /** Returns the worst state anybody is in; unknown without any. */
  static ComponentState worst(Incident incident) {
    return incident.cohorts().stream()
        .map(CohortStatus::state)
        .reduce(States::worse)
        .orElse(ComponentState.UNKNOWN);
  }

  private String what(Incident incident, String language, Phrases say) {
    List<String> names =
        catalog.components().stream()
            .filter(component -> incident.components().contains(component.id()))
            .map(Component::name)
            .map(name -> name.in(language))
            .toList();
    if (!names.isEmpty() && names.size() <= MOST_NAMED) {
      return join(names, say);
    }
    Optional<Service> service = catalog.service(incident.service());
    String name = service.map(known -> known.name().in(language)).orElse(incident.service());
    return names.isEmpty() ? name : say.say("several", "service", name, "count", names.size());
  }

  private static String join(List<String> names, Phrases say) {
    return switch (names.size()) {
      case 1 -> names.getFirst();
      case 2 -> say.say("and", "first", names.getFirst(), "last", names.getLast());
      default ->
          say.say(
              "list", "first", names.getFirst(), "rest", join(names.subList(1, names.size()), say));
    };
  }
}
