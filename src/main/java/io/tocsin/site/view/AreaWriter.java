package io.tocsin.site.view;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Region;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.detection.Evidence;
import io.tocsin.publication.Hotspots;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.site.drawing.France;
import io.tocsin.site.drawing.Standing;
import io.tocsin.site.view.Whereabouts.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what is known where somebody lives. */
public final class AreaWriter {

  private final Reading reading;
  private final List<Outage> outages;
  private final Areas areas;

  /** An outage, and what is known of it in each place. */
  private record Outage(
      IncidentView view, IncidentBlock block, Whereabouts whereabouts, WhereWords words) {}

  /** Writes for a reading. */
  public AreaWriter(Reading reading) {
    this.reading = reading;
    this.areas = new Areas(reading.gazetteer().areas(), reading.gazetteer().regions());
    this.outages =
        reading.snapshot().incidents().stream()
            .map((IncidentView view) ->
                new Outage(
                    view,
                    new IncidentWriter(reading, view).write().shortened(0),
                    new Whereabouts(reading, view),
                    new WhereWords(reading, view)))
            .toList();
  }

  /** Returns the places that have a page. */
  public List<Area> areas() {
    return List.copyOf(areas.all());
  }

  /** Writes the list of all places. */
  public AreaIndex index() {
    List<AreaIndex.Region> regions = new ArrayList<>();
    for (Region region : areas.regions()) {
      regions.add(new AreaIndex.Region(reading.words(region.name()), places(areas.in(region))));
    }
    List<Area> free = areas.all().stream().filter(area -> area.region() == null).toList();
    if (!free.isEmpty()) {
      regions.add(new AreaIndex.Region(reading.phrases().say("area.all"), places(free)));
    }
    return new AreaIndex(regions, isFrench() ? exceptions() : "");
  }

  private List<AreaIndex.Place> places(List<Area> inside) {
    return inside.stream()
        .map(area ->
            new AreaIndex.Place(
                area.code(), reading.words(area.name()), path(area), brief(area), briefly(area)))
        .toList();
  }

  /** Among a hundred places those that are hit have to stand out. */
  private String briefly(Area area) {
    return worst(area)
        .map(outage -> known(outage, area).standing())
        .filter(standing -> standing != Standing.SAID_NOT)
        .map(AreaWriter::kind)
        .orElse("");
  }

  private String path(Area area) {
    return reading.path("area/" + area.code());
  }

  private String brief(Area area) {
    return worst(area).map(here -> here.words().says(known(here, area).standing())).orElse("");
  }

  /** Postcodes lead to départements: where those are the areas, they find them. */
  private boolean isFrench() {
    return areas.find("01").isPresent()
        && areas.all().stream()
            .anyMatch(area ->
                France.shipped().name(area.code()).stream()
                    .anyMatch(area.name().byLanguage()::containsValue));
  }

  private static String exceptions() {
    return Postcodes.exceptions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + ":" + String.join(",", entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static Known known(Outage outage, Area area) {
    return outage.whereabouts().known(area.code());
  }

  /** Writes one place. */
  public AreaBlock area(Area area) {
    List<Outage> open = outages.stream().filter(outage -> outage.view().isOpen()).toList();
    String name = reading.words(area.name());
    return new AreaBlock(
        area.code(),
        name,
        mark(area, open),
        sentence(area, name, open),
        open.stream().map(outage -> here(outage, area)).toList(),
        reports(area.code()),
        outages.stream()
            .filter(outage -> !outage.view().isOpen())
            .filter(outage -> isHit(known(outage, area).standing()))
            .map(Outage::block)
            .toList());
  }

  private AreaBlock.Here here(Outage outage, Area area) {
    Known known = known(outage, area);
    WhereBlock.Group head = outage.words().head(known);
    return new AreaBlock.Here(
        outage.block(),
        Guidance.of(reading, outage.view()),
        head.says(),
        head.from(),
        outage.words().row(known, "").since());
  }

  /** The outage of which the surest is known here. */
  private Optional<Outage> worst(Area area) {
    return outages.stream()
        .filter(outage -> outage.view().isOpen())
        .filter(outage -> known(outage, area).standing() != Standing.UNKNOWN)
        .min(Comparator.comparing(outage -> known(outage, area).standing()));
  }

  private Mark mark(Area area, List<Outage> open) {
    Standing standing =
        worst(area).map(outage -> known(outage, area).standing()).orElse(Standing.UNKNOWN);
    String kind =
        standing == Standing.UNKNOWN && open.isEmpty()
            ? Lead.of(reading).mark().kind()
            : kind(standing);
    return new Mark(kind, reading.phrases().say("area.mark", "name", area.code()));
  }

  private static String kind(Standing standing) {
    return switch (standing) {
      case DECLARED -> "out";
      case AT_ODDS, REPORTED, SAID -> "degraded";
      case BACK -> "works";
      case SAID_NOT, UNKNOWN -> "unknown";
    };
  }

  private String sentence(Area area, String name, List<Outage> open) {
    if (open.isEmpty()) {
      String kind = Lead.of(reading).mark().kind();
      String key = kind.equals("works") ? "area.calm" : "area.unknown";
      return reading.phrases().say(key, "area", name);
    }
    return worst(area)
        .map(outage ->
            reading
                .phrases()
                .say(
                    "area.says." + known(outage, area).standing().kind(),
                    Map.of(
                        "area", name,
                        "title", outage.block().title(),
                        "service", outage.block().service(),
                        "who", outage.words().house())))
        .orElseGet(() -> reading.phrases().say("area.open", "area", name, "count", open.size()));
  }

  private static boolean isHit(Standing standing) {
    return switch (standing) {
      case DECLARED, AT_ODDS, REPORTED, BACK -> true;
      case SAID, SAID_NOT, UNKNOWN -> false;
    };
  }

  private List<String> reports(String code) {
    List<String> sentences = new ArrayList<>();
    reading
        .components()
        .forEach(component -> {
          Evidence evidence = component.evidence();
          int people = evidence == null ? 0 : evidence.people().areas().getOrDefault(code, 0);
          if (people >= Hotspots.FEWEST) {
            sentences.add(
                reading
                    .phrases()
                    .say("area.people", "count", people, "name", reading.words(component.name())));
          }
        });
    return sentences;
  }
}
