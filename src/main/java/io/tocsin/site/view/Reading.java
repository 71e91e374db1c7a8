package io.tocsin.site.view;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.HarmWords;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.Statement;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A snapshot read in one language at one moment: how things are called and times are said.
 *
 * @param contents where things are in the snapshot
 */
public record Reading(
    PublicSnapshot snapshot,
    Instant now,
    String language,
    Phrases phrases,
    Moments moments,
    Gazetteer gazetteer,
    Contents contents) {

  /** Reads a snapshot. */
  public static Reading of(PublicSnapshot snapshot, Instant now, Phrases phrases) {
    Moments moments = new Moments(phrases.language(), snapshot.site().zone(), now);
    return new Reading(
        snapshot,
        now,
        phrases.language(),
        phrases,
        moments,
        snapshot.places(),
        new Contents(snapshot));
  }

  /** Returns the same, with names for more places than the snapshot names. */
  public Reading with(Gazetteer places) {
    return new Reading(snapshot, now, language, phrases, moments, places, contents);
  }

  /**
   * Returns the same for a page that says at its top of which day it is: that day is not repeated.
   */
  Reading onItsDay() {
    Moments near = moments.onTheDayOf(snapshot.at());
    return new Reading(snapshot, now, language, phrases, near, gazetteer, contents);
  }

  /** Returns the same for a page that stands for good, which says the year with every day. */
  public Reading forGood() {
    return new Reading(snapshot, now, language, phrases, moments.forGood(), gazetteer, contents);
  }

  /** Returns what concerns one service alone. */
  Reading only(ServiceView service) {
    PublicSnapshot alone =
        new PublicSnapshot(
            snapshot.generation(),
            snapshot.at(),
            snapshot.site(),
            List.of(service),
            snapshot.incidents().stream()
                .filter(incident -> incident.service().equals(service.id()))
                .toList(),
            snapshot.maintenances().stream()
                .filter(view -> view.maintenance().service().equals(service.id()))
                .toList(),
            snapshot.record(),
            snapshot.places(),
            snapshot.remarks(),
            snapshot.days());
    return new Reading(alone, now, language, phrases, moments, gazetteer, new Contents(alone));
  }

  /** What places are called, whole regions by their own name. */
  List<String> places(Collection<String> codes) {
    return gazetteer.names(codes, language).stream().map(Prose::clean).toList();
  }

  /** How many people are hit, in words. */
  HarmWords harm() {
    return HarmWords.of(language, snapshot.site().zone(), now);
  }

  /** Says a moment. */
  public TimeTag time(Instant instant) {
    return new TimeTag(instant.toString(), moments.moment(instant));
  }

  String words(LocalizedText text) {
    return Prose.clean(text.in(language));
  }

  boolean isObserver() {
    return snapshot.site().mode() == Mode.OBSERVER;
  }

  String path(String rest) {
    return "/" + language + "/" + rest;
  }

  Stream<ComponentView> components() {
    return snapshot.services().stream().flatMap(service -> service.components().stream());
  }

  Optional<ServiceView> service(String id) {
    return contents.service(id);
  }

  String operator(String service) {
    return service(service).map(ServiceView::operator).orElse(service);
  }

  String component(String id) {
    return contents.component(id).map(component -> words(component.name())).orElse(id);
  }

  /** The components' names in the order of the page. */
  List<String> componentNames(Collection<String> ids) {
    List<String> known =
        contents.components(ids).stream().map(component -> words(component.name())).toList();
    return known.isEmpty() ? ids.stream().sorted().toList() : known;
  }

  /** Names in quotation marks, as a list that can stand in a sentence. */
  String quoted(Collection<String> names) {
    return list(names.stream().map(name -> phrases.say("quoted", "name", name)).toList());
  }

  String list(Collection<String> items) {
    return ListFormatter.getInstance(ULocale.forLanguageTag(language)).format(items);
  }

  /** Who is meant: the name given to the cohorts, else their bare values; everybody for none. */
  String who(String component, Set<Cohort> cohorts) {
    if (cohorts.isEmpty()) {
      return phrases.say("everybody");
    }
    return contents.component(component).stream()
        .flatMap(view -> view.cohorts().stream())
        .filter(view -> view.cohorts().equals(cohorts))
        .map(view -> words(view.name()))
        .findFirst()
        .orElseGet(
            () -> cohorts.stream().sorted().map(Cohort::value).collect(Collectors.joining(" + ")));
  }

  /** Says in a sentence how an incident stands. */
  public String sentence(IncidentView incident) {
    return Lead.sentence(this, incident);
  }

  /** Says which phase a statement announces. */
  public String phase(Statement statement) {
    return snapshot.incidents().stream()
        .filter(incident -> incident.id().equals(statement.incident()))
        .map(incident -> Lead.step(this, incident, statement.phase(), statement.at()))
        .findFirst()
        .orElseGet(() -> phrases.say("phase." + Lead.phase(statement.phase()), "operator", ""));
  }

  List<IncidentView> open() {
    return contents.open();
  }
}
