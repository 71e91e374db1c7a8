package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.catalog.yaml.MachineSettings.MailSettings;
import io.tocsin.publication.Snapshots;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.site.Assets;
import io.tocsin.site.FormPages;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.MediaType;
import io.tocsin.web.Method;
import io.tocsin.web.Permission;
import io.tocsin.web.Problems;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import io.tocsin.web.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route of the whole product, asked by somebody nobody knows. */
class StrangersTest {

  /** What everybody may ask: a route that is to be here is put here on purpose. */
  private static final Set<String> PUBLIC =
      Set.of(
          "POST /api/v1/reports",
          "GET /fr/report",
          "POST /fr/report",
          "GET /en/report",
          "POST /en/report",
          "GET /t/{token}",
          "POST /t/{token}",
          "GET /fr/subscribe",
          "POST /fr/subscribe",
          "GET /en/subscribe",
          "POST /en/subscribe",
          "GET /s/{token}",
          "POST /s/{token}",
          "GET /s/{token}/stop",
          "POST /s/{token}/stop",
          "GET /console/style.css",
          "GET /console/sign-in",
          "POST /console/sign-in",
          "GET /console/first/{link}",
          "POST /console/first/{link}");

  private static final URI BASE = URI.create("http://127.0.0.1:8080/");

  @TempDir Path folder;

  private final Closers closers = new Closers();
  private final AtomicLong ids = new AtomicLong();
  private Routes routes;
  private HttpDoor door;

  @BeforeEach
  void open() throws IOException {
    LiveCatalog catalog = new LiveCatalog(exampleCatalog());
    InstantSource clock = InstantSource.system();
    Keys keys = new Keys(new byte[32]);
    Pipeline pipeline =
        closers.add(
            "pipeline",
            Pipeline.open(
                new Pipeline.Parts(
                    new Storage.Sqlite(folder),
                    folder.resolve("site"),
                    catalog,
                    new Snapshots.Address(BASE, null),
                    keys,
                    ReportLimits.USUAL,
                    clock,
                    this::id,
                    Runnable::run)));
    House house = new House(pipeline.state(), this::id, new SecureRandom());
    Problems problems = Problems.load(List.of("fr", "en"));
    FrontOffice front = new FrontOffice(pipeline, catalog, house, problems, BASE, clock, this::id);
    Supplier<FormPages> pages = front.pages(new Assets(), null);
    MailSettings mail =
        new MailSettings("127.0.0.1", 25, false, null, null, "etat@exemple.example");
    PostOffice post =
        closers.add(
            "post office",
            PostOffice.open(
                pipeline, catalog, mail, BASE, keys.derive("subscriptions"), clock, this::id));
    List<Route> all = new ArrayList<>(front.routes(keys, pages));
    all.addAll(front.subscriptions(keys, pages, post));
    routes = new Routes(all);
    Engine engine = closers.add("engine", Engine.start());
    door =
        closers.add(
            "door",
            HttpDoor.open(
                engine,
                DoorSettings.local(0),
                new HttpDoor.House(
                    routes, house.guard(), pages.get(), pipeline.statusPage(), null)));
  }

  @AfterEach
  void close() {
    closers.close();
  }

  private String id() {
    return "id-%06d".formatted(ids.incrementAndGet());
  }

  @Test
  void onlyTheseRoutesAreOpenToStrangers() {
    Set<String> open =
        routes.all().stream()
            .filter(route -> route.permission() instanceof Permission.Everybody)
            .map(route -> route.method() + " " + route.pattern())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(open).containsExactlyInAnyOrderElementsOf(PUBLIC);
  }

  @Test
  void strangersAreRefusedEverywhereElse() {
    List<Route> guarded =
        routes.all().stream()
            .filter(route -> !(route.permission() instanceof Permission.Everybody))
            .toList();
    assertThat(guarded).hasSizeGreaterThan(20);
    for (Route route : guarded) {
      for (String proof : List.of("X-None: 1", "Authorization: Bearer x", "Cookie: session=x")) {
        Wire.Heard heard = ask(route, proof);
        String name = route.method() + " " + route.pattern() + " with " + proof;
        assertThat(heard.status()).as(name).isIn(401, 303);
        if (heard.status() == 303) {
          assertThat(route.method()).as(name).isEqualTo(Method.GET);
          assertThat(heard.header("Location")).as(name).contains("/console/sign-in");
        }
        assertThat(heard.header("Set-Cookie")).as(name).isEmpty();
      }
    }
  }

  private Wire.Heard ask(Route route, String proof) {
    String path = route.pattern().toString().replaceAll("\\{[^}]*}", "x");
    return route.method() == Method.GET
        ? Wire.get(door.port(), path, proof)
        : Wire.ask(
            door.port(),
            "%s %s HTTP/1.1\r\nHost: x\r\n%s\r\nContent-Type: %s\r\nContent-Length: 2\r\n\r\n{}"
                .formatted(route.method(), path, proof, MediaType.JSON));
  }

  private static Catalog exampleCatalog() {
    try (InputStream example =
        Objects.requireNonNull(StrangersTest.class.getResourceAsStream("/init/tocsin.yaml"))) {
      return switch (ConfigurationFile.read("tocsin.yaml", example.readAllBytes(), Path.of(""))) {
        case ConfigurationFile.Answer.Read read -> read.catalog();
        case ConfigurationFile.Answer.Refused refused ->
            throw new AssertionError(refused.faults().toString());
      };
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
