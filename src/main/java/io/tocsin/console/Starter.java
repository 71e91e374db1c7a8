package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Placeholder;
import io.tocsin.wording.ReadyText;
import io.tocsin.wording.ReadyTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Begins a statement from a ready text: fills in what is known and leaves the rest visibly open;
 * immutable.
 */
final class Starter {

  private final Catalog catalog;
  private final ReadyTexts texts;
  private final IncidentView incident;
  private final Board board;
  private final Instant now;

  Starter(Catalog catalog, ReadyTexts texts, IncidentView incident, Board board, Instant now) {
    this.catalog = catalog;
    this.texts = texts;
    this.incident = incident;
    this.board = board;
    this.now = now;
  }

  /** The stage that fits where the incident stands. */
  String stage() {
    Instant next = incident.nextWord();
    boolean overdue = next != null && next.isBefore(now);
    boolean spoken = next != null;
    return switch (incident.phase()) {
      case RECOVERED, CLOSED -> "resolved";
      case RECOVERING -> "partial";
      case IDENTIFIED -> overdue ? "nothing_new" : "cause";
      case SUSPECTED, ACKNOWLEDGED -> {
        String first = catalog.mode() == Mode.OBSERVER ? "observer" : "seen";
        yield spoken ? "unknown" : first;
      }
    };
  }

  /** The phase that a stage most likely announces. */
  Phase phase(String stage) {
    return switch (stage) {
      case "cause" -> Phase.IDENTIFIED;
      case "partial" -> Phase.RECOVERING;
      case "resolved" -> Phase.CLOSED;
      case "seen" -> later(Phase.ACKNOWLEDGED);
      default -> incident.phase();
    };
  }

  private Phase later(Phase phase) {
    return incident.phase().compareTo(phase) > 0 ? incident.phase() : phase;
  }

  /** The text of a stage in a language, empty if nobody wrote one. */
  String text(String stage, String language) {
    return texts.text(stage, language).map(text -> filled(text, language)).orElse("");
  }

  private String filled(ReadyText text, String language) {
    Moments moments = new Moments(language, catalog.zone(), now);
    Map<Placeholder, String> known = new EnumMap<>(Placeholder.class);
    Service service = catalog.service(incident.service()).orElseThrow();
    known.put(Placeholder.OPERATOR, service.operator());
    known.put(Placeholder.SERVICE, service.name().in(language));
    known.put(Placeholder.SINCE, moments.moment(incident.onset()));
    Instant recovered = incident.recoveredAt();
    if (recovered != null) {
      known.put(Placeholder.END, moments.moment(recovered));
      known.put(
          Placeholder.DURATION, moments.length(Duration.between(incident.onset(), recovered)));
    }
    incident.workarounds().stream()
        .filter(way -> way.withdrawnAt() == null)
        .map(Workaround::steps)
        .findFirst()
        .ifPresent(steps -> known.put(Placeholder.WORKAROUND, steps.in(language)));
    people(known, moments);
    checked(known, moments);
    return text.fill(known);
  }

  private void people(Map<Placeholder, String> known, Moments moments) {
    List<Evidence.People> people =
        board.components(incident).stream()
            .map(component -> component.evidence())
            .filter(Objects::nonNull)
            .map(evidence -> Objects.requireNonNull(evidence).people())
            .toList();
    int failing = people.stream().mapToInt(Evidence.People::failing).sum();
    if (failing > 0) {
      known.put(Placeholder.REPORTS, Integer.toString(failing));
      known.put(Placeholder.WINDOW, moments.length(Duration.ofHours(1)));
    }
  }

  private void checked(Map<Placeholder, String> known, Moments moments) {
    board.service(incident.service()).operatorVoice().channels().stream()
        .filter(channel -> !channel.stale())
        .flatMap(channel -> java.util.Optional.ofNullable(channel.checkedAt()).stream())
        .max(java.util.Comparator.naturalOrder())
        .ifPresent(at -> known.put(Placeholder.CHECKED, moments.moment(at)));
  }
}
