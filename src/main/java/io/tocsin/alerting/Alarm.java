package io.tocsin.alerting;

import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.publication.Publisher;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Wakes people until one of them takes it: looks at what is committed, lets a playbook speak alone
 * when its time has come, goes round, and calls; thread-safe.
 *
 * <p>All of it are rows with a time at which they are due: a crash on any line loses no alert and
 * raises none twice.
 */
public final class Alarm {

  private final Raising raising;
  private final SpeakingAlone alone;
  private final Rounds rounds;
  private final Calling calling;
  private final List<AlertChannel> channels;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** What an alarm reads and writes. */
  public record Tools(
      AlertTable alerts,
      CallTable calls,
      IncidentArchive archive,
      Supplier<Catalog> catalog,
      AlertWords words,
      AlertLinks links,
      InTray tray) {}

  /**
   * Takes its tools.
   *
   * @param channels every way to wake people, the fastest first
   * @param node name of this node, stable over restarts
   */
  public Alarm(
      Tools tools,
      List<AlertChannel> channels,
      Publisher publisher,
      String node,
      InstantSource clock,
      Supplier<String> ids) {
    this.channels = List.copyOf(channels);
    this.raising = new Raising(tools, ids);
    this.alone = new SpeakingAlone(tools, publisher::publish);
    this.rounds = new Rounds(tools, this.channels, ids);
    this.calling = new Calling(tools, node, clock);
  }

  /** Asks to be told, briefly, whenever an alert was raised, went round or ended here. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Takes up what this node held when it died; to be called once, before the first run. */
  public void takeUp(Instant now) {
    calling.takeUp(now);
  }

  /** Does all that is due, on the caller's thread; returns how many calls were tried. */
  public int runDue(Instant now) {
    plan(now);
    return channels.stream().mapToInt(channel -> call(channel, now)).sum();
  }

  /** Raises, ends, speaks alone and plans whatever is due, and calls nobody. */
  public void plan(Instant moment) {
    Instant now = moment.truncatedTo(ChronoUnit.MICROS);
    calling.reclaim("", now);
    boolean changed = raising.look(now);
    boolean spoken = alone.speakDue(now) > 0;
    if (rounds.go(now) > 0 || changed || spoken) {
      changed();
    }
  }

  /** Makes the calls that are due on one channel. */
  public int call(AlertChannel channel, Instant moment) {
    return calling.callDue(channel, moment.truncatedTo(ChronoUnit.MICROS));
  }

  /** Returns the ways to wake people. */
  public List<AlertChannel> channels() {
    return channels;
  }

  /** Finishes the call under way and begins no other. */
  public void drain() {
    calling.drain();
  }

  Rounds rounds() {
    return rounds;
  }

  Calling calling() {
    return calling;
  }

  void changed() {
    listeners.forEach(Runnable::run);
  }
}
