package io.tocsin.site.view;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Evidence.ProbeReading;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.signals.ProbeReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what happened to messages: nothing that was not observed or told. */
public final class MessagesWriter {

  /** An answer with an enhanced status, RFC 3463. */
  private static final Pattern ANSWER =
      Pattern.compile("[245]\\d\\d [245]\\.\\d{1,3}\\.\\d{1,3}.*");

  private final Reading reading;

  /** Writes for a reading. */
  public MessagesWriter(Reading reading) {
    this.reading = reading;
  }

  /** Says whether any service carries messages. */
  public boolean isNeeded() {
    return reading.snapshot().services().stream()
        .anyMatch(service -> service.kind() == ServiceKind.MAIL);
  }

  /** Writes the page. */
  public MessagesView write() {
    List<MessagesView.Answer> answers = new ArrayList<>();
    reading.snapshot().services().stream()
        .filter(service -> service.kind() == ServiceKind.MAIL)
        .flatMap(service -> service.components().stream())
        .forEach(component -> answers.addAll(answers(component)));
    List<MessagesView.Told> told =
        reading.snapshot().incidents().stream()
            .filter(view -> view.facts() != null && !view.facts().dataFates().isEmpty())
            .map(view -> new IncidentWriter(reading, view).brief(0))
            .map(incident -> new MessagesView.Told(incident, incident.fates()))
            .toList();
    return new MessagesView(FateSentences.of(answers, reading.phrases()), answers, told);
  }

  private List<MessagesView.Answer> answers(ComponentView component) {
    Evidence evidence = component.evidence();
    return evidence == null
        ? List.of()
        : evidence.probes().stream()
            .filter(MessagesWriter::speaksOfMail)
            .sorted(Comparator.comparing(ProbeReading::probe))
            .map(probe -> answer(component, probe))
            .toList();
  }

  /** A probe of a web page says nothing of messages. */
  private static boolean speaksOfMail(ProbeReading probe) {
    return switch (probe.reason()) {
      case WRONG_STATUS, REQUIRED_WORD_MISSING, FORBIDDEN_WORD_FOUND, TARGET_NOT_ALLOWED -> false;
      case ADDRESS_REFUSED,
          SOME_ADDRESSES_REFUSED,
          DIRECTORY_SILENT,
          MAIL_MADE_TO_WAIT,
          GREYLISTED,
          CANARY_FULL ->
          true;
      case AS_EXPECTED,
          TOO_SLOW,
          TIMED_OUT,
          CONNECTION_REFUSED,
          NAME_NOT_FOUND,
          TLS_FAILED,
          PROTOCOL_BROKEN,
          THROTTLED,
          PROBE_REFUSED,
          OWN_NETWORK_LOST ->
          !probe.cohorts().isEmpty() || isAnswer(probe);
    };
  }

  private static boolean isAnswer(ProbeReading probe) {
    return ANSWER.matcher(probe.detail()).matches();
  }

  private MessagesView.Answer answer(ComponentView component, ProbeReading probe) {
    return new MessagesView.Answer(
        domain(component, probe.cohorts()),
        reading.words(component.name()),
        hours(probe, broken(component, probe).orElse(null)));
  }

  /**
   * The newest hours first. Hours in which it was broken are not known, be the probe's own box
   * among those that went on or not: they are cut out of what it saw, so that no hour is told
   * twice.
   */
  private List<MessagesView.Hours> hours(ProbeReading probe, @Nullable CohortStatus broken) {
    String fate = probe.stale() ? "unknown" : fate(probe.reason());
    String code = isAnswer(probe) ? probe.detail() : "";
    if (broken == null || !fate.equals("accepted")) {
      return List.of(hours(probe.since(), probe.at(), fate, code));
    }
    List<MessagesView.Hours> hours = new ArrayList<>();
    Instant again = back(broken).isAfter(probe.since()) ? back(broken) : probe.since();
    if (again.isBefore(probe.at())) {
      hours.add(hours(again, probe.at(), fate, code));
    }
    hours.add(hours(began(broken), back(broken), "unknown", ""));
    if (probe.since().isBefore(began(broken))) {
      Instant last = began(broken).isBefore(probe.at()) ? began(broken) : probe.at();
      hours.add(hours(probe.since(), last, fate, code)); // no longer than it was asked
    }
    return hours;
  }

  private String domain(ComponentView component, Set<Cohort> cohorts) {
    return cohorts.isEmpty()
        ? reading.phrases().say("everybody")
        : reading.who(component.id(), cohorts);
  }

  /** The last time it was broken for them: nobody wrote down what the server answered then. */
  private Optional<CohortStatus> broken(ComponentView component, ProbeReading probe) {
    return reading.snapshot().incidents().stream()
        .flatMap(incident -> incident.cohorts().stream())
        .filter(status -> status.component().equals(component.id()))
        .filter(status -> status.cohorts().equals(probe.cohorts()))
        .filter(status -> status.brokenSince() != null && status.backSince() != null)
        .max(Comparator.comparing(MessagesWriter::back));
  }

  private static Instant began(CohortStatus status) {
    return Objects.requireNonNull(status.brokenSince());
  }

  private static Instant back(CohortStatus status) {
    return Objects.requireNonNull(status.backSince());
  }

  private MessagesView.Hours hours(Instant from, Instant to, String fate, String code) {
    return new MessagesView.Hours(
        reading.time(from),
        reading.time(to),
        fate,
        reading.phrases().say("messages." + fate),
        Prose.clean(code));
  }

  /** What an answer means for a message: refused for good, to be tried again, or taken. */
  private static String fate(ProbeReason reason) {
    return switch (reason) {
      case AS_EXPECTED -> "accepted";
      case ADDRESS_REFUSED, SOME_ADDRESSES_REFUSED -> "returned";
      case DIRECTORY_SILENT,
          MAIL_MADE_TO_WAIT,
          TIMED_OUT,
          TOO_SLOW,
          CONNECTION_REFUSED,
          NAME_NOT_FOUND,
          TLS_FAILED ->
          "waiting";
      case WRONG_STATUS,
          REQUIRED_WORD_MISSING,
          FORBIDDEN_WORD_FOUND,
          PROTOCOL_BROKEN,
          GREYLISTED,
          THROTTLED,
          PROBE_REFUSED,
          CANARY_FULL,
          OWN_NETWORK_LOST,
          TARGET_NOT_ALLOWED ->
          "unknown";
    };
  }
}
