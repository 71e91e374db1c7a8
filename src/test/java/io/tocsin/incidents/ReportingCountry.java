package io.tocsin.incidents;

import io.tocsin.journal.Follower;
import io.tocsin.journal.Journal;
import io.tocsin.journal.sql.FollowerPositions;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.LandscapeChanged.Land;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Signal;
import io.tocsin.signals.SignalSink;
import io.tocsin.signals.Tick;
import io.tocsin.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A country of forty areas in a row, 01 to 40, whose people report one service through the real
 * journal to the real desk, minute by minute.
 */
public final class ReportingCountry {

  private final Journal journal;
  private final Follower follower;
  private final String service;
  private final String component;
  private final Random random = new Random(7);
  private final List<CompletableFuture<SignalSink.Appended>> underWay = new ArrayList<>();
  private Instant now;
  private int ids;

  /** Sets it up; nothing has happened yet. */
  public ReportingCountry(
      Journal journal, Database state, String service, String component, Instant now) {
    this.journal = journal;
    this.service = service;
    this.component = component;
    this.now = now;
    this.follower =
        new Follower(
            "desk",
            journal,
            0,
            new FollowerPositions(state),
            new IncidentDesk(0, () -> "desk-%05d".formatted(++ids)),
            this::now);
    List<Land> lands = new ArrayList<>();
    for (int area = 1; area <= 40; area++) {
      lands.add(
          new Land(
              code(area), "region" + area / 5, 500_000, List.of(code(area - 1), code(area + 1))));
    }
    say(
        new LandscapeChanged(
            id(),
            now,
            ZoneOffset.UTC,
            Set.of(),
            lands,
            List.of(new Clientele(service, 8_000_000, Map.of(), List.of(), false))));
    say(new CatalogChanged(id(), now, List.of(new Watched(service, component, List.of()))));
  }

  private static String code(int area) {
    return "%02d".formatted(area);
  }

  /** Returns what time it is there. */
  public Instant now() {
    return now;
  }

  private String id() {
    return "signal-%06d".formatted(++ids);
  }

  private void say(Signal signal) {
    underWay.add(signal.key().isEmpty() ? broadcast(signal) : journal.append(signal, null));
  }

  private CompletableFuture<SignalSink.Appended> broadcast(Signal signal) {
    return journal.broadcast(signal);
  }

  /** One more person reports from an area, over a network. */
  public void report(int area, String network) {
    String name = "somebody" + ++ids;
    say(
        new CrowdReport(
            id(),
            now,
            service,
            component,
            "other",
            false,
            code(area),
            Set.of(),
            null,
            null,
            null,
            new Reporter(name, "block" + name, network, "direct"),
            1));
  }

  /** Time passes, in which so many people a minute report from some areas. */
  public ReportingCountry minutes(int count, double perMinute, int firstArea, int lastArea) {
    for (int minute = 0; minute < count; minute++) {
      int people = (int) perMinute + (random.nextDouble() < perMinute % 1 ? 1 : 0);
      for (int person = 0; person < people; person++) {
        report(firstArea + random.nextInt(lastArea - firstArea + 1), "net" + random.nextInt(50));
      }
      tick();
    }
    return this;
  }

  /** A minute passes. */
  public void tick() {
    now = now.plus(Duration.ofMinutes(1));
    say(new Tick(id(), now));
    if (underWay.size() > 1_000) {
      follow();
    }
  }

  /** A day and two hours in which one person in ten minutes reports something somewhere. */
  public ReportingCountry ordinaryDay() {
    return minutes(26 * 60, 0.1, 1, 40).follow();
  }

  /** Everything that was said is followed. */
  public ReportingCountry follow() {
    underWay.forEach(CompletableFuture::join);
    underWay.clear();
    follower.drain();
    return this;
  }
}
