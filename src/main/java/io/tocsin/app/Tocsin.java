package io.tocsin.app;

import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.MachineSettings.DatabaseSettings;
import io.tocsin.catalog.yaml.MachineSettings.MailSettings;
import io.tocsin.catalog.yaml.MachineSettings.MirrorSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import io.tocsin.catalog.yaml.OidcSettings;
import io.tocsin.console.AlertRoom;
import io.tocsin.publication.Snapshots;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.site.Assets;
import io.tocsin.site.FormPages;
import io.tocsin.store.Lease;
import io.tocsin.web.EventStream;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Problems;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A running Tocsin; thread-safe. {@link #start} is the composition root: one straight way, in the
 * order in which data flows.
 */
public final class Tocsin implements AutoCloseable {

  private static final Duration TICK_LEASE = Duration.ofSeconds(15);

  private final Closers closers = new Closers();
  private final ExecutorService workers =
      closers.add("workers", Executors.newVirtualThreadPerTaskExecutor());
  private final URI address;
  private final URI base;
  private final Pipeline pipeline;
  private final House house;
  private final NightWatch watch;
  private final OperatorOffice guests;
  private @Nullable PageDoor page;

  /** Starts everything; when something does not start, what was started is closed again. */
  public static Tocsin start(Settings settings) throws IOException {
    PageDoor page = PageDoor.open(settings);
    try {
      Tocsin tocsin = new Tocsin(settings, page);
      tocsin.page = page;
      return tocsin;
    } catch (IOException | RuntimeException failure) {
      page.close();
      throw failure;
    }
  }

  /**
   * Starts everything behind a page that stands already, and stays when the rest does not start.
   */
  public static Tocsin start(Settings settings, PageDoor page) throws IOException {
    return new Tocsin(settings, page);
  }

  private Tocsin(Settings settings, PageDoor page) throws IOException {
    try {
      DataFolder folder = page.folder();
      Storage storage = settings.storage(folder.resolve(""));
      if (storage instanceof Storage.Sqlite && page.isShown()) {
        StateMissing.refuse(folder);
      }
      SecureRandom random = new SecureRandom();
      InstantSource clock = settings.clock();
      UuidV7 ids = new UuidV7(clock, random);
      Keys keys = new Keys(Secrets.of(folder, random).key("tocsin"));
      LiveCatalog catalog = new LiveCatalog(settings.catalog());
      ServerSettings server = settings.machine().server();
      SiteAddress site = SiteAddress.of(server);
      address = site.here();
      base = site.base();

      pipeline =
          closers.add(
              "pipeline",
              Pipeline.open(
                  new Pipeline.Parts(
                      storage,
                      folder.resolve("site"),
                      catalog,
                      new Snapshots.Address(base, settings.demo()),
                      keys,
                      ReportLimits.USUAL,
                      clock,
                      ids,
                      Runnable::run),
                  page.statusPage()));
      house = new House(pipeline.state(), ids, random);
      house.writeLocalToken(folder);

      Problems problems = page.problems();
      watch =
          closers.add(
              "night watch",
              NightWatch.open(
                  new NightWatch.Parts(
                      pipeline,
                      catalog,
                      settings.machine().mail(),
                      base,
                      keys.derive("alerts"),
                      userAgent(),
                      clock,
                      ids)));
      FrontOffice front = new FrontOffice(pipeline, catalog, house, problems, base, clock, ids);
      OidcSettings oidc = settings.machine().oidc();
      ProviderSignIn provider =
          oidc == null
              ? null
              : house.signInAt(closers.add("identity provider", IdentityProvider.open(oidc, base)));
      Supplier<FormPages> pages = front.pages(new Assets(), settings.demo());
      List<Route> routes = new ArrayList<>(front.routes(keys, pages, provider, watch));
      PostOffice post = openPostOffice(settings, catalog, keys, clock, ids);
      routes.addAll(front.subscriptions(keys, pages, post));
      guests =
          closers.add(
              "operators", OperatorOffice.open(pipeline, catalog, keys, userAgent(), clock, ids));
      routes.addAll(front.operators(keys, pages, guests));
      routes.addAll(settings.more().apply(pipeline));

      closers.add(
          "offline words", OfflineOffice.open(pipeline, page.mirror(), folder, base, clock));
      pipeline.snapshots().refresh();
      EventStream events = page.events();
      BackOffice back =
          closers.add(
              "admin door",
              new BackOffice(
                  pipeline,
                  post,
                  events,
                  page.engine(),
                  problems,
                  server.adminPort(),
                  workers,
                  clock));
      MirrorSettings mirrored = settings.machine().data().mirror();
      MirrorKeeper mirror = page.mirror();
      if (mirror != null && mirrored != null) {
        MirrorWatch.open(mirrored, mirror, userAgent(), clock)
            .start(closers, back.gauges(), front::hear);
      }
      page.enter(house(new Routes(routes), pages.get(), page));
      closers.add("house", page::leave);
      Files.writeString(folder.resolve("address"), address + "\n");

      live(settings, catalog, back, post, clock, ids);
      closers.add("door", page::drain);
      closers.add("readiness", back::drain);
    } catch (IOException | RuntimeException failure) {
      closers.close();
      throw failure;
    }
  }

  private @Nullable PostOffice openPostOffice(
      Settings settings, LiveCatalog catalog, Keys keys, InstantSource clock, UuidV7 ids)
      throws IOException {
    MailSettings mail = settings.machine().mail();
    return mail == null
        ? null
        : closers.add(
            "post office",
            PostOffice.open(
                pipeline, catalog, mail, base, keys.derive("subscriptions"), clock, ids));
  }

  private HttpDoor.House house(Routes routes, FormPages pages, PageDoor page) {
    return new HttpDoor.House(
        routes,
        house.guard(),
        pages,
        page.statusPage(),
        page.events(),
        Map.of(AlertRoom.EVENTS, watch.events()));
  }

  /** From here on time passes, probes ask and stages follow. */
  private void live(
      Settings settings,
      LiveCatalog catalog,
      BackOffice back,
      @Nullable PostOffice post,
      InstantSource clock,
      UuidV7 ids) {
    catalog.announce(pipeline.journal(), ids, clock.instant()).join();
    pipeline.start();
    Ticker ticker =
        closers.add(
            "ticker",
            new Ticker(pipeline.journal(), clock, settings.pace(), ids, onDuty(settings)));
    ticker.start();
    closers
        .add(
            "speaking clock",
            new SpeakingClock(pipeline.schedule(), pipeline.dueWork(), clock, settings.pace()))
        .start();
    Lookout lookout =
        closers.add(
            "probes",
            new Lookout(
                pipeline.journal(),
                clock,
                settings.pace(),
                ids,
                userAgent(),
                result -> back.gauges().probed(result.probe(), result.reason())));
    lookout.watch(settings.catalog());
    if (post != null) {
      post.start();
    }
    watch.start();
    guests.start();
    Housekeeping housekeeping = closers.add("housekeeping", new Housekeeping(pipeline, clock));
    housekeeping.start();
    if (settings.file() != null) {
      CatalogWatch watch =
          closers.add(
              "catalogue watch",
              new CatalogWatch(
                  settings.file(),
                  java.util.Locale.getDefault().getLanguage(),
                  next -> putInForce(next, catalog, lookout, clock, ids)));
      watch.start();
    }
  }

  private void putInForce(
      Catalog next, LiveCatalog catalog, Lookout lookout, InstantSource clock, UuidV7 ids) {
    catalog.replace(next);
    catalog.announce(pipeline.journal(), ids, clock.instant()).join();
    lookout.watch(next);
    pipeline.snapshots().nudge();
  }

  /** Several nodes share a PostgreSQL: one of them tells the time. A SQLite has one node. */
  private BooleanSupplier onDuty(Settings settings) {
    return switch (settings.machine().database()) {
      case DatabaseSettings.Sqlite sqlite -> () -> true;
      case DatabaseSettings.Postgres postgres -> {
        Lease lease =
            new Lease(
                pipeline.state(), "ticker", address.toString(), TICK_LEASE, InstantSource.system());
        closers.add("lease", lease::release);
        yield lease::hold;
      }
    };
  }

  private String userAgent() {
    return "Tocsin/" + Version.text() + " (+" + base + ")";
  }

  /** Where the page is served on this machine. */
  public URI address() {
    return address;
  }

  /** The rooms. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** The one-time link to the first account; empty once there is an account. */
  public Optional<URI> firstSignInLink() {
    return house.firstSignIn().map(address::resolve);
  }

  /** Drains the door, then closes everything, last in, first out. */
  @Override
  public void close() {
    closers.close();
    PageDoor own = page;
    if (own != null) {
      own.close();
    }
  }
}
