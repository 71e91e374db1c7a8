package io.tocsin.incidents;

import io.tocsin.catalog.Cohort;
import io.tocsin.journal.Follower;
import io.tocsin.journal.HostileJournal;
import io.tocsin.journal.Stage;
import io.tocsin.journal.sql.FollowerPositions;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CatalogChanged.WatchedProbe;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import io.tocsin.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The town with its probes, a clock moved by hand and the desk behind a hostile journal; one
 * follower and one desk per partition, which can be killed and started again at any time.
 */
final class WatchedTown {

  static final Duration STEP = Duration.ofMinutes(1);

  private final Map<String, ProbeReason> answers = new HashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final AtomicInteger lastSignal = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();
  private final HostileJournal journal;
  private final Database database;
  private final List<Follower> followers = new ArrayList<>();
  private Instant now;

  WatchedTown(Database database, long seed, Instant start) {
    this.database = database;
    journal = new HostileJournal(seed);
    now = start;
    for (Probe probe : Probe.ALL) {
      answers.put(probe.name(), ProbeReason.AS_EXPECTED);
    }
    journal.broadcast(catalog()).join();
    restart();
  }

  /** A probe of the town. */
  record Probe(String name, String service, String component, Set<Cohort> cohorts) {
    static final Probe NEUF_RECEIVES = new Probe("neuf", "mail", "receive", Set.of(Town.NEUF));
    static final Probe CEGETEL_RECEIVES =
        new Probe("cegetel", "mail", "receive", Set.of(Town.CEGETEL));
    static final Probe HOME = new Probe("home", "site", "home", Set.of());
    static final Probe ACCOUNT = new Probe("account", "site", "account", Set.of());
    static final List<Probe> ALL = List.of(NEUF_RECEIVES, CEGETEL_RECEIVES, HOME, ACCOUNT);
  }

  private CatalogChanged catalog() {
    return new CatalogChanged(
        signalId(),
        now,
        List.of(
            watched("mail", "receive", Probe.NEUF_RECEIVES, Probe.CEGETEL_RECEIVES),
            watched("site", "home", Probe.HOME),
            watched("site", "account", Probe.ACCOUNT)));
  }

  private static Watched watched(String service, String component, Probe... probes) {
    List<WatchedProbe> watched = new ArrayList<>();
    for (Probe probe : probes) {
      watched.add(new WatchedProbe(probe.name(), probe.cohorts, STEP, 3, 2));
    }
    return new Watched(service, component, watched);
  }

  Supplier<String> ids() {
    return () -> "id-%05d".formatted(lastId.incrementAndGet());
  }

  Instant now() {
    return now;
  }

  int changes() {
    return changes.get();
  }

  WatchedTown answer(Probe probe, ProbeReason reason) {
    answers.put(probe.name(), reason);
    return this;
  }

  /** Lets probes answer and ticks fall until a time of the day; nothing is followed yet. */
  WatchedTown until(String time) {
    for (Instant end = Town.at(time); now.isBefore(end); ) {
      now = now.plus(STEP);
      for (Probe probe : Probe.ALL) {
        journal.append(result(probe), null).join();
      }
      journal.broadcast(new Tick(signalId(), now)).join();
    }
    return this;
  }

  /** Time in which the program is off. */
  WatchedTown offUntil(String time) {
    now = Town.at(time);
    return this;
  }

  private Signal result(Probe probe) {
    return new ProbeResult(
        signalId(),
        now,
        probe.service,
        probe.component,
        probe.name(),
        probe.cohorts,
        answers.get(probe.name()),
        Duration.ofMillis(20),
        "",
        "local");
  }

  private String signalId() {
    return "signal-" + lastSignal.incrementAndGet();
  }

  /** Follows all there is. */
  WatchedTown followed() {
    journal.settle();
    followers.forEach(Follower::drain);
    return this;
  }

  /** Forgets everything that is not committed. */
  WatchedTown restart() {
    followers.clear();
    for (int partition = 0; partition < journal.partitions(); partition++) {
      IncidentDesk desk = new IncidentDesk(partition, ids());
      desk.onChange(changes::incrementAndGet);
      followers.add(follower(partition, desk));
    }
    return this;
  }

  private Follower follower(int partition, Stage stage) {
    return new Follower(
        "desk", journal, partition, new FollowerPositions(database), stage, () -> now);
  }
}
