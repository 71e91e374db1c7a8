package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.store.CountedPostgres;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.EventStream;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.MediaType;
import io.tocsin.web.Method;
import io.tocsin.web.Permission;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import io.tocsin.web.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No public GET asks the database, whatever stands in its query, cookies or headers: every route
 * and every file of the product, against a real PostgreSQL that remembers what it was asked.
 */
class PublicReadsTest {

  private static final String FORGED = "x".repeat(43);

  /**
   * What a GET may ask the database for, though everybody may send it: private links, and the
   * return from a provider of identities, which its protocol makes a GET.
   */
  private static final Set<String> PRIVATE =
      Set.of(
          "/a/{token}",
          "/s/{token}",
          "/s/{token}/stop",
          "/t/{token}",
          "/console/first/{link}",
          "/console/preview/{token}",
          "/console/sign-in/return");

  private static final List<String> QUERIES =
      List.of(
          "",
          "?",
          "?service=mail&component=receive&postcode=59000&incident=id-000001&id=1",
          "?lang=en&page=2&after=id-000001&token=" + FORGED,
          "?state=" + FORGED + "&code=" + FORGED + "&error=x",
          "?q=%27%20OR%201%3D1%3B--&%C3%A9=%F0%9F%9A%A8",
          "?a&&=b&a=c&" + "x=y&".repeat(200));

  private static final List<String> HEADERS =
      List.of(
          "Accept-Encoding: br",
          "Accept-Encoding: gzip;q=0.5, zstd, *;q=0",
          "Accept-Language: en-GB, fr;q=0.3",
          "Accept-Language: xx, *;q=0.1",
          "Accept: application/json, text/event-stream",
          "Range: bytes=0-9, 20-",
          "If-Range: \"x\"\r\nRange: bytes=-5",
          "If-None-Match: *",
          "If-None-Match: W/\"x\", \"y\"",
          "If-Modified-Since: Sat, 29 Oct 1994 19:43:31 GMT",
          "If-Match: \"x\"",
          "Last-Event-ID: 1",
          "Cookie: tocsin_session=" + FORGED,
          "Cookie: tocsin_operator=tco_" + FORGED,
          "Cookie: tocsin_operator=tco_" + FORGED + "." + FORGED,
          "Cookie: tocsin_language=en; tocsin_sent=x; a=b",
          "Cookie: __Host-tocsin_session=" + FORGED + "\r\nX-Forwarded-Proto: https",
          "Authorization: Bearer tcn_" + FORGED,
          "Authorization: Basic YTpi",
          "Origin: https://elsewhere.example\r\nReferer: https://elsewhere.example/",
          "X-Forwarded-For: 203.0.113.9, 127.0.0.1\r\nForwarded: for=203.0.113.9",
          "Idempotency-Key: " + FORGED,
          "X-HTTP-Method-Override: POST",
          "Cache-Control: no-cache\r\nPragma: no-cache");

  @TempDir Path folder;
  private final Closers closers = new Closers();
  private final EventStream events = new EventStream();
  private CountedPostgres database;
  private RestingHouse house;
  private int port;

  @BeforeEach
  void open() {
    database = new CountedPostgres();
    closers.add("database", database);
  }

  private void open(String mode) {
    house = closers.add("rooms", new RestingHouse(database::open, folder, mode));
    house.incident();
    house.pipeline.drain();
    events.announce(house.pipeline.statusPage().generation());
    Engine engine = closers.add("engine", Engine.start());
    HttpDoor.House behind =
        new HttpDoor.House(
            new Routes(house.routes),
            house.house.guard(),
            house.pages,
            house.pipeline.statusPage(),
            events);
    port = closers.add("door", HttpDoor.open(engine, DoorSettings.local(0), behind)).port();
    assertThat(database.asked()).as("while the rooms were opened").isNotEmpty();
  }

  @AfterEach
  void close() {
    closers.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "observer"})
  void noPublicReadAsksTheDatabase(String mode) {
    open(mode);
    Set<String> paths = paths();
    assertThat(paths).contains("/", "/fr/", "/api/v2/summary.json", "/fr/report", "/en/subscribe");
    assertThat(paths).hasSizeGreaterThan(60);
    for (String path : paths) {
      try (Wire wire = new Wire(port)) {
        for (String request : requests(path)) {
          assertThat(wire.say(request).hear().status()).as(request).isIn(200, 303, 304, 404);
          assertThat(database.asked()).as(request).isEmpty();
        }
        for (String query : QUERIES) {
          String request = "HEAD" + request(path + query, everything()).substring(3);
          assertThat(wire.say(request).until("\r\n\r\n")).as(request).startsWith("HTTP/1.1 ");
          assertThat(database.asked()).as(request).isEmpty();
        }
      }
    }
    reportIsAllThatIsAsked();
  }

  @Test
  void openStreamAsksNothing() {
    open("operator");
    for (String header : HEADERS) {
      try (Wire wire = new Wire(port)) {
        wire.say("GET /events HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n");
        assertThat(wire.until("retry: ")).as(header).contains("200 OK");
        assertThat(database.asked()).as(header).isEmpty();
      }
    }
  }

  /** The stranger at a door that is not theirs is turned away without a look into a book. */
  @Test
  void whoShowsNothingIsTurnedAwayFromTheNewsroomUnasked() {
    open("operator");
    for (Route route : house.routes) {
      if (route.method() == Method.GET && !(route.permission() instanceof Permission.Everybody)) {
        String path = route.pattern().toString().replaceAll("\\{[^}]*}", "x");
        assertThat(Wire.get(port, path).status()).as(path).isEqualTo(303);
        assertThat(database.asked()).as(path).isEmpty();
      }
    }
  }

  /** The count would see it. */
  @Test
  void reportAndPrivateLinkAndFormerCookieAreSeen() {
    open("operator");
    reportIsAllThatIsAsked();
    assertThat(Wire.get(port, "/s/" + FORGED).status()).isEqualTo(404);
    assertThat(database.asked()).anyMatch(sql -> sql.contains("subscription"));
    String cookie = "Cookie: tocsin_session=" + FORGED;
    assertThat(Wire.get(port, "/console", cookie).status()).isEqualTo(303);
    assertThat(database.asked()).anyMatch(sql -> sql.contains("session"));
  }

  /** What a read had left behind for later would come before it, or with it. */
  private void reportIsAllThatIsAsked() {
    byte[] report =
        "{\"component\":\"receive\",\"symptom\":\"no-receive\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Wire.post(port, "/api/v1/reports", MediaType.JSON, report).status()).isEqualTo(202);
    assertThat(database.asked())
        .isNotEmpty()
        .allMatch(sql -> sql.contains("journal_") || sql.equals("commit"))
        .filteredOn(sql -> sql.startsWith("INSERT"))
        .hasSize(1);
  }

  /** Every file, every route that everybody may read, and what is neither. */
  private Set<String> paths() {
    Set<String> paths = new TreeSet<>(house.pipeline.statusPage().files().keySet());
    Set<String> everybody =
        house.routes.stream()
            .filter(route -> route.method() == Method.GET)
            .filter(route -> route.permission() instanceof Permission.Everybody)
            .map(route -> route.pattern().toString())
            .collect(Collectors.toSet());
    assertThat(everybody).containsAll(PRIVATE);
    everybody.stream()
        .filter(pattern -> !PRIVATE.contains(pattern))
        .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x"))
        .forEach(paths::add);
    paths.addAll(List.of("/", "/nothing", "/fr/incident/nothing", "/api/v1/reports/x", "/t/"));
    return paths;
  }

  private static List<String> requests(String path) {
    List<String> requests = new ArrayList<>();
    QUERIES.forEach(query -> requests.add(request(path + query, "Accept: */*")));
    HEADERS.forEach(header -> requests.add(request(path, header)));
    requests.add(request(path + QUERIES.get(2), everything()));
    return requests;
  }

  private static String everything() {
    return Stream.of(0, 3, 5, 8, 12, 14, 17, 20)
        .map(HEADERS::get)
        .collect(Collectors.joining("\r\n"));
  }

  private static String request(String target, String fields) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n";
  }
}
