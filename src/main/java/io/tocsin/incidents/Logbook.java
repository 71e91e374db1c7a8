package io.tocsin.incidents;

import io.tocsin.detection.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is open at the desk; immutable.
 *
 * @param revision grows with every change by anybody: whoever decided on an older one decides again
 * @param incidents the open ones by id, oldest first
 * @param promises those of open incidents and of maintenances that are not over, and any not
 *     settled yet
 * @param maintenances those that are not over, by id
 * @param remembered the latest verdict about each state that fell into a maintenance
 */
public record Logbook(
    long revision,
    Map<String, IncidentHistory> incidents,
    Map<String, Promise> promises,
    Map<String, Maintenance> maintenances,
    Map<String, Map<StateKey, Verdict>> remembered) {

  /** The first page. */
  public static final Logbook EMPTY = new Logbook(0, Map.of(), Map.of(), Map.of(), Map.of());

  public Logbook {
    incidents = kept(incidents);
    promises = kept(promises);
    maintenances = kept(maintenances);
    remembered = kept(remembered);
  }

  private static <V> Map<String, V> kept(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The same book at another revision. */
  Logbook at(long newer) {
    return new Logbook(newer, incidents, promises, maintenances, remembered);
  }

  /** The open incident of that id. */
  public Optional<IncidentHistory> incident(String id) {
    return Optional.ofNullable(incidents.get(id));
  }

  /** The promises made about an incident or a maintenance, oldest first. */
  public List<Promise> promisesOf(String subject) {
    return promises.values().stream()
        .filter(promise -> promise.incident().equals(subject))
        .toList();
  }
}
