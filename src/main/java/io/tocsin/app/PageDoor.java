package io.tocsin.app;

import io.tocsin.catalog.yaml.MachineSettings.IoUring;
import io.tocsin.catalog.yaml.MachineSettings.MirrorSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import io.tocsin.site.Assets;
import io.tocsin.site.SiteRenderer;
import io.tocsin.site.SiteStore;
import io.tocsin.site.StatusPage;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.EventStream;
import io.tocsin.web.Guard;
import io.tocsin.web.Headers;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Limits;
import io.tocsin.web.Problems;
import io.tocsin.web.Refusals;
import io.tocsin.web.Reply;
import io.tocsin.web.Ring;
import io.tocsin.web.Routes;
import io.tocsin.web.SecurityHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page and nothing else: the last set of files, with its age, over HTTP. It stands before
 * anything else is started and whatever becomes of the rest; thread-safe.
 *
 * <p>Who wants to report, speak or sign in meanwhile is told that nothing was recorded and when to
 * come again.
 */
public final class PageDoor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PageDoor.class);
  private static final Duration AGES = Duration.ofSeconds(15);
  private static final Duration FOLLOW = Duration.ofSeconds(1);

  private final Closers closers = new Closers();
  private final Settings settings;
  private final @Nullable DataFolder folder;
  private final StatusPage page;
  private final Engine engine;
  private final EventStream events = new EventStream();
  private final Problems problems = Problems.load(List.of("fr", "en"));
  private final ScheduledExecutorService chores;
  private final @Nullable MirrorKeeper mirror;
  private @Nullable HttpDoor door;

  private PageDoor(Settings settings, boolean following) throws IOException {
    this.settings = settings;
    try {
      ExecutorService background =
          closers.add(
              "background",
              Executors.newSingleThreadExecutor(
                  Thread.ofPlatform().name("background").daemon().factory()));
      Path data = settings.machine().data().folder();
      SiteRenderer renderer = new SiteRenderer(new Assets());
      folder = following ? null : closers.add("data folder", DataFolder.open(data));
      CompletableFuture<Engine> starting = // while the set is read
          CompletableFuture.supplyAsync(
              () -> Engine.start(ring(settings.machine().server().ioUring())),
              Thread::startVirtualThread);
      closers.add(
          "engine",
          () ->
              starting
                  .handle((made, failure) -> {
                    if (failure == null) {
                      made.close();
                    }
                    return true;
                  })
                  .join());
      SiteStore store =
          new SiteStore(folder == null ? data.resolve("site") : folder.resolve("site"));
      page =
          following
              ? StatusPage.following(renderer, store, settings.clock(), background)
              : new StatusPage(renderer, store, settings.clock(), background);
      engine = starting.join();
      events.announce(page.generation());
      page.listen(change -> events.announce(change.generation(), change.pages()));
      chores = // after all they look after, so that they end first
          closers.add(
              "page chores",
              Executors.newSingleThreadScheduledExecutor(
                  Thread.ofPlatform().name("page").daemon().factory()));
      every(AGES, () -> page.refreshAges(settings.clock().instant()));
      MirrorSettings mirrored = settings.machine().data().mirror();
      if (!following && mirrored != null) {
        mirror =
            closers.add(
                "mirror",
                new MirrorKeeper(page, mirrored.folder(), OfflineInbox.of(data), settings.clock()));
        mirror.start();
      } else {
        mirror = null;
      }
      if (following || page.generation() > 0) {
        enter(alone());
      }
    } catch (IOException | RuntimeException failure) {
      closers.close();
      throw failure;
    }
  }

  /**
   * Opens the folder for a process that will write it; listens at once if it holds a set.
   *
   * @throws PortTaken if the port cannot be had
   */
  public static PageDoor open(Settings settings) throws IOException {
    return new PageDoor(settings, false);
  }

  /** Shows, and goes on showing, what another process writes into the folder. */
  public static PageDoor following(Settings settings) throws IOException {
    PageDoor door = new PageDoor(settings, true);
    door.every(
        FOLLOW,
        () -> {
          try {
            door.page.follow();
          } catch (IOException failure) {
            LOG.warn("The folder of the page cannot be read; what is shown stays", failure);
          }
        });
    return door;
  }

  private static Ring ring(IoUring setting) {
    return switch (setting) {
      case AUTO -> Ring.PROVEN;
      case TRUE -> Ring.ALWAYS;
      case FALSE -> Ring.NEVER;
    };
  }

  private void every(Duration period, Runnable chore) {
    var unused =
        chores.scheduleWithFixedDelay(
            () -> {
              try {
                chore.run();
              } catch (RuntimeException failure) {
                LOG.error("The page could not be looked after; it is tried again", failure);
              }
            },
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  DataFolder folder() {
    if (folder == null) {
      throw new IllegalStateException("whoever follows a folder does not own it");
    }
    return folder;
  }

  StatusPage statusPage() {
    return page;
  }

  Engine engine() {
    return engine;
  }

  EventStream events() {
    return events;
  }

  Problems problems() {
    return problems;
  }

  @Nullable MirrorKeeper mirror() {
    return mirror;
  }

  /** Says whether it shows a set, if only an old one. */
  public boolean isShown() {
    return door != null;
  }

  /** Lets a house stand behind the page; opens the door if it was not open. */
  void enter(HttpDoor.House house) {
    HttpDoor standing = door;
    if (standing != null) {
      standing.move(house);
      return;
    }
    ServerSettings server = settings.machine().server();
    try {
      door =
          HttpDoor.open(
              engine,
              new DoorSettings(
                  server.host(),
                  server.port(),
                  Proxying.of(server.trustedProxies()),
                  Limits.USUAL,
                  SecurityHeaders.STRICT),
              house);
      closers.add("door", this::drain);
    } catch (IllegalStateException taken) {
      throw new PortTaken(server.port(), taken);
    }
  }

  /** Takes the house away again and leaves the page. */
  void leave() {
    HttpDoor standing = door;
    if (standing != null) {
      standing.move(alone());
    }
  }

  private HttpDoor.House alone() {
    return new HttpDoor.House(
        new Routes(List.of()), Guard.closed(), new NotNow(problems), page, events, Map.of());
  }

  /** What is not a file is not there just now: it will be. */
  private record NotNow(Problems problems) implements Refusals {

    private static final String SECONDS = "15";

    @Override
    public Reply refuse(int status, String path, Headers headers) {
      return status == 404
          ? problems.refuse(503, path, headers).with("Retry-After", SECONDS)
          : problems.refuse(status, path, headers);
    }

    @Override
    public List<String> languages() {
      return problems.languages();
    }
  }

  /** Lets nobody new in, and waits for requests that run. */
  void drain() {
    HttpDoor standing = door;
    if (standing != null) {
      standing.close();
      door = null;
    }
  }

  @Override
  public void close() {
    closers.close();
  }
}
