package io.tocsin.app.story;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.MaintenancePlan;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.incidents.WorkaroundDraft;
import io.tocsin.publication.Publication;
import io.tocsin.publication.Publisher;
import io.tocsin.publication.StatementDraft;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does what a story's people do, in the ways a person at the desk has; thread-safe.
 *
 * <p>An act belongs to the oldest open incident of its service that has its components, or else to
 * the oldest open one; a statement where there is none opens one.
 */
public final class Newsroom {

  private static final Actor SOMEBODY = new Actor(Actor.Kind.PERSON, "newsroom");

  private final Story story;
  private final Catalog catalog;
  private final Desks desks;

  /** The ways in for people. */
  public record Desks(
      Database state,
      IncidentArchive archive,
      Publisher publisher,
      Notebook notebook,
      WorkSchedule schedule) {}

  /** Opens the newsroom of a story. */
  public Newsroom(Story story, Catalog catalog, Desks desks) {
    this.story = story;
    this.catalog = catalog;
    this.desks = desks;
  }

  /**
   * Does one act at its moment, which is now on the product's clock.
   *
   * @return what the desk refused it for; empty when it was done
   */
  public List<Fault> act(Act act, Instant now) {
    return switch (act) {
      case Act.Say say -> say(say, now);
      case Act.Check check -> check(check, now);
      case Act.Note note -> note(note, now);
      case Act.Advise advise -> advise(advise, now);
      case Act.Announce announce -> announce(announce, now);
    };
  }

  private List<Fault> say(Act.Say say, Instant now) {
    Optional<Incident> incident = incident(serviceOf(say.components()), say.components());
    List<StatementDraft.StateChange> states =
        say.states().stream()
            .map(said ->
                new StatementDraft.StateChange(
                    said.component(), new HashSet<>(said.cohorts()), said.state()))
            .toList();
    StatementDraft draft =
        new StatementDraft(
            incident.map(Incident::id).orElse(null),
            incident.isPresent() ? null : now,
            say.phase(),
            say.components(),
            say.text().byLanguage(),
            eta(say.eta(), now),
            later(now, say.nextWord()),
            null,
            null,
            states,
            say.despiteFailing(),
            null);
    return switch (desks.publisher().publish(draft, SOMEBODY, null)) {
      case Publication.Published _ -> List.of();
      case Publication.Refused refused -> refused.faults();
    };
  }

  private static @Nullable Eta eta(Act.@Nullable Outlook outlook, Instant now) {
    return switch (outlook) {
      case null -> null;
      case Act.Outlook.NoneYet() -> new Eta.NoneYet();
      case Act.Outlook.In(Duration time) -> new Eta.At(now.plus(time));
    };
  }

  private static @Nullable Instant later(Instant now, @Nullable Duration time) {
    return time == null ? null : now.plus(time);
  }

  private List<Fault> check(Act.Check check, Instant now) {
    Duration lastWord = check.lastWord();
    Instant word = lastWord == null ? null : story.at(lastWord);
    return inOne(transaction ->
        desks
            .notebook()
            .recordCheck(transaction, check.service(), check.channel(), now, word, now, SOMEBODY));
  }

  private List<Fault> note(Act.Note note, Instant now) {
    Optional<Incident> incident = incident(note.service(), Set.of());
    Source source = source(note.speaker(), note.channel(), now, note.precision());
    ClaimDraft draft =
        ClaimDraft.plain(
            incident.map(Incident::id).orElse(null),
            note.service(),
            note.text(),
            note.byOperator(),
            source,
            later(now, note.eta()),
            note.acknowledges(),
            now,
            SOMEBODY);
    return inOne(transaction -> desks.notebook().recordClaim(transaction, draft));
  }

  private List<Fault> advise(Act.Advise advise, Instant now) {
    String component = advise.component();
    Optional<Incident> incident = incident(serviceOf(Set.of(component)), Set.of(component));
    WorkaroundDraft draft =
        new WorkaroundDraft(
            incident.map(Incident::id).orElse(""),
            component,
            advise.steps(),
            advise.conditions(),
            advise.limits(),
            source(advise.speaker(), advise.channel(), now, Source.Precision.HOUR),
            null,
            now,
            SOMEBODY);
    return inOne(transaction -> desks.notebook().addWorkaround(transaction, draft));
  }

  private List<Fault> announce(Act.Announce announce, Instant now) {
    MaintenancePlan plan =
        new MaintenancePlan(
            announce.service(),
            announce.components(),
            announce.text(),
            story.at(announce.start()),
            story.at(announce.end()),
            now,
            SOMEBODY);
    return inOne(transaction -> desks.schedule().announceMaintenance(transaction, plan));
  }

  private Source source(
      @Nullable LocalizedText speaker, String channel, Instant at, Source.Precision precision) {
    return new Source(speaker, channel, at, precision, null);
  }

  private String serviceOf(Set<String> components) {
    return Objects.requireNonNull(
        catalog.serviceOf(components.iterator().next()).orElseThrow().id());
  }

  private Optional<Incident> incident(String service, Set<String> components) {
    List<Incident> open =
        desks
            .state()
            .read(transaction ->
                desks.archive().open(transaction).stream()
                    .map(history -> history.incident())
                    .filter(incident -> incident.service().equals(service))
                    .toList());
    return open.stream()
        .filter(incident -> !java.util.Collections.disjoint(incident.components(), components))
        .findFirst()
        .or(() -> open.stream().findFirst());
  }

  private interface Deed {
    Answer<?> in(Transaction transaction);
  }

  private List<Fault> inOne(Deed deed) {
    return switch (desks.state().<Answer<?>>write(deed::in)) {
      case Answer.Done<?> _ -> List.of();
      case Answer.Refused<?>(List<Fault> faults) -> faults;
    };
  }
}
