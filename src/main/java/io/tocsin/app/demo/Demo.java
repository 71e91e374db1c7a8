package io.tocsin.app.demo;

import io.tocsin.app.Closers;
import io.tocsin.app.LiveCatalog;
import io.tocsin.app.Pipeline;
import io.tocsin.app.Settings;
import io.tocsin.app.Tocsin;
import io.tocsin.app.UuidV7;
import io.tocsin.app.story.Arrival;
import io.tocsin.app.story.Crowd;
import io.tocsin.app.story.Desks;
import io.tocsin.app.story.Newsroom;
import io.tocsin.app.story.Story;
import io.tocsin.app.story.StoryBook;
import io.tocsin.app.story.World;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.catalog.yaml.MachineSettings.DataSettings;
import io.tocsin.catalog.yaml.MachineSettings.DatabaseSettings;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/** One demonstration: its world, its clock, and the product's settings in it; thread-safe. */
public final class Demo implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.0/8";
  private static final long SEED = 20_240_612;

  private final Story story;
  private final Closers closers = new Closers();
  private final World world = new World();
  private final Pacing pacing;
  private final StoryClock clock;
  private final LoopbackWorld servers;
  private final Switchboard board;
  private final Settings settings;

  /**
   * Where and how it is played.
   *
   * @param haste 1 to read along; 10 to be done ten times sooner
   */
  public record Stage(String host, int port, Path data, double haste) {}

  private Demo(Story story, Stage stage) throws IOException {
    this.story = story;
    this.pacing = new Pacing(story, stage.haste());
    this.clock = new StoryClock(pacing.begin(), System::nanoTime);
    this.servers = closers.add("servers", LoopbackWorld.open(StoryBook.catalog(story.id()), world));
    Catalog catalog = servers.catalog();
    this.board = new Switchboard(world, catalog);
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    SwitchboardPage page = new SwitchboardPage(board, clock, catalog.zone(), key);
    this.settings =
        new Settings(
            catalog, machine(stage), null, clock, clock, story.title(), pipeline -> page.routes());
  }

  private static MachineSettings machine(Stage stage) {
    return new MachineSettings(
        new ServerSettings(stage.host(), stage.port(), 0, List.of(LOOPBACK)),
        new DatabaseSettings.Sqlite(),
        null,
        new DataSettings(stage.data()),
        null);
  }

  /** Builds the world of a story; nothing is played yet. */
  public static Demo of(Story story, Stage stage) throws IOException {
    return new Demo(story, stage);
  }

  /** With which the product is started. */
  public Settings settings() {
    return settings;
  }

  /** Plays the story in a product that was started. */
  public void play(Tocsin tocsin, Consumer<Story.Chapter> onChapter) {
    Catalog catalog = servers.catalog();
    Pipeline pipeline = tocsin.pipeline();
    LiveCatalog live = new LiveCatalog(catalog);
    UuidV7 ids = new UuidV7(clock, new SecureRandom());
    Newsroom newsroom = new Newsroom(story, catalog, Desks.of(pipeline, live, ids));
    String language = catalog.languages().getFirst();
    FormCrowd crowd = closers.add("crowd", new FormCrowd(tocsin.address(), language, clock));
    Bystanders bystanders =
        new Bystanders(catalog, board, crowd, newsroom, pipeline.snapshots()::current);
    List<Arrival> arrivals = Crowd.of(story, catalog, live.ground().postcodes(), SEED);
    Director.Cast cast =
        new Director.Cast(
            clock, world, board, crowd, newsroom, bystanders, pipeline.snapshots()::nudge);
    closers.add("director", new Director(pacing, arrivals, cast, onChapter)).start();
  }

  /** Ends the story and its world; the product is closed by whoever started it. */
  @Override
  public void close() {
    closers.close();
  }
}
