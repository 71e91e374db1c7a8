package io.tocsin.site.view;

import io.tocsin.detection.Verdict;
import io.tocsin.publication.HarmWords;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes how many people an incident hits, from the newest verdict about each function. */
final class HarmWriter {

  private final Reading reading;
  private final IncidentView incident;

  HarmWriter(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
  }

  HarmBlock write() {
    HarmWords words = reading.harm();
    List<Verdict> newest = newest();
    Map<List<String>, List<String>> alike = new LinkedHashMap<>();
    for (Verdict verdict : newest) {
      List<String> sentences = words.sentences(verdict, this::name);
      if (!sentences.isEmpty()) {
        alike.computeIfAbsent(sentences, _ -> new ArrayList<>()).add(verdict.component());
      }
    }
    List<HarmBlock.Part> parts = new ArrayList<>();
    alike.forEach((sentences, components) -> {
      String about =
          newest.size() > 1 ? words.about(reading.quoted(reading.componentNames(components))) : "";
      parts.add(new HarmBlock.Part(about, sentences));
    });
    boolean people =
        newest.stream()
            .map(Verdict::harm)
            .anyMatch(harm -> harm != null && harm.affected() != null);
    boolean lasts = newest.stream().anyMatch(one -> one.change() != Verdict.Change.OVER);
    return new HarmBlock(words.title(incident.isOpen() && lasts, people), parts);
  }

  private String name(String service) {
    return reading.service(service).map(one -> reading.words(one.name())).orElse(service);
  }

  /** The timeline has its newest entries first. */
  private List<Verdict> newest() {
    Map<String, Verdict> newest = new TreeMap<>();
    for (TimelineEntry entry : incident.timeline()) {
      if (entry instanceof TimelineEntry.Shown(var _, Verdict verdict)
          && verdict.cohorts().isEmpty()
          && verdict.harm() != null) {
        newest.putIfAbsent(verdict.component(), verdict);
      }
    }
    return List.copyOf(newest.values());
  }
}
