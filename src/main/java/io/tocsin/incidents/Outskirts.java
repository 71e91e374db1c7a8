package io.tocsin.incidents;

import io.tocsin.detection.where.OutsideClaim;
import io.tocsin.incidents.contradiction.Crosscheck;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.incidents.sql.ContradictionTable;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.incidents.sql.OutsideTable;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds every "only there" that stands against the reports from everywhere else. Once something was
 * found outside a place that is claimed, it stays found. Within the caller's transaction.
 */
final class Outskirts {

  /** Asks detection what speaks against a claim. */
  interface Lookout {
    /** Empty if detection cannot tell: people report nothing, or no areas are known. */
    Optional<OutsideClaim> outside(String component, Set<String> claimed);
  }

  private Outskirts() {}

  /**
   * Looks at all open incidents about which somebody spoke.
   *
   * @return whether something is found to be contradicted that was not before
   */
  static boolean look(Transaction transaction, Lookout lookout, Instant at) {
    boolean found = false;
    for (String id : ContradictionTable.openWithWords(transaction)) {
      Optional<IncidentHistory> history = IncidentTable.find(transaction, id);
      if (history.isPresent()) {
        found |= look(transaction, history.get().incident(), lookout, at);
      }
    }
    return found;
  }

  private static boolean look(
      Transaction transaction, Incident incident, Lookout lookout, Instant at) {
    Set<Set<String>> claimed = claimed(Hearing.words(transaction, incident.id()));
    if (claimed.isEmpty()) {
      return false;
    }
    OutsideTable.of(transaction, incident.id()).stream()
        .filter(OutsideLook::contradicted)
        .forEach(look -> claimed.remove(look.claimed()));
    boolean found = false;
    for (Set<String> areas : claimed) {
      Optional<OutsideLook> look = look(incident, areas, lookout, at);
      look.ifPresent(one -> OutsideTable.put(transaction, incident.id(), one));
      found |= look.filter(OutsideLook::contradicted).isPresent();
    }
    return found;
  }

  /** The places to which somebody confines it whose word still stands. */
  private static Set<Set<String>> claimed(List<Testimony> words) {
    Set<Set<String>> claimed = new HashSet<>();
    for (Testimony word : Crosscheck.standing(words)) {
      if (word.assertion() instanceof Assertion.Where(boolean only, Set<String> areas) && only) {
        claimed.add(areas);
      }
    }
    return claimed;
  }

  /** The component whose reports speak most clearly stands for all. */
  private static Optional<OutsideLook> look(
      Incident incident, Set<String> areas, Lookout lookout, Instant at) {
    OutsideLook look = null;
    double most = -1;
    for (String component : new TreeSet<>(incident.components())) {
      Optional<OutsideClaim> held = lookout.outside(component, areas);
      if (held.isPresent() && held.get().probability() > most) {
        most = held.get().probability();
        look = told(areas, held.get(), at);
      }
    }
    return Optional.ofNullable(look);
  }

  private static OutsideLook told(Set<String> areas, OutsideClaim held, Instant at) {
    return held.beyondDoubt()
        ? new OutsideLook(
            new TreeSet<>(areas), at, true, new TreeMap<>(held.people()), held.usual())
        : OutsideLook.nothing(areas, at);
  }
}
