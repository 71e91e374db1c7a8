package io.tocsin.publication;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Region;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the places of a snapshot are called: those it names, and whole regions of them. Immutable.
 */
public record Gazetteer(List<Area> areas, List<Region> regions) {

  /** Names nothing. */
  public static final Gazetteer NONE = new Gazetteer(List.of(), List.of());

  public Gazetteer {
    areas = List.copyOf(areas);
    regions = List.copyOf(regions);
  }

  /** Keeps the places that are meant, and those that make their regions whole. */
  static Gazetteer of(Areas areas, Collection<String> meant) {
    Set<String> regions =
        areas.all().stream()
            .filter(area -> meant.contains(area.code()))
            .map(area -> area.region() == null ? "" : area.region())
            .collect(Collectors.toSet());
    return new Gazetteer(
        areas.all().stream()
            .filter(area -> meant.contains(area.code()) || regions.contains(area.region()))
            .toList(),
        areas.regions().stream().filter(region -> regions.contains(region.code())).toList());
  }

  /** Knows every place of a catalogue. */
  public static Gazetteer all(Areas areas) {
    return new Gazetteer(List.copyOf(areas.all()), List.copyOf(areas.regions()));
  }

  /** Names places as people do: whole regions first, then what is left of them. */
  public List<String> names(Collection<String> codes, String language) {
    return new Areas(areas, regions).names(codes, language);
  }

  /** Returns the codes of every place that services and incidents name. */
  static Set<String> meant(List<ServiceView> services, List<IncidentView> incidents) {
    Set<String> codes = new HashSet<>();
    for (ServiceView service : services) {
      service.components().forEach(component -> seen(component, codes));
    }
    for (IncidentView incident : incidents) {
      if (incident.facts() != null) {
        incident.facts().reach().forEach(reach -> codes.addAll(reach.areas()));
      }
      incident.timeline().forEach(entry -> told(entry, codes));
      incident
          .contradictions()
          .forEach(found -> {
            told(found.one().assertion(), codes);
            told(found.other().assertion(), codes);
          });
    }
    return codes;
  }

  private static void seen(ComponentView component, Set<String> codes) {
    if (component.evidence() != null) {
      codes.addAll(component.evidence().people().areas().keySet());
      codes.addAll(component.evidence().calls().areas().keySet());
    }
  }

  private static void told(TimelineEntry entry, Set<String> codes) {
    switch (entry) {
      case TimelineEntry.Claimed claimed ->
          Testimony.of(claimed.claim()).forEach(word -> told(word.assertion(), codes));
      case TimelineEntry.Shown shown -> codes.addAll(shown.verdict().areas());
      case TimelineEntry.Said _,
          TimelineEntry.Asked _,
          TimelineEntry.Moved _,
          TimelineEntry.PromiseMissed _ -> {}
    }
  }

  private static void told(Assertion assertion, Set<String> codes) {
    if (assertion instanceof Assertion.Where(boolean _, Set<String> areas)) {
      codes.addAll(areas);
    } else if (assertion instanceof Assertion.Heard(var people, var _)) {
      codes.addAll(people.keySet());
    }
  }
}
