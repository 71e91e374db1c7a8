package io.tocsin.site;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Service;
import io.tocsin.site.form.Choice;
import io.tocsin.site.form.FormView;
import io.tocsin.site.form.ReportView;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Fills the report form with what can be chosen, and with what was. */
final class ReportFields {

  /** What the choice "it works for me" sends as its symptom. */
  static final String WORKS = "works";

  private static final List<String> OPTIONAL =
      List.of("postcode", "cohorts", "since", "text", "other_party");

  private final Catalog catalog;
  private final Moments moments;
  private final Instant now;

  ReportFields(Catalog catalog, Moments moments, Instant now) {
    this.catalog = catalog;
    this.moments = moments;
    this.now = now.truncatedTo(ChronoUnit.MINUTES);
  }

  ReportView of(FormView form) {
    String language = form.phrases().language();
    Service service = service(form);
    String symptom = form.typed("symptom");
    boolean fine = symptom.equals(WORKS) || form.typed("works").equals("true");
    return new ReportView(
        form,
        service.name().in(language),
        others(catalog, service, form.action(), language),
        components(form, service, language),
        symptoms(service, fine ? "" : symptom, language),
        fine,
        catalog.cohorts().stream().map(dimension -> cohorts(dimension, form)).toList(),
        since(form),
        OPTIONAL.stream()
            .anyMatch(field -> !form.typed(field).isBlank() || form.fault(field) != null));
  }

  /** The other services, each with the address of the same form about it. */
  static List<Choice> others(Catalog catalog, Service service, String action, String language) {
    return catalog.services().stream()
        .filter(other -> !other.equals(service))
        .map(other ->
            new Choice(action + "?service=" + other.id(), other.name().in(language), false))
        .toList();
  }

  /** What people can say of any function of a service, "something else" last. */
  static List<Choice> symptoms(Service service, String chosen, String language) {
    return service.components().stream()
        .flatMap(component -> service.symptomsOf(component).stream())
        .distinct()
        .map(one -> new Choice(one.id(), one.text().in(language), one.id().equals(chosen)))
        .sorted((one, other) -> Boolean.compare(isOther(one), isOther(other)))
        .toList();
  }

  private static boolean isOther(Choice choice) {
    return choice.value().equals(io.tocsin.catalog.Symptom.OTHER);
  }

  /** The service of the component that was chosen, else the one asked for, else the first. */
  private Service service(FormView form) {
    return catalog
        .serviceOf(form.typed("component"))
        .or(() -> catalog.service(form.typed("service")))
        .orElseGet(() -> catalog.services().getFirst());
  }

  private static List<Choice> components(FormView form, Service service, String language) {
    boolean only = service.components().size() == 1;
    return service.components().stream()
        .map((Component component) ->
            new Choice(
                component.id(),
                component.name().in(language),
                only || component.id().equals(form.typed("component"))))
        .toList();
  }

  static ReportView.Group cohorts(CohortDimension dimension, FormView form) {
    String language = form.phrases().language();
    Set<String> chosen = Set.copyOf(form.typed().all("cohorts"));
    List<Choice> choices = new ArrayList<>();
    dimension
        .values()
        .forEach(value -> {
          String id = dimension.id() + ":" + value.id();
          choices.add(new Choice(id, value.name().in(language), chosen.contains(id)));
        });
    return new ReportView.Group(dimension.id(), dimension.name().in(language), choices);
  }

  private List<Choice> since(FormView form) {
    Phrases phrases = form.phrases();
    String typed = form.typed("since");
    Instant yesterday = now.minus(Duration.ofDays(1));
    List<Choice> choices =
        new ArrayList<>(
            List.of(
                at(now, phrases.say("report.since-now")),
                at(now.minus(Duration.ofHours(1)), phrases.say("report.since-hour")),
                at(now.minus(Duration.ofHours(3)), phrases.say("report.since-hours")),
                at(
                    yesterday,
                    phrases.say("report.since-yesterday", "day", moments.day(yesterday)))));
    typedInstant(typed)
        .forEach(instant ->
            choices.addFirst(
                new Choice(
                    typed,
                    phrases.say("report.since-other", "time", moments.moment(instant)),
                    true)));
    return choices;
  }

  private static Choice at(Instant instant, String words) {
    return new Choice(instant.toString(), words, false);
  }

  private static Stream<Instant> typedInstant(String typed) {
    try {
      return typed.isBlank() ? Stream.empty() : Stream.of(Instant.parse(typed));
    } catch (DateTimeParseException e) {
      return Stream.empty();
    }
  }
}
