package io.tocsin.clocks;

import io.tocsin.catalog.LegalProfile;
import io.tocsin.catalog.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All legal clocks that are known, and the day on which they were looked up. Immutable.
 *
 * @param roles id to name
 * @param recipients id to name
 */
public record ClockBook(
    LocalDate asOf,
    Map<String, LocalizedText> roles,
    Map<String, Trigger> triggers,
    Map<String, LocalizedText> recipients,
    List<LegalClock> clocks) {

  public ClockBook {
    roles = Map.copyOf(roles);
    triggers = Map.copyOf(triggers);
    recipients = Map.copyOf(recipients);
    clocks = List.copyOf(clocks);
    for (LegalClock clock : clocks) {
      checkNames(clock, roles, triggers, recipients);
    }
  }

  private static void checkNames(
      LegalClock clock,
      Map<String, LocalizedText> roles,
      Map<String, Trigger> triggers,
      Map<String, LocalizedText> recipients) {
    require(clock, "role", clock.roles(), roles.keySet());
    require(clock, "trigger", clock.any(), triggers.keySet());
    List<String> steps = clock.steps().stream().map(LegalClock.Step::id).toList();
    for (LegalClock.Step step : clock.steps()) {
      require(clock, "recipient", step.to(), recipients.keySet());
      if (step.onlyIf() != null) {
        require(clock, "trigger", List.of(step.onlyIf()), triggers.keySet());
      }
      if (step.after() != null) {
        List<String> earlier = steps.subList(0, steps.indexOf(step.id()));
        require(clock, "earlier step", List.of(step.after()), Set.copyOf(earlier));
      }
    }
    if (Set.copyOf(steps).size() != steps.size()) {
      throw new IllegalArgumentException("clock " + clock.id() + " names a step twice");
    }
  }

  private static void require(
      LegalClock clock, String what, Iterable<String> named, Set<String> known) {
    for (String name : named) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "clock " + clock.id() + " names no known " + what + ": " + name);
      }
    }
  }

  /** Returns the clocks that bind an owner, in the order of the book. */
  public List<LegalClock> binding(LegalProfile profile) {
    return clocks.stream()
        .filter(clock -> profile.jurisdictions().contains(clock.jurisdiction()))
        .filter(clock -> clock.roles().stream().anyMatch(profile.roles()::contains))
        .toList();
  }

  /** Returns the words of a profile that the book does not know, in order. */
  public Set<String> unknownIn(LegalProfile profile) {
    Set<String> unknown = new TreeSet<>(profile.roles());
    unknown.removeAll(roles.keySet());
    Set<String> lands = new TreeSet<>(profile.jurisdictions());
    clocks.forEach(clock -> lands.remove(clock.jurisdiction()));
    unknown.addAll(lands);
    return unknown;
  }
}
