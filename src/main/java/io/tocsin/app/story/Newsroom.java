package io.tocsin.app.story;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.MaintenancePlan;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.WayOut;
import io.tocsin.incidents.WorkaroundDraft;
import io.tocsin.publication.Publication;
import io.tocsin.publication.StatementDraft;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Does what a story's people do, in the ways a person at the desk has; thread-safe.
 *
 * <p>An act belongs to the oldest open incident of its service that has its components, or else to
 * the oldest open one; a statement where there is none opens one.
 */
public final class Newsroom {

  static final Actor SOMEBODY = new Actor(Actor.Kind.PERSON, "newsroom");

  private final Story story;
  private final Catalog catalog;
  private final Desks desks;
  private final Telephone telephone;
  private final Map<String, String> claims = new ConcurrentHashMap<>();

  /** Opens the newsroom of a story. */
  public Newsroom(Story story, Catalog catalog, Desks desks) {
    this.story = story;
    this.catalog = catalog;
    this.desks = desks;
    this.telephone = new Telephone(desks);
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
      case Act.Ask ask -> telephone.ask(ask, open(ask.service(), Set.of()), now);
      case Act.Tally tally -> telephone.tally(tally);
      case Act.Propose propose ->
          telephone.propose(
              propose,
              open(serviceOf(Set.of(propose.component())), Set.of(propose.component())),
              now);
      case Act.Approve approve -> telephone.approve(approve, now);
      case Act.Wait wait -> telephone.wait(wait, now);
      case Act.Settle settle -> settle(settle, now);
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
    StatementDraft whole =
        say.facts() == null || say.stage() == null
            ? draft
            : draft.from(say.facts().sheet(), say.stage());
    return switch (desks.publisher().publish(whole, SOMEBODY, null)) {
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
    return desks.inOne(transaction ->
        desks
            .notebook()
            .recordCheck(transaction, check.service(), check.channel(), now, word, now, SOMEBODY));
  }

  private List<Fault> note(Act.Note note, Instant now) {
    Duration saidAt = note.saidAt();
    Instant said = saidAt == null ? now : story.at(saidAt);
    Saying.Moment moment = new Saying.Moment(said, story, catalog);
    ClaimDraft draft =
        new ClaimDraft(
            incident(note.service(), Set.of()).map(Incident::id).orElse(null),
            note.service(),
            note.text(),
            note.byOperator(),
            new Source(note.speaker(), note.channel(), said, note.precision(), null),
            later(now, note.eta()),
            note.acknowledges(),
            now,
            SOMEBODY,
            note.recorder() == null ? Recorder.EDITOR : note.recorder(),
            note.says().stream().map(saying -> saying.assertion(moment)).toList(),
            note.corrects() == null ? null : claims.get(note.corrects()));
    return desks.inOne(transaction -> record(transaction, note, draft));
  }

  private Answer<?> record(Transaction transaction, Act.Note note, ClaimDraft draft) {
    Answer<Claim> answer = desks.notebook().recordClaim(transaction, draft);
    if (!(answer instanceof Answer.Done<Claim>(Claim claim))) {
      return answer;
    }
    if (note.name() != null) {
      claims.put(note.name(), claim.id());
    }
    return note.answers() == null
        ? answer
        : telephone.answered(transaction, note.answers(), claim.id(), draft.at());
  }

  private List<Fault> settle(Act.Settle settle, Instant now) {
    String incident = open(settle.service(), Set.of());
    LocalizedText words = settle.words();
    WayOut way = words == null ? new WayOut.Publish() : new WayOut.Explain(words);
    return desks.inOne(transaction -> {
      List<Contradiction> waiting =
          desks.contradictions().of(transaction, incident).stream()
              .filter(found -> found.isWaiting() && found.matter() == settle.matter())
              .toList();
      if (waiting.isEmpty()) {
        return new Answer.Refused<>(List.of(Fault.of("contradiction", Rule.MISSING)));
      }
      for (Contradiction found : waiting) {
        Answer<?> answer =
            desks.contradictions().settle(transaction, found.id(), way, now, SOMEBODY);
        if (answer instanceof Answer.Refused<?>) {
          return answer;
        }
      }
      return new Answer.Done<>(incident);
    });
  }

  /** The incident to which an act belongs; none has no id. */
  private String open(String service, Set<String> components) {
    return incident(service, components).map(Incident::id).orElse("");
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
            new Source(advise.speaker(), advise.channel(), now, Source.Precision.HOUR, null),
            null,
            now,
            SOMEBODY);
    return desks.inOne(transaction -> desks.notebook().addWorkaround(transaction, draft));
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
    return desks.inOne(transaction -> desks.schedule().announceMaintenance(transaction, plan));
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
}
