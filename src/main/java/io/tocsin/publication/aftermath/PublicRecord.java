package io.tocsin.publication.aftermath;

import java.util.List;
import java.util.Map;

/**
 * The long memory as the public sees it. Immutable.
 *
 * @param byIncident what remains of each incident that is shown, where anything does
 * @param told how every outage was told, over the years, newest first
 * @param commitments all that was ever promised, oldest first
 */
public record PublicRecord(
    Map<String, Aftermath> byIncident, List<Communication> told, List<Commitment> commitments) {

  /** Nothing yet. */
  public static final PublicRecord EMPTY = new PublicRecord(Map.of(), List.of(), List.of());

  public PublicRecord {
    byIncident = Map.copyOf(byIncident);
    told = List.copyOf(told);
    commitments = List.copyOf(commitments);
  }

  /** Returns what remains of an incident. */
  public Aftermath of(String incident) {
    return byIncident.getOrDefault(incident, Aftermath.NONE);
  }
}
