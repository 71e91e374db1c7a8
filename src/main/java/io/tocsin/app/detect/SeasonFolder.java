package io.tocsin.app.detect;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.VantagePoint;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.LandscapeChanged.Land;
import io.tocsin.signals.Signal;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of recorded reports and probes: {@code services.json}, {@code reports.csv.gz}, {@code
 * probes.csv.gz}. What it says of the truth, if it does, is never read.
 */
final class SeasonFolder {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Duration ROUNDS = Duration.ofMinutes(5);

  private final Path folder;
  private final JsonNode services;
  private final SeasonNames names;
  private final List<String> vantages;
  private final Instant start;
  private final Instant end;

  /** A signal in its place in time. */
  record Timed(Signal signal) {}

  private SeasonFolder(
      Path folder, JsonNode services, List<String> vantages, Instant start, Instant end) {
    this.folder = folder;
    this.services = services;
    this.names =
        new SeasonNames(
            services.path("services").valueStream().map(one -> one.path("id").asString()).toList());
    this.vantages = vantages;
    this.start = start;
    this.end = end;
  }

  /** Reads what stands beside the rows, and the first and last moment. */
  static SeasonFolder read(Path folder) throws IOException, BadTable {
    JsonNode services = services(folder.resolve("services.json"));
    Path probes = folder.resolve("probes.csv.gz");
    String first = null;
    String last = null;
    List<String> vantages;
    try (BufferedReader rows = open(probes)) {
      String header = rows.readLine();
      if (header == null || !header.startsWith("ts,service,")) {
        throw new BadTable(probes, 1, "no columns ts,service,...", "write them in the first line");
      }
      vantages = List.of(header.substring("ts,service,".length()).split(",", -1));
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        first = first == null ? row : first;
        last = row;
      }
    }
    if (first == null || last == null) {
      throw new BadTable(probes, 2, "there is no row", "record at least one round");
    }
    Instant begin = SeasonRows.time(probes, 2, first.split(",", 2)[0]);
    Instant end = SeasonRows.time(probes, 2, last.split(",", 2)[0]).plus(ROUNDS);
    return new SeasonFolder(folder, services, vantages, begin, end);
  }

  private static JsonNode services(Path file) throws IOException, BadTable {
    if (!Files.isRegularFile(file)) {
      throw new BadTable(file, 1, "there is no such file", "put it into the folder");
    }
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (!root.path("services").isArray()) {
        throw new BadTable(file, 1, "there is no list named services", "write one");
      }
      checkAreas(file, root);
      return root;
    } catch (JacksonException broken) {
      throw new BadTable(file, 1, "this is not JSON", "write it anew");
    }
  }

  private static void checkAreas(Path file, JsonNode root) throws BadTable {
    Areas france = FrenchAreas.load();
    for (JsonNode one : root.path("services")) {
      for (String code : one.path("subscribers").propertyNames()) {
        if (france.find(code).isEmpty()) {
          throw new BadTable(file, 1, "there is no département " + code, "write its INSEE code");
        }
      }
    }
  }

  private static BufferedReader open(Path file) throws IOException, BadTable {
    if (!Files.isRegularFile(file)) {
      throw new BadTable(file, 1, "there is no such file", "put it into the folder");
    }
    InputStream packed = Files.newInputStream(file);
    try {
      return new BufferedReader(
          new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
    } catch (ZipException | EOFException unpacked) {
      packed.close();
      throw new BadTable(file, 1, "it is not packed", "pack it with gzip");
    }
  }

  /** What its services are called. */
  SeasonNames names() {
    return names;
  }

  Instant start() {
    return start;
  }

  long minutes() {
    return Duration.between(start, end).toMinutes();
  }

  /** What is watched and what surrounds it, as signals. */
  List<Signal> about() {
    return List.of(
        new LandscapeChanged("landscape", start, ZONE, Set.of(), lands(), clienteles()),
        new CatalogChanged("catalogue", start, watched(), vantagePoints()));
  }

  /** The services as the notebook knows them. */
  Catalog catalog() {
    List<Service> known = new ArrayList<>();
    for (JsonNode one : services.path("services")) {
      String name = one.path("id").asString();
      String id = names.id(name);
      String word = one.path("kind").asString();
      known.add(
          new Service(
              id,
              LocalizedText.of("fr", name),
              kind(word),
              name,
              List.of(Component.of(id, id, LocalizedText.of("fr", name), kind(word))),
              List.of(),
              List.of(),
              List.of()));
    }
    return new Catalog(
        LocalizedText.of("fr", "season"),
        Mode.OBSERVER,
        List.of("fr"),
        ZONE,
        known,
        List.of(),
        FrenchAreas.load(),
        List.of(),
        List.of(),
        Contacts.NONE);
  }

  private List<Land> lands() {
    Areas france = FrenchAreas.load();
    List<Land> lands = new ArrayList<>();
    Set<String> named = new TreeSet<>();
    services.path("services").forEach(one -> named.addAll(one.path("subscribers").propertyNames()));
    for (Area area : france.all()) {
      if (named.contains(area.code())) {
        lands.add(
            new Land(
                area.code(),
                area.region() == null ? "" : area.region(),
                area.population(),
                france.neighboursOf(area).stream().map(Area::code).toList()));
      }
    }
    return lands;
  }

  private List<Clientele> clienteles() {
    List<Clientele> clienteles = new ArrayList<>();
    for (JsonNode one : services.path("services")) {
      Map<String, Long> byArea = new TreeMap<>();
      one.path("subscribers")
          .properties()
          .forEach(area -> byArea.put(area.getKey(), area.getValue().asLong()));
      JsonNode root = one.path("depends_on");
      clienteles.add(
          new Clientele(
              names.id(one.path("id").asString()),
              one.path("users").asLong(),
              byArea,
              root.isString() ? List.of(names.id(root.asString())) : List.of(),
              one.path("kind").asString().equals("operator"),
              kind(one.path("kind").asString())));
    }
    return clienteles;
  }

  /** The kind of the catalogue that comes nearest. */
  private static ServiceKind kind(String word) {
    return switch (word) {
      case "operator" -> ServiceKind.FIXED_INTERNET;
      case "mail" -> ServiceKind.MAIL;
      case "bank" -> ServiceKind.PAYMENT;
      case "social", "game", "media" -> ServiceKind.APP;
      default -> ServiceKind.WEB;
    };
  }

  private List<Watched> watched() {
    List<Watched> watched = new ArrayList<>();
    for (JsonNode one : services.path("services")) {
      String id = names.id(one.path("id").asString());
      watched.add(
          new Watched(id, id, List.of(new WatchedProbe("probe-" + id, Set.of(), ROUNDS, 3, 2))));
    }
    return watched;
  }

  private List<VantagePoint> vantagePoints() {
    List<VantagePoint> points = new ArrayList<>();
    for (JsonNode one : services.path("vantage_points")) {
      points.add(
          new VantagePoint(one.path("id").asString(), text(one, "departement"), operator(one)));
    }
    return points;
  }

  private @Nullable String operator(JsonNode point) {
    String name = text(point, "operator");
    return name == null ? null : names.id(name);
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isString() ? node.path(field).asString() : null;
  }

  /** Plays every row in the order of time, and says when a minute has passed. */
  void play(Consumer<Timed> signals, Consumer<Instant> minutes) throws IOException, BadTable {
    Path reports = folder.resolve("reports.csv.gz");
    Path probes = folder.resolve("probes.csv.gz");
    try (BufferedReader people = open(reports);
        BufferedReader rounds = open(probes)) {
      SeasonRows report = SeasonRows.reports(reports, people, names);
      SeasonRows probe = SeasonRows.probes(probes, rounds, names, vantages);
      for (Instant minute = start; minute.isBefore(end); ) {
        minute = minute.plusSeconds(60);
        probe.until(minute, signals);
        report.until(minute, signals);
        minutes.accept(minute);
      }
    }
  }
}
