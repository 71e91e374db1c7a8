package io.tocsin.detection.experience;

import io.tocsin.catalog.ServiceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outages that are over, oldest first, and what they taught: how readily people report, how
 * long outages last, how often an alarm is true. Not thread-safe.
 */
public final class Casebook {

  /** The memory: older cases say nothing any more. */
  public static final int KEPT = 600;

  private final List<ResolvedCase> cases;
  private AffectedPeople people;
  private Trust trust;

  /**
   * Opens the book at these cases.
   *
   * @param resolved in the order in which they were resolved, oldest first; the newest 600 count
   */
  public Casebook(List<ResolvedCase> resolved) {
    cases = new ArrayList<>(resolved.subList(Math.max(0, resolved.size() - KEPT), resolved.size()));
    people = AffectedPeople.learnedFrom(cases);
    trust = learnTrust();
  }

  /** Learns from one more. */
  public void learn(ResolvedCase resolved) {
    cases.add(resolved);
    if (cases.size() > KEPT) {
      cases.removeFirst();
      people = AffectedPeople.learnedFrom(cases);
    } else {
      people = people.and(resolved);
    }
    trust = learnTrust();
  }

  private Trust learnTrust() {
    return Trust.learnedFrom(
        cases.stream().map(ResolvedCase::alarm).flatMap(Optional::stream).toList());
  }

  /** How many people an outage hits. */
  public AffectedPeople people() {
    return people;
  }

  /** How often an alarm is true. */
  public Trust trust() {
    return trust;
  }

  /** How long an outage of this age may still last. */
  public Eta lasts(String service, ServiceKind kind, Duration elapsed) {
    return Lengths.of(cases, service, kind).after(elapsed);
  }

  /** Returns the cases, oldest first. */
  public List<ResolvedCase> cases() {
    return List.copyOf(cases);
  }
}
