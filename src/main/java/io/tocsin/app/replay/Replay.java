package io.tocsin.app.replay;

import io.tocsin.app.LiveCatalog;
import io.tocsin.app.Pipeline;
import io.tocsin.app.Storage;
import io.tocsin.app.UuidV7;
import io.tocsin.app.replay.Agenda.Entry;
import io.tocsin.app.story.Act;
import io.tocsin.app.story.Arrival;
import io.tocsin.app.story.Crowd;
import io.tocsin.app.story.Desks;
import io.tocsin.app.story.Newsroom;
import io.tocsin.app.story.Story;
import io.tocsin.app.story.StoryBook;
import io.tocsin.app.story.World;
import io.tocsin.catalog.Catalog;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.Snapshots;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.Keys;
import io.tocsin.signals.Pace;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Sender;
import io.tocsin.signals.SignalSink;
import io.tocsin.signals.Tick;
import io.tocsin.signals.probe.Probe;
import io.tocsin.signals.probe.ProbeRounds;
import io.tocsin.signals.probe.ScheduledProbe;
import io.tocsin.signals.probe.Witnesses;
import io.tocsin.wording.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Plays one story through the pipeline in virtual time; confined to one thread.
 *
 * <p>The journal is followed whenever somebody looks or acts, and before anybody else does:
 * verdicts carry the time of the signals they come from, so it does not matter how late they are
 * reached.
 */
public final class Replay implements AutoCloseable {

  private static final Duration WITNESS_FRESH = Duration.ofSeconds(30);
  private static final Duration FOLLOWED_EVERY = Duration.ofHours(1);
  private static final URI ADDRESS = URI.create("http://page.example/");

  private final Story story;
  private final Catalog catalog;
  private final VirtualClock clock;
  private final Supplier<String> ids;
  private final Pipeline pipeline;
  private final World world = new World();
  private final ProbeRounds rounds;
  private final Newsroom newsroom;
  private final Map<Integer, String> openForms = new HashMap<>();
  private final List<CompletableFuture<?>> underWay = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private Instant followed;

  /** Something the story asks for that the product did not take. */
  public record Refusal(Instant at, Act act, List<Fault> faults) {
    public Refusal {
      faults = List.copyOf(faults);
    }
  }

  private Replay(Story story, Path scratch) throws IOException {
    this.story = story;
    this.catalog = StoryBook.catalog(story.id());
    Instant first = story.at(Crowd.BEFORE.negated().minus(Duration.ofHours(1)));
    this.clock = new VirtualClock(first);
    this.followed = first;
    Random random = new Random(seed(story));
    this.ids = new UuidV7(clock, random);
    LiveCatalog live = new LiveCatalog(catalog);
    this.pipeline =
        Pipeline.open(
            new Pipeline.Parts(
                new Storage.Scratch(scratch),
                scratch.resolve("site"),
                live,
                new Snapshots.Address(ADDRESS, story.title()),
                new Keys(keys(random)),
                ReportLimits.none(),
                clock,
                ids,
                Replay::leaveUnpacked));
    this.rounds = rounds();
    this.newsroom = newsroom(live);
    underWay.add(live.announce(pipeline.journal(), ids, first));
  }

  /** Nobody fetches these pages over a network. */
  private static void leaveUnpacked(Runnable compression) {}

  private static long seed(Story story) {
    return Arrays.hashCode(story.id().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] keys(Random random) {
    byte[] root = new byte[32];
    random.nextBytes(root);
    return root;
  }

  /** Opens a story over an empty folder that may be thrown away afterwards. */
  public static Replay of(Story story, Path scratch) throws IOException {
    return new Replay(story, scratch);
  }

  private ProbeRounds rounds() {
    List<ScheduledProbe> probes =
        catalog.probes().stream()
            .map(spec ->
                new ScheduledProbe(
                    catalog.serviceOf(spec.component()).orElseThrow().id(),
                    spec,
                    new ImaginedProbe(spec, world)))
            .toList();
    List<Probe> witnesses =
        catalog.witnesses().stream().map(spec -> ImaginedProbe.witness(world)).toList();
    SignalSink sink = pipeline.journal();
    return new ProbeRounds(
        probes,
        new Witnesses(witnesses, clock, WITNESS_FRESH),
        sink,
        clock,
        Pace.REAL_TIME,
        ids,
        result -> {});
  }

  private Newsroom newsroom(LiveCatalog live) {
    return new Newsroom(story, catalog, Desks.of(pipeline, live, ids));
  }

  /**
   * Plays it from the quiet before to the end.
   *
   * @param onLook called at every moment somebody looks, with what the page is made of then
   */
  public void play(BiConsumer<Instant, PublicSnapshot> onLook) throws InterruptedException {
    List<Arrival> crowd =
        Crowd.of(story, catalog, new LiveCatalog(catalog).ground().postcodes(), seed(story));
    for (Entry entry : Agenda.of(story, crowd, catalog.zone())) {
      clock.moveTo(entry.at());
      happen(entry, onLook);
    }
  }

  private void happen(Entry entry, BiConsumer<Instant, PublicSnapshot> onLook)
      throws InterruptedException {
    switch (entry) {
      case Entry.Turns turns -> world.turn(turns.turn(), Set.of());
      case Entry.Minute minute -> pass(minute.at());
      case Entry.Opens opens -> openForms.put(opens.person(), pipeline.intake().formToken());
      case Entry.Reports reports -> report(reports);
      case Entry.Acts acts -> act(acts);
      case Entry.Looks looks -> {
        follow();
        onLook.accept(looks.at(), pipeline.snapshots().refresh());
      }
    }
  }

  private void pass(Instant at) throws InterruptedException {
    rounds.runDue(at);
    underWay.add(pipeline.journal().broadcast(new Tick(ids.get(), at)));
    if (!at.isBefore(followed.plus(FOLLOWED_EVERY))) {
      follow();
    }
  }

  private void report(Entry.Reports reports) {
    Arrival arrival = reports.arrival();
    String form = Objects.requireNonNull(openForms.remove(reports.person()));
    Sender sender = new Sender(arrival.address(), arrival.userAgent(), null, null, form);
    underWay.add(
        pipeline.intake().report(arrival.draft(), sender, null).thenAccept(Replay::requireTaken));
  }

  private static void requireTaken(IntakeAnswer answer) {
    if (!(answer instanceof IntakeAnswer.Accepted)) {
      throw new IllegalStateException("a report of the story was not taken: " + answer);
    }
  }

  private void act(Entry.Acts acts) {
    follow();
    List<Fault> faults = newsroom.act(acts.act(), acts.at());
    if (!faults.isEmpty()) {
      refusals.add(new Refusal(acts.at(), acts.act(), faults));
    }
  }

  private void follow() {
    underWay.forEach(CompletableFuture::join);
    underWay.clear();
    pipeline.follow();
    followed = clock.instant();
  }

  /** At how many moments somebody looks at the page of a story. */
  public static long looks(Story story) {
    return Agenda.looks(story, StoryBook.catalog(story.id()).zone()).size();
  }

  /** What the product refused, in order. */
  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** The story that is played. */
  public Story story() {
    return story;
  }

  /** What is watched in it. */
  public Catalog catalog() {
    return catalog;
  }

  /** The rooms, for whoever wants to know what became of it. */
  public Pipeline pipeline() {
    return pipeline;
  }

  @Override
  public void close() {
    rounds.close();
    pipeline.close();
  }
}
