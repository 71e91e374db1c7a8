package io.tocsin.site.view;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Region;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.publication.Hotspots;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.site.drawing.France;
import io.tocsin.site.drawing.Standing;
import io.tocsin.site.view.Whereabouts.Known;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what is known where somebody lives. */
public final class AreaWriter {

  /** Of more outages than these of which nothing is known here, only that there are any is told. */
  private static final int FEW = 3;

  private final Reading reading;
  private final List<Outage> open;

  /** Those that are over and were known to hit some place: of the others no place tells. */
  private final List<Outage> over;

  private final Areas areas;
  private final Map<String, List<String>> reports;
  private final Map<Area, Optional<Outage>> worst = new HashMap<>();

  /** An outage, and what is known of it in each place. */
  private static final class Outage {

    private final Reading reading;
    private final IncidentView view;
    private final Map<String, Known> known;
    private final Known elsewhere;
    private @Nullable IncidentBlock block;
    private @Nullable WhereWords words;

    Outage(Reading reading, IncidentView view) {
      this.reading = reading;
      this.view = view;
      Whereabouts whereabouts = new Whereabouts(reading, view);
      this.known = whereabouts.known();
      this.elsewhere = whereabouts.elsewhere();
    }

    /** Written when a first place tells of it: most outages of the past are told of nowhere. */
    IncidentBlock block() {
      IncidentBlock written = block;
      if (written == null) {
        written = new IncidentWriter(reading, view).brief(0);
        block = written;
      }
      return written;
    }

    WhereWords words() {
      WhereWords written = words;
      if (written == null) {
        written = new WhereWords(reading, view);
        words = written;
      }
      return written;
    }

    Known known(Area area) {
      return known.getOrDefault(area.code(), elsewhere);
    }

    boolean isHitSomewhere() {
      return isHit(elsewhere.standing())
          || known.values().stream().anyMatch(one -> isHit(one.standing()));
    }

    boolean isUnknown(Area area) {
      return known(area).standing() == Standing.UNKNOWN;
    }
  }

  /** Writes for a reading. */
  public AreaWriter(Reading reading) {
    this.reading = reading;
    this.areas = new Areas(reading.gazetteer().areas(), reading.gazetteer().regions());
    Map<Boolean, List<Outage>> outages =
        reading.snapshot().incidents().stream()
            .map(view -> new Outage(reading, view))
            .collect(Collectors.partitioningBy(outage -> outage.view.isOpen()));
    this.open = outages.getOrDefault(true, List.of());
    this.over =
        outages.getOrDefault(false, List.of()).stream().filter(Outage::isHitSomewhere).toList();
    this.reports = reports();
  }

  /** Returns the places that have a page. */
  public List<Area> areas() {
    return List.copyOf(areas.all());
  }

  /** Writes the list of all places: what is hit first, then regions by name and places by code. */
  public AreaIndex index() {
    List<AreaIndex.Region> regions = new ArrayList<>();
    for (Region region : areas.regions()) {
      regions.add(new AreaIndex.Region(reading.words(region.name()), places(areas.in(region))));
    }
    Collator alphabet = Collator.getInstance(Locale.forLanguageTag(reading.language()));
    regions.sort(
        Comparator.comparing(AreaIndex.Region::isHit)
            .reversed()
            .thenComparing(AreaIndex.Region::name, alphabet));
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
        .sorted(Comparator.comparing(place -> place.kind().isEmpty()))
        .toList();
  }

  /** Among a hundred places those that are hit have to stand out. */
  private String briefly(Area area) {
    return worst(area)
        .map(outage -> outage.known(area).standing())
        .filter(standing -> standing != Standing.SAID_NOT)
        .map(AreaWriter::kind)
        .orElse("");
  }

  private String path(Area area) {
    return reading.path("area/" + area.code());
  }

  private String brief(Area area) {
    return worst(area).map(here -> here.words().says(here.known(area).standing())).orElse("");
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

  /** Writes one place. */
  public AreaBlock area(Area area) {
    String name = reading.words(area.name());
    return new AreaBlock(
        area.code(),
        name,
        mark(area),
        sentence(area, name),
        worst(area).map(outage -> outage.block().report()).orElse(reading.path("report")),
        told(area).stream().map(outage -> here(outage, area)).toList(),
        told(area).size() < open.size(),
        reports.getOrDefault(area.code(), List.of()),
        over.stream()
            .filter(outage -> isHit(outage.known(area).standing()))
            .map(Outage::block)
            .toList());
  }

  /** Those of which something is known here; few others besides. */
  private List<Outage> told(Area area) {
    List<Outage> known = open.stream().filter(outage -> !outage.isUnknown(area)).toList();
    return open.size() - known.size() > FEW ? known : open;
  }

  private AreaBlock.Here here(Outage outage, Area area) {
    Known known = outage.known(area);
    WhereBlock.Group head = outage.words().head(known);
    return new AreaBlock.Here(
        outage.block(),
        Guidance.of(reading, outage.view),
        head.says(),
        head.from(),
        outage.words().row(known, "").since());
  }

  /** The outage of which the surest is known here. */
  private Optional<Outage> worst(Area area) {
    return worst.computeIfAbsent(area, this::findWorst);
  }

  private Optional<Outage> findWorst(Area area) {
    return open.stream()
        .filter(outage -> outage.known(area).standing() != Standing.UNKNOWN)
        .min(Comparator.comparing(outage -> outage.known(area).standing()));
  }

  private Mark mark(Area area) {
    Standing standing =
        worst(area).map(outage -> outage.known(area).standing()).orElse(Standing.UNKNOWN);
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

  private String sentence(Area area, String name) {
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
                    "area.says." + outage.known(area).standing().kind(),
                    Map.of(
                        "area", name,
                        "title", outage.block().title(),
                        "service", outage.block().service(),
                        "who", outage.words().house())))
        .orElseGet(() -> nothingKnown(name, open.size()));
  }

  private String nothingKnown(String area, int count) {
    return count > FEW
        ? reading.phrases().say("area.open-many", "area", area)
        : reading.phrases().say("area.open", "area", area, "count", count);
  }

  private static boolean isHit(Standing standing) {
    return switch (standing) {
      case DECLARED, AT_ODDS, REPORTED, BACK -> true;
      case SAID, SAID_NOT, UNKNOWN -> false;
    };
  }

  /** What people say of each component in each place, by the code of the place. */
  private Map<String, List<String>> reports() {
    Map<String, List<String>> sentences = new HashMap<>();
    reading
        .components()
        .filter(component -> component.evidence() != null)
        .forEach(component ->
            Objects.requireNonNull(component.evidence())
                .people()
                .areas()
                .forEach((code, people) -> {
                  if (people >= Hotspots.FEWEST) {
                    sentences
                        .computeIfAbsent(code, _ -> new ArrayList<>())
                        .add(report(component, people));
                  }
                }));
    return sentences;
  }

  private String report(ComponentView component, int people) {
    return reading
        .phrases()
        .say("area.people", "count", people, "name", reading.words(component.name()));
  }
}
