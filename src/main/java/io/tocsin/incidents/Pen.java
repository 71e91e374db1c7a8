package io.tocsin.incidents;

import io.tocsin.detection.Verdict;
import io.tocsin.detection.experience.ResolvedCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a logbook: every rule goes through it, and what it wrote is what the database keeps;
 * confined to one decision.
 */
final class Pen {

  private final long revision;
  private final Map<String, IncidentHistory> incidents;
  private final Map<String, Promise> promises;
  private final Map<String, Maintenance> maintenances;
  private final Map<String, Map<StateKey, Verdict>> remembered;
  private final Supplier<String> ids;
  private final List<LogEntry> entries = new ArrayList<>();

  Pen(Logbook logbook, Supplier<String> ids) {
    revision = logbook.revision();
    incidents = new LinkedHashMap<>(logbook.incidents());
    promises = new LinkedHashMap<>(logbook.promises());
    maintenances = new LinkedHashMap<>(logbook.maintenances());
    remembered = new LinkedHashMap<>(logbook.remembered());
    this.ids = ids;
  }

  List<LogEntry> entries() {
    return List.copyOf(entries);
  }

  /** The book as it stands after what was written: what is over is no longer in it. */
  Logbook logbook() {
    Map<String, IncidentHistory> open = new LinkedHashMap<>(incidents);
    open.values().removeIf(history -> !history.incident().isOpen());
    Map<String, Maintenance> work = new LinkedHashMap<>(maintenances);
    work.values().removeIf(Maintenance::isOver);
    Map<String, Promise> watched = new LinkedHashMap<>(promises);
    watched
        .values()
        .removeIf(promise ->
            promise.isSettled()
                && !open.containsKey(promise.incident())
                && !work.containsKey(promise.incident()));
    Map<String, Map<StateKey, Verdict>> memory = new LinkedHashMap<>(remembered);
    memory.keySet().retainAll(work.keySet());
    return new Logbook(revision, open, watched, work, memory);
  }

  String newId() {
    return ids.get();
  }

  List<IncidentHistory> open() {
    return incidents.values().stream().filter(history -> history.incident().isOpen()).toList();
  }

  @Nullable IncidentHistory find(String incident) {
    return incidents.get(incident);
  }

  IncidentHistory history(String incident) {
    return Objects.requireNonNull(incidents.get(incident), incident);
  }

  List<Maintenance> maintenances() {
    return List.copyOf(maintenances.values());
  }

  @Nullable Maintenance maintenance(String id) {
    return maintenances.get(id);
  }

  List<Promise> promises() {
    return List.copyOf(promises.values());
  }

  List<Promise> promisesOf(String subject) {
    return promises.values().stream()
        .filter(promise -> promise.incident().equals(subject))
        .toList();
  }

  Map<StateKey, Verdict> remembered(String maintenance) {
    return remembered.getOrDefault(maintenance, Map.of());
  }

  IncidentHistory open(IncidentEvent.Opened event) {
    return open(newId(), event);
  }

  IncidentHistory open(String id, IncidentEvent.Opened event) {
    return kept(IncidentHistory.opened(id, event), event);
  }

  IncidentHistory happened(String incident, IncidentEvent event) {
    return kept(history(incident).after(event), event);
  }

  /** Adds an event to an incident that is over and no longer in the book. */
  IncidentHistory amend(IncidentHistory closed, IncidentEvent event) {
    return kept(closed.after(event), event);
  }

  private IncidentHistory kept(IncidentHistory history, IncidentEvent event) {
    incidents.put(history.incident().id(), history);
    entries.add(new LogEntry.Happened(history.incident(), event));
    return history;
  }

  void promise(Promise promise) {
    if (!promise.equals(promises.put(promise.id(), promise))) {
      entries.add(new LogEntry.Promised(promise));
    }
  }

  void work(Maintenance maintenance) {
    maintenances.put(maintenance.id(), maintenance);
    entries.add(new LogEntry.Worked(maintenance));
  }

  /** Keeps what a disturbance taught with the newest incident that was about it. */
  void learn(ResolvedCase resolved) {
    incidents.values().stream()
        .filter(history -> history.incident().service().equals(resolved.service()))
        .filter(history -> history.incident().components().contains(resolved.component()))
        .reduce((older, newer) -> newer)
        .map(history -> new LogEntry.Learned(resolved.of(history.incident().id())))
        .ifPresent(entries::add);
  }

  void remember(String maintenance, Verdict verdict) {
    Map<StateKey, Verdict> known = new LinkedHashMap<>(remembered(maintenance));
    if (!verdict.equals(known.put(StateKey.of(verdict), verdict))) {
      remembered.put(maintenance, known);
      entries.add(new LogEntry.Remembered(maintenance, verdict));
    }
  }
}
