package io.tocsin.site.view;

import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.site.drawing.France;
import io.tocsin.site.drawing.MapSheet;
import io.tocsin.site.drawing.Spot;
import io.tocsin.site.drawing.Standing;
import io.tocsin.site.drawing.TileMap;
import io.tocsin.site.view.Whereabouts.Known;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Writes where an incident is: for its page, and as a map that stands alone. */
public final class WhereWriter {

  private final Reading reading;
  private final IncidentView incident;
  private final Phrases phrases;
  private final WhereWords words;
  private final Whereabouts whereabouts;
  private final SortedMap<String, Known> known;
  private final France france = France.shipped();

  /** Writes for a reader. */
  public WhereWriter(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
    this.phrases = WhereWords.BOOK.in(reading.language());
    this.words = new WhereWords(reading, incident);
    this.whereabouts = new Whereabouts(reading, incident);
    this.known = whereabouts.known();
  }

  /** Says whether the areas of which anything is known are those of the map. */
  private boolean isDrawn() {
    return known.keySet().stream().anyMatch(code -> france.name(code).isPresent())
        && known.keySet().stream().allMatch(this::isFrench);
  }

  /** A code alone is not enough: other lands have an area 01 as well. */
  private boolean isFrench(String code) {
    Optional<String> drawn = france.name(code);
    return reading.gazetteer().areas().stream()
        .filter(area -> area.code().equals(code))
        .anyMatch(area -> drawn.isEmpty() || area.name().byLanguage().containsValue(drawn.get()));
  }

  /** Returns where the drawn map stands; empty if there is none. */
  public Optional<String> drawn() {
    return isDrawn()
        ? Optional.of(reading.path("incident/" + incident.id() + "/map.svg"))
        : Optional.empty();
  }

  private List<String> off() {
    return known.keySet().stream().filter(code -> france.name(code).isEmpty()).toList();
  }

  private Map<String, Spot> spots() {
    Map<String, Spot> spots = new HashMap<>();
    france
        .outlines()
        .forEach(outline ->
            spots.put(outline.code(), WhereWords.spot(whereabouts.known(outline.code()))));
    return spots;
  }

  /**
   * Writes it for the page.
   *
   * @param map address of the drawn map, or null if there is none
   */
  public WhereBlock write(@Nullable String map) {
    if (known.isEmpty()) {
      return WhereBlock.NOWHERE;
    }
    boolean drawn = isDrawn();
    return new WhereBlock(
        phrases.say(incident.isOpen() ? "title" : "title-then"),
        summary(),
        drawn ? TileMap.of(france, spots()) : null,
        map,
        groups(),
        words.letters(),
        phrases.say("head.places"),
        phrases.say("head.since"),
        words.notes(drawn ? off() : List.of()));
  }

  private List<WhereBlock.Group> groups() {
    Map<WhereBlock.Group, Map<WhereBlock.Row, List<String>>> groups = new LinkedHashMap<>();
    known.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(MOST_CERTAIN))
        .forEach(area ->
            groups
                .computeIfAbsent(words.head(area.getValue()), _ -> new LinkedHashMap<>())
                .computeIfAbsent(words.row(area.getValue(), ""), _ -> new ArrayList<>())
                .add(area.getKey()));
    List<WhereBlock.Group> all = new ArrayList<>();
    groups.forEach((head, rows) -> all.add(with(head, rows)));
    Known elsewhere = whereabouts.elsewhere();
    all.add(with(words.head(elsewhere), words.row(elsewhere, phrases.say("elsewhere"))));
    return all;
  }

  private WhereBlock.Group with(
      WhereBlock.Group head, Map<WhereBlock.Row, List<String>> codesByRow) {
    List<WhereBlock.Row> rows = new ArrayList<>();
    codesByRow.forEach(
        (row, codes) -> rows.add(new WhereBlock.Row(words.names(codes), row.iso(), row.since())));
    return new WhereBlock.Group(head.spot(), head.says(), head.from(), rows);
  }

  private static WhereBlock.Group with(WhereBlock.Group head, WhereBlock.Row row) {
    return new WhereBlock.Group(head.spot(), head.says(), head.from(), List.of(row));
  }

  private static final Comparator<Known> MOST_CERTAIN =
      Comparator.comparing(Known::standing)
          .thenComparing(Known::since, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

  private Map<Standing, List<String>> byStanding() {
    Map<Standing, List<String>> codes = new EnumMap<>(Standing.class);
    known.forEach(
        (code, one) -> codes.computeIfAbsent(one.standing(), _ -> new ArrayList<>()).add(code));
    return codes;
  }

  private String summary() {
    List<String> sentences = new ArrayList<>();
    byStanding().forEach((standing, codes) -> sentences.add(words.entry(standing, codes) + "."));
    sentences.addAll(words.named("named", whereabouts.words()));
    return String.join(" ", sentences);
  }

  /**
   * Draws the map that stands alone: it says in words what each pattern means, as of when, who
   * keeps the page and where it stands.
   *
   * @param address of the incident's page, to be read by people
   */
  public MapSheet sheet(String address) {
    List<MapSheet.Entry> legend = new ArrayList<>();
    byStanding()
        .forEach((standing, codes) ->
            legend.add(
                new MapSheet.Entry(
                    new Spot(standing, standing == Standing.SAID), words.entry(standing, codes))));
    Known elsewhere = whereabouts.elsewhere();
    legend.add(new MapSheet.Entry(WhereWords.spot(elsewhere), words.elsewhere(elsewhere)));
    words
        .named("edge", whereabouts.words())
        .forEach(edge -> legend.add(new MapSheet.Entry(new Spot(Standing.UNKNOWN, true), edge)));
    String title =
        phrases.say(
            "sheet.title",
            "service",
            reading
                .service(incident.service())
                .map(service -> reading.words(service.name()))
                .orElse(incident.service()),
            "what",
            reading.words(incident.title()));
    return MapSheet.of(
        france,
        spots(),
        new MapSheet.Words(title, summary(), under(), legend, foot(address), words.letters()));
  }

  /** Always with the year: a map outlives its page. */
  private List<String> under() {
    Moments dated =
        new Moments(reading.language(), reading.snapshot().site().zone(), Instant.EPOCH);
    Instant closed = incident.closedAt();
    Instant over = incident.recoveredAt() == null ? closed : incident.recoveredAt();
    String since = dated.moment(incident.onset());
    return List.of(
        over == null
            ? phrases.say("sheet.since", "since", since)
            : phrases.say("sheet.until", "since", since, "until", dated.moment(over)),
        phrases.say(
            "sheet.as-of", "time", dated.full(closed == null ? reading.snapshot().at() : closed)));
  }

  private List<String> foot(String address) {
    List<String> foot = new ArrayList<>();
    var story = reading.snapshot().site().demo();
    if (story != null) {
      foot.add(reading.phrases().say("page.demo", "story", reading.words(story)));
    }
    foot.add(String.join(" ", words.notes(off())));
    foot.add(
        phrases.say(
            reading.isObserver() ? "sheet.observer" : "sheet.operator",
            Map.of(
                "site", reading.words(reading.snapshot().site().name()),
                "operator", reading.operator(incident.service()),
                "address", address)));
    foot.add(phrases.say("sheet.licence"));
    return foot;
  }
}
