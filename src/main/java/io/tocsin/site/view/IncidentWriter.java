package io.tocsin.site.view;

import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes one incident. */
final class IncidentWriter {

  private final Reading reading;
  private final IncidentView incident;

  IncidentWriter(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
  }

  /** Writes all of it. */
  IncidentBlock write() {
    return write(Integer.MAX_VALUE, new CourseWriter(reading, incident).write());
  }

  /**
   * Writes it for a page that tells more than this incident, without the course of reports.
   *
   * @param most entries of its timeline, the newest
   */
  IncidentBlock brief(int most) {
    return write(most, CourseBlock.NONE);
  }

  private IncidentBlock write(int most, CourseBlock course) {
    Instant ended = incident.recoveredAt() != null ? incident.recoveredAt() : incident.closedAt();
    List<IncidentBlock.WorkaroundBlock> ways = workarounds();
    return new IncidentBlock(
        incident.id(),
        incident.isOpen(),
        reading.path("incident/" + incident.id()),
        reading.words(incident.title()),
        Lead.mark(reading, incident),
        reading
            .service(incident.service())
            .map(service -> reading.words(service.name()))
            .orElse(incident.service()),
        Lead.sentence(reading, incident),
        reading.time(incident.onset()),
        ended == null ? null : reading.time(ended),
        ended == null ? null : reading.moments().length(Duration.between(incident.onset(), ended)),
        steps(),
        eta(),
        nextWord(),
        reach(),
        working(),
        ways,
        doing(ways.size()),
        firstHelp(),
        new Timeline(reading, incident).lines(most),
        contradictions(),
        FateTable.of(incident.facts() == null ? List.of() : incident.facts().dataFates(), reading),
        new LedgerWriter(reading, incident).write(),
        incident.service(),
        reading
            .service(incident.service())
            .filter(service -> service.kind() == ServiceKind.MAIL)
            .isPresent(),
        report(),
        new HarmWriter(reading, incident).write(),
        course);
  }

  /** Asks about what does not work where that is one thing, else about the service. */
  private String report() {
    Set<String> components = incident.components();
    return reading.path("report")
        + (components.size() == 1
            ? "?component=" + components.iterator().next()
            : "?service=" + incident.service());
  }

  private List<ContradictionBlock> contradictions() {
    ContradictionWriter writer =
        new ContradictionWriter(reading, reading.operator(incident.service()));
    return incident.contradictions().stream().map(writer::write).toList();
  }

  /** Those it went through, and while it runs those still to come; not those it never had. */
  private List<IncidentBlock.Step> steps() {
    Set<Phase> had = EnumSet.of(incident.phase());
    for (TimelineEntry entry : incident.timeline()) {
      if (entry instanceof TimelineEntry.Moved moved) {
        had.add(moved.from());
        had.add(moved.to());
      }
    }
    return Stream.of(Phase.values())
        .filter(phase ->
            had.contains(phase) || (incident.isOpen() && phase.compareTo(incident.phase()) > 0))
        .map(phase ->
            new IncidentBlock.Step(Lead.step(reading, incident, phase), phase == incident.phase()))
        .toList();
  }

  private IncidentBlock.EtaLine eta() {
    Instant current = incident.eta() instanceof Eta.At(Instant end) ? end : null;
    List<TimeTag> earlier =
        incident.promises().stream()
            .filter(promise -> promise.kind() == Promise.Kind.ETA && promise.replacedBy() != null)
            .sorted(Comparator.comparing(Promise::madeAt))
            .map(Promise::due)
            .filter(due -> !due.equals(current))
            .distinct()
            .map(reading::time)
            .toList();
    return new IncidentBlock.EtaLine(
        current == null ? null : reading.time(current), isPast(current), earlier);
  }

  private boolean isPast(@Nullable Instant due) {
    return due != null && due.isBefore(reading.now());
  }

  private IncidentBlock.@Nullable Due nextWord() {
    Instant due = incident.nextWord();
    return due == null || !incident.isOpen()
        ? null
        : new IncidentBlock.Due(reading.time(due), isPast(due));
  }

  private List<IncidentBlock.Reach> reach() {
    return incident.cohorts().stream()
        .map((CohortStatus status) ->
            new IncidentBlock.Reach(
                reading.component(status.component()),
                reading.who(status.component(), status.cohorts()),
                mark(status),
                status.brokenSince() == null ? null : reading.time(status.brokenSince()),
                status.backSince() == null ? null : reading.time(status.backSince())))
        .toList();
  }

  private Mark mark(CohortStatus status) {
    return status.isBroken() && incident.phase() == Phase.SUSPECTED && isReported(status)
        ? OnlyReported.mark(reading)
        : Mark.of(status.state(), reading.phrases());
  }

  private boolean isReported(CohortStatus status) {
    return !Lead.isKnown(incident)
        && reading
            .components()
            .filter(component -> component.id().equals(status.component()))
            .anyMatch(OnlyReported::isSeen);
  }

  /** What works while the rest does not; nothing once all works again. */
  private List<String> working() {
    List<String> names = new ArrayList<>();
    if (!incident.isOpen() || incident.recoveredAt() != null) {
      return names;
    }
    reading
        .service(incident.service())
        .map(ServiceView::components)
        .orElse(List.of())
        .forEach((ComponentView component) -> {
          boolean touched = incident.components().contains(component.id());
          if (component.state() == ComponentState.WORKS
              && !component.underMaintenance()
              && !touched) {
            names.add(reading.words(component.name()));
          }
        });
    return names;
  }

  /** The page tells its advice once, below: its lead says what there is. */
  private IncidentBlock.@Nullable Doing doing(int ways) {
    if (ways > 0) {
      return new IncidentBlock.Doing(
          reading.phrases().say("guide.ways", "count", ways), "#meanwhile");
    }
    if (!incident.isOpen() || incident.recoveredAt() != null) {
      return null;
    }
    if (LateWork.word(reading, incident).isPresent()) {
      Guidance word = Guidance.of(reading, incident);
      return new IncidentBlock.Doing(word.now(), word.link());
    }
    return firstHelp().isEmpty()
        ? new IncidentBlock.Doing(reading.phrases().say("fact.do-none"), "")
        : new IncidentBlock.Doing(reading.phrases().say("guide.general"), "#meanwhile");
  }

  private List<String> firstHelp() {
    boolean helped =
        Workaround.replaceAdvice(incident.workarounds(), incident.components(), reading.now());
    return incident.isOpen() && incident.recoveredAt() == null && !helped
        ? reading.service(incident.service()).map(ServiceView::firstHelp).stream()
            .flatMap(List::stream)
            .map(reading::words)
            .toList()
        : List.of();
  }

  private List<IncidentBlock.WorkaroundBlock> workarounds() {
    return incident.workarounds().stream()
        .filter(workaround -> workaround.withdrawnAt() == null)
        .filter(workaround -> !isPast(workaround.expires()))
        .map(this::workaround)
        .toList();
  }

  private IncidentBlock.WorkaroundBlock workaround(Workaround workaround) {
    String language = reading.language();
    return new IncidentBlock.WorkaroundBlock(
        reading.component(workaround.component()),
        Prose.of(workaround.steps(), language),
        workaround.conditions() == null ? null : Prose.of(workaround.conditions(), language),
        workaround.limits() == null ? null : Prose.of(workaround.limits(), language),
        Sources.words(reading, workaround.source()),
        Sources.link(workaround.source()),
        workaround.expires() == null ? null : reading.time(workaround.expires()),
        workaround.confirmations(),
        workaround.failures(),
        incident.isOpen() ? reading.path("workaround/" + workaround.id()) : null);
  }
}
