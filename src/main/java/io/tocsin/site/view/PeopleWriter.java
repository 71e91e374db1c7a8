package io.tocsin.site.view;

import io.tocsin.catalog.Symptom;
import io.tocsin.detection.Evidence.People;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what people say of a service. */
final class PeopleWriter {

  private static final int MOST_SYMPTOMS = 3;

  private final Reading reading;
  private final ServiceView service;

  PeopleWriter(Reading reading, ServiceView service) {
    this.reading = reading;
    this.service = service;
  }

  Voices.PeopleCard write() {
    List<Heard> heard = heard();
    if (heard.isEmpty()) {
      return new Voices.PeopleCard(
          new Mark("unknown", reading.phrases().say("people.unknown")),
          reading.phrases().say("people.no-data"),
          null,
          null,
          List.of(),
          List.of(),
          null,
          false,
          calls());
    }
    Heard loudest = heard.stream().max(LOUDER).orElseThrow();
    Stance stance = Stance.of(loudest.people());
    return new Voices.PeopleCard(
        new Mark(
            stance.kind(),
            reading
                .phrases()
                .say(
                    stance == Stance.SILENT && Stance.isFew(loudest.people())
                        ? "people.few"
                        : "people." + stance.kind())),
        sentence(loudest),
        loudest.people().failing() + loudest.people().working() == 0 ? null : usual(loudest),
        heard.stream()
            .map(one -> one.people().last())
            .filter(Objects::nonNull)
            .max(Comparator.<Instant>naturalOrder())
            .map(reading::time)
            .orElse(null),
        lines(heard, loudest),
        symptoms(heard),
        CurveWriter.write(reading, heard.stream().map(Heard::people).toList()),
        true,
        calls());
  }

  /** Calls are told apart from reports: somebody heard them, nobody typed them. */
  private @Nullable String calls() {
    int count =
        service.components().stream()
            .map(ComponentView::evidence)
            .flatMap(evidence -> Optional.ofNullable(evidence).stream())
            .mapToInt(evidence -> evidence.calls().count())
            .sum();
    String key = reading.isObserver() ? "people.calls-here" : "people.calls";
    return count == 0 ? null : reading.phrases().say(key, "count", count);
  }

  private static final Comparator<Heard> LOUDER =
      Comparator.comparingInt((Heard one) -> one.people().failing())
          .thenComparingInt(one -> one.people().working());

  private record Heard(String name, People people) {
    boolean saysAnything() {
      return people.failing() + people.working() > 0;
    }
  }

  private List<Heard> heard() {
    return service.components().stream()
        .flatMap((ComponentView component) ->
            component.evidence() == null
                ? Stream.empty()
                : Stream.of(
                    new Heard(reading.words(component.name()), component.evidence().people())))
        .toList();
  }

  private String sentence(Heard heard) {
    return reading
        .phrases()
        .say(
            heard.saysAnything() ? "people.say" : "people.nobody",
            Map.of(
                "name", heard.name(),
                "failing", heard.people().failing(),
                "working", heard.people().working()));
  }

  private String usual(Heard heard) {
    return reading.phrases().say("people.usual", "count", Math.round(heard.people().expected()));
  }

  private List<String> lines(List<Heard> heard, Heard loudest) {
    return heard.stream()
        .filter(one -> !one.equals(loudest) && one.saysAnything())
        .map(this::sentence)
        .toList();
  }

  private List<String> symptoms(List<Heard> heard) {
    Map<String, Integer> counts = new TreeMap<>();
    heard.forEach(
        one -> one.people().symptoms().forEach((id, count) -> counts.merge(id, count, Math::max)));
    List<String> lines = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_SYMPTOMS)
        .forEach(entry ->
            service
                .kind()
                .symptom(entry.getKey())
                .map(Symptom::text)
                .ifPresent(text ->
                    lines.add(
                        reading
                            .phrases()
                            .say(
                                "people.symptom",
                                "symptom",
                                reading.words(text),
                                "count",
                                entry.getValue()))));
    return lines;
  }
}
