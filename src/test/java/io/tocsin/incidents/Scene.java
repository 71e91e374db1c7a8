package io.tocsin.incidents;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Verdict;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The desk without a database: rules alone, on a logbook in memory. */
final class Scene {

  private final AtomicInteger lastId = new AtomicInteger();
  private final Supplier<String> ids = () -> "id-%03d".formatted(lastId.incrementAndGet());
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<String, Promise> promises = new LinkedHashMap<>();
  private final Map<String, Maintenance> maintenances = new LinkedHashMap<>();
  private final Map<String, Evidence> evidence = new LinkedHashMap<>();
  private final List<LogEntry> entries = new ArrayList<>();
  private final Catalog catalog;
  private Logbook book = Logbook.EMPTY;

  Scene(Mode mode) {
    catalog = Town.catalog(mode);
  }

  static Scene operator() {
    return new Scene(Mode.OPERATOR);
  }

  static Scene observer() {
    return new Scene(Mode.OBSERVER);
  }

  Scene judge(Verdict... verdicts) {
    for (Verdict verdict : verdicts) {
      write(verdict.at(), pen -> Judgement.pass(pen, verdict, Town.DETECTOR));
    }
    return this;
  }

  Scene tick(Instant at) {
    return write(at, pen -> {});
  }

  Scene see(Evidence seen) {
    evidence.put(seen.component(), seen);
    return this;
  }

  Scene write(Instant at, Consumer<Pen> deed) {
    Pen pen = new Pen(book, ids);
    Clockwork.advance(pen, at);
    deed.accept(pen);
    return keep(pen);
  }

  /** Speaks, and returns the rules that refuse it. */
  List<Rule> say(Words words) {
    PublicWord word = words.word();
    Pen pen = new Pen(book, ids);
    Clockwork.advance(pen, word.at());
    List<Fault> faults = new Speaking(pen, catalog, evidence.values(), word).speak();
    if (faults.isEmpty()) {
      keep(pen);
    }
    return faults.stream().map(Fault::rule).toList();
  }

  private Scene keep(Pen pen) {
    for (LogEntry entry : pen.entries()) {
      switch (entry) {
        case LogEntry.Happened happened ->
            incidents.put(happened.incident().id(), happened.incident());
        case LogEntry.Promised promised ->
            promises.put(promised.promise().id(), promised.promise());
        case LogEntry.Worked worked ->
            maintenances.put(worked.maintenance().id(), worked.maintenance());
        case LogEntry.Remembered ignored -> {}
        case LogEntry.Learned ignored -> {}
      }
    }
    entries.addAll(pen.entries());
    book = pen.logbook();
    return this;
  }

  Incident incident() {
    if (incidents.size() != 1) {
      throw new AssertionError("not one incident: " + incidents.values());
    }
    return incidents.values().iterator().next();
  }

  List<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  List<Promise> promises(Promise.Kind kind) {
    return promises.values().stream().filter(promise -> promise.kind() == kind).toList();
  }

  Maintenance announce(String announced, String start, String end, String... components) {
    MaintenancePlan plan =
        new MaintenancePlan(
            "mail",
            java.util.Set.of(components),
            Town.text("New disks"),
            Town.at(start),
            Town.at(end),
            Town.at(announced),
            Town.ALICE);
    write(plan.at(), pen -> Maintenances.announce(pen, plan));
    return maintenance();
  }

  Maintenance maintenance() {
    return List.copyOf(maintenances.values()).getLast();
  }

  /** The reasons for which phases moved, in order. */
  List<IncidentEvent.PhaseReason> reasons() {
    return entries.stream()
        .filter(LogEntry.Happened.class::isInstance)
        .map(entry -> ((LogEntry.Happened) entry).event())
        .filter(IncidentEvent.PhaseMoved.class::isInstance)
        .map(event -> ((IncidentEvent.PhaseMoved) event).reason())
        .toList();
  }

  int written() {
    return entries.size();
  }

  Logbook book() {
    return book;
  }
}
