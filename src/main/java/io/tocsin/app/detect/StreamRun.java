package io.tocsin.app.detect;

import io.tocsin.app.Storage;
import io.tocsin.app.detect.SeasonFolder.Timed;
import io.tocsin.app.detect.SeasonStatements.Statement;
import io.tocsin.incidents.IncidentDesk;
import io.tocsin.journal.Follower;
import io.tocsin.journal.sql.FollowerPositions;
import io.tocsin.journal.sql.SqlJournal;
import io.tocsin.signals.Signal;
import io.tocsin.signals.SignalSink;
import io.tocsin.signals.Tick;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Plays recorded reports and probes through the product's own journal, follower and desk in virtual
 * time, and writes the incidents they led to.
 *
 * <p>The folder holds {@code services.json}, {@code reports.csv.gz}, {@code probes.csv.gz} and, if
 * anything was said, {@code statements.csv}: "only there", held against what people report.
 */
public final class StreamRun {

  private static final Duration FOLLOWED_EVERY = Duration.ofMinutes(30);

  private StreamRun() {}

  /** Plays the folder and puts the incidents at {@code out}, whole or not at all. */
  public static RunOutcome run(Path folder, Path out) throws IOException {
    Optional<String> obstacle = obstacle(folder, out);
    if (obstacle.isPresent()) {
      return new RunOutcome.Refused(obstacle.get());
    }
    Path scratch = Files.createTempDirectory("tocsin-detect");
    try (WholeFile incidents = WholeFile.at(out)) {
      SeasonFolder season = SeasonFolder.read(folder);
      Played played = play(season, SeasonStatements.read(folder, season.names()), scratch);
      incidents.writer().write(FoundIncident.json(played.found(), season.names()));
      incidents.keep();
      return new RunOutcome.Finished(played.words() + ": " + out);
    } catch (BadTable bad) {
      return new RunOutcome.Refused(bad.words());
    } finally {
      remove(scratch);
    }
  }

  private static Optional<String> obstacle(Path folder, Path out) {
    return Files.isDirectory(folder)
        ? WholeFile.obstacle(out)
        : Optional.of(
            "There is no folder "
                + folder
                + ". Mend: name one that holds services.json, reports.csv.gz and probes.csv.gz.");
  }

  /**
   * What came of it.
   *
   * @param unheard words said about a service of which no incident was open
   */
  private record Played(List<FoundIncident> found, int unheard) {
    String words() {
      String incidents = found.size() + " incidents";
      return unheard == 0
          ? incidents
          : incidents + " (" + unheard + " statements were about none of them)";
    }
  }

  private static Played play(SeasonFolder season, List<Statement> statements, Path scratch)
      throws IOException, BadTable {
    Ids ids = new Ids();
    Storage storage = new Storage.Scratch(scratch);
    AtomicReference<Instant> clock = new AtomicReference<>(season.start());
    try (Database state = storage.open(Schema.STATE);
        Database signals = storage.open(Schema.JOURNAL);
        SqlJournal journal = new SqlJournal(signals, clock::get, 1, storage.groups());
        Follower follower =
            new Follower(
                "incidents",
                journal,
                0,
                new FollowerPositions(state),
                new IncidentDesk(0, ids),
                clock::get);
        Steps steps = Steps.of("Detecting", season.minutes())) {
      for (Signal about : season.about()) {
        journal.broadcast(about).join();
      }
      SeasonSpeech speech = new SeasonSpeech(state, season.catalog(), statements, ids);
      Player player = new Player(journal, follower, clock, speech, steps);
      season.play(player::take, player::pass);
      player.follow();
      return new Played(FoundIncident.all(state), speech.unheard());
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** Hands signals to the journal and lets the desk follow every half hour of virtual time. */
  private static final class Player {

    private final SqlJournal journal;
    private final Follower follower;
    private final AtomicReference<Instant> clock;
    private final SeasonSpeech speech;
    private final Steps steps;
    private final List<CompletableFuture<SignalSink.Appended>> underWay = new ArrayList<>();
    private Instant followed;

    Player(
        SqlJournal journal,
        Follower follower,
        AtomicReference<Instant> clock,
        SeasonSpeech speech,
        Steps steps) {
      this.journal = journal;
      this.follower = follower;
      this.clock = clock;
      this.speech = speech;
      this.steps = steps;
      this.followed = clock.get();
    }

    void take(Timed timed) {
      clock.set(timed.signal().at());
      underWay.add(journal.append(timed.signal(), null));
      if (underWay.size() >= 4_096) {
        settle();
      }
    }

    /** A minute has passed. */
    void pass(Instant now) {
      clock.set(now);
      settle();
      var _ = journal.broadcast(new Tick("tick " + now, now)).join();
      steps.one();
      boolean listens = speech.listens(now);
      if (listens || !now.isBefore(followed.plus(FOLLOWED_EVERY))) {
        follow();
        followed = now;
      }
      if (listens) {
        speech.pass(now);
      }
    }

    private void settle() {
      underWay.forEach(CompletableFuture::join);
      underWay.clear();
    }

    void follow() {
      settle();
      follower.drain();
    }
  }
}
