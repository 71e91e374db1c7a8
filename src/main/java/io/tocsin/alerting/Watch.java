package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Ending;
import io.tocsin.alerting.Alert.Reason;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.IncidentEvent.PhaseReason;
import io.tocsin.incidents.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from what is committed about one incident for what somebody must be woken; pure. */
final class Watch {

  /** How long before a promised word is due its people are woken. */
  static final Duration AHEAD = Duration.ofMinutes(10);

  private Watch() {}

  /** What is committed about one incident. */
  record Scene(Incident incident, List<IncidentEvent> events, List<Promise> promises) {
    Scene {
      events = List.copyOf(events);
      promises = List.copyOf(promises);
    }

    /** When a person last spoke about it in public, or the beginning of time. */
    Instant lastWord() {
      return events.stream()
          .filter(event -> event instanceof IncidentEvent.Spoken)
          .filter(event -> isHand(event.by()))
          .map(IncidentEvent::at)
          .reduce((first, second) -> second)
          .orElse(Instant.MIN);
    }
  }

  /** Returns every cause that stands now. */
  static List<Cause> causes(Scene scene, Instant now) {
    if (!scene.incident().isOpen()) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    happened(scene).ifPresent(causes::add);
    scene.promises().stream()
        .filter(Watch::isAwaited)
        .flatMap(promise -> word(scene.incident().id(), promise, now).stream())
        .forEach(causes::add);
    return causes;
  }

  /** The newest of opening and relapses about which nobody has spoken since. */
  private static Optional<Cause> happened(Scene scene) {
    Cause newest = null;
    Instant last = scene.lastWord();
    String id = scene.incident().id();
    for (int i = 0; i < scene.events().size(); i++) {
      IncidentEvent event = scene.events().get(i);
      Reason reason = reason(event);
      if (reason != null && event.at().isAfter(last)) {
        newest = Cause.of(reason.name() + " " + id + " " + (i + 1), reason, id, null);
      }
    }
    return Optional.ofNullable(newest);
  }

  private static @Nullable Reason reason(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Opened opened when !isHand(opened.by()) ->
          opened.fromMaintenance() == null ? Reason.VERDICT : Reason.WORK_OVERRUN;
      case IncidentEvent.PhaseMoved moved ->
          moved.reason() == PhaseReason.EVIDENCE_TO_THE_CONTRARY ? Reason.RELAPSE : null;
      case IncidentEvent.Opened _,
          IncidentEvent.Judged _,
          IncidentEvent.Acknowledged _,
          IncidentEvent.StateSet _,
          IncidentEvent.Spoken _,
          IncidentEvent.ClosedDespite _ ->
          null;
    };
  }

  /** Whether somebody speaks here, and not the product by itself. */
  static boolean isHand(Actor actor) {
    return actor.kind() == Actor.Kind.PERSON || actor.kind() == Actor.Kind.TOKEN;
  }

  private static boolean isAwaited(Promise promise) {
    return promise.kind() == Promise.Kind.NEXT_WORD
        && !promise.isSettled()
        && promise.replacedBy() == null;
  }

  private static Optional<Cause> word(String incident, Promise promise, Instant now) {
    Instant due = promise.due();
    if (now.isBefore(due.minus(AHEAD))) {
      return Optional.empty();
    }
    Reason reason = now.isBefore(due) ? Reason.NEXT_WORD_DUE : Reason.NEXT_WORD_OVERDUE;
    return Optional.of(Cause.of(reason.name() + " " + promise.id(), reason, incident, due));
  }

  /** Returns why an open alert about this incident is over, or empty while it is not. */
  static Optional<Ending> ending(Alert alert, Scene scene, Instant now) {
    if (!scene.incident().isOpen()) {
      return Optional.of(Ending.INCIDENT_CLOSED);
    }
    if (scene.lastWord().isAfter(alert.raisedAt())) {
      return Optional.of(Ending.WORD_SAID);
    }
    boolean awaitsWord =
        alert.reason() == Reason.NEXT_WORD_DUE || alert.reason() == Reason.NEXT_WORD_OVERDUE;
    if (awaitsWord && scene.promises().stream().noneMatch(p -> awaits(alert, p))) {
      return Optional.of(Ending.WORD_SAID);
    }
    Instant due = alert.due();
    return alert.reason() == Reason.NEXT_WORD_DUE && due != null && !now.isBefore(due)
        ? Optional.of(Ending.OVERTAKEN)
        : Optional.empty();
  }

  private static boolean awaits(Alert alert, Promise promise) {
    return isAwaited(promise) && alert.cause().endsWith(" " + promise.id());
  }

  /** Returns when time alone will change what is said above, after now. */
  static Optional<Instant> nextLook(Scene scene, Instant now) {
    return scene.promises().stream()
        .filter(Watch::isAwaited)
        .flatMap(promise -> List.of(promise.due().minus(AHEAD), promise.due()).stream())
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}
