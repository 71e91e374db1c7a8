package io.tocsin.incidents;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Service;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.incidents.sql.VoiceTable;
import io.tocsin.incidents.sql.WorkaroundTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people note beside an incident: workarounds, words said elsewhere, and where they looked for
 * words; each within the caller's transaction and by the manners of {@link Desk}; thread-safe.
 */
public final class Notebook {

  private final Supplier<Catalog> catalog;
  private final Supplier<String> ids;

  /**
   * Opens it.
   *
   * @param catalog the catalogue as it is now
   * @param ids makes ids that are never used twice
   */
  public Notebook(Supplier<Catalog> catalog, Supplier<String> ids) {
    this.catalog = catalog;
    this.ids = ids;
  }

  /** Adds a workaround to an open incident. */
  public Answer<Workaround> addWorkaround(Transaction transaction, WorkaroundDraft draft) {
    Optional<IncidentHistory> history = IncidentTable.find(transaction, draft.incident());
    if (history.isEmpty()) {
      return refuse("incident", Rule.NOT_AN_INCIDENT);
    }
    List<Fault> faults = workaroundFaults(draft, history.get().incident());
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    Workaround workaround =
        new Workaround(
            ids.get(),
            draft.incident(),
            draft.component(),
            draft.steps(),
            draft.conditions(),
            draft.limits(),
            draft.source(),
            draft.at(),
            draft.expires(),
            null,
            0,
            0);
    WorkaroundTable.add(transaction, workaround);
    return new Answer.Done<>(workaround);
  }

  /** Whether a service of that id is watched. */
  boolean knows(String service) {
    return catalog.get().service(service).isPresent();
  }

  List<Fault> workaroundFaults(WorkaroundDraft draft, Incident incident) {
    List<Fault> faults = new ArrayList<>();
    if (!incident.isOpen()) {
      faults.add(Fault.of("incident", Rule.ALREADY_CLOSED));
    }
    faults.addAll(
        WordRules.components(WordRules.known(catalog.get(), incident), Set.of(draft.component())));
    faults.addAll(WordRules.notAhead("source.at", draft.source().at(), draft.at()));
    Instant expires = draft.expires();
    if (expires != null) {
      faults.addAll(WordRules.ahead("expires", expires, draft.at(), WordRules.FARTHEST));
    }
    return faults;
  }

  /** Takes a workaround back; it stays in the records. */
  public Answer<Workaround> withdrawWorkaround(
      Transaction transaction, String id, Instant at, Actor by) {
    if (WorkaroundTable.find(transaction, id).isEmpty()) {
      return refuse("workaround", Rule.MISSING);
    }
    WorkaroundTable.withdraw(transaction, id, at);
    return new Answer.Done<>(WorkaroundTable.find(transaction, id).orElseThrow());
  }

  /**
   * Somebody says whether a workaround works.
   *
   * @param person keyed hash of the person, who counts once, with the last word
   */
  public Answer<Workaround> confirmWorkaround(
      Transaction transaction, String id, String person, boolean works, Instant at) {
    Optional<Workaround> known =
        WorkaroundTable.find(transaction, id).filter(workaround -> workaround.isShownAt(at));
    if (known.isEmpty()) {
      return refuse("workaround", Rule.MISSING);
    }
    WorkaroundTable.confirm(transaction, id, person, works, at);
    return new Answer.Done<>(WorkaroundTable.find(transaction, id).orElseThrow());
  }

  /**
   * Somebody looked whether the operator said anything on a channel.
   *
   * @param lastWordAt when the newest word found there was said, or null: none found
   */
  public Answer<ChannelCheck> recordCheck(
      Transaction transaction,
      String service,
      String channel,
      Instant checkedAt,
      @Nullable Instant lastWordAt,
      Instant at,
      Actor by) {
    Optional<Service> known = catalog.get().service(service);
    if (known.isEmpty()) {
      return refuse("service", Rule.NOT_A_SERVICE);
    }
    List<Fault> faults = new ArrayList<>(WordRules.notAhead("checked_at", checkedAt, at));
    List<String> channels = known.get().channels().stream().map(Channel::id).toList();
    if (!channels.contains(channel)) {
      faults.add(WordRules.unknown("channel", Rule.NOT_A_CHANNEL, channel, channels));
    }
    if (lastWordAt != null) {
      faults.addAll(WordRules.notAhead("last_word_at", lastWordAt, checkedAt));
    }
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    ChannelCheck check = new ChannelCheck(ids.get(), service, channel, checkedAt, lastWordAt, by);
    VoiceTable.add(transaction, check);
    return new Answer.Done<>(check);
  }

  /**
   * Records what somebody said somewhere; the operator's own word may promise an end and
   * acknowledge.
   */
  public Answer<Claim> recordClaim(Transaction transaction, ClaimDraft draft) {
    if (catalog.get().service(draft.service()).isEmpty()) {
      return refuse("service", Rule.NOT_A_SERVICE);
    }
    DeskSession session = DeskSession.begin(transaction, ids, draft.at());
    List<Fault> faults =
        new ArrayList<>(ClaimRules.faults(draft, subject(transaction, draft.incident())));
    faults.addAll(ClaimRules.taking(draft, earlier(transaction, draft)));
    faults.addAll(Replies.faults(transaction, draft));
    if (!faults.isEmpty()) {
      return new Answer.Refused<>(faults);
    }
    Claim claim =
        new Claim(
            session.pen().newId(),
            draft.incident(),
            draft.service(),
            draft.text(),
            draft.byOperator(),
            draft.source(),
            draft.at(),
            draft.eta(),
            draft.recorder(),
            draft.assertions(),
            draft.corrects(),
            draft.answers(),
            null);
    VoiceTable.add(transaction, claim);
    actOn(session.pen(), claim, draft);
    session.write();
    if (draft.incident() != null) {
      Review.of(transaction, draft.incident(), draft.at());
    }
    return new Answer.Done<>(claim);
  }

  /** Notes that somebody has looked at the source of a claim that a program read. */
  public Answer<Claim> lookAtClaim(
      Transaction transaction, String incident, String id, Instant at, Actor by) {
    Optional<Claim> known = claim(transaction, incident, id);
    if (known.isEmpty()) {
      return refuse("claim", Rule.MISSING);
    }
    VoiceTable.look(transaction, id, at, by);
    return new Answer.Done<>(claim(transaction, incident, id).orElseThrow());
  }

  private static Optional<Claim> claim(Transaction transaction, String incident, String id) {
    return VoiceTable.claimsAbout(transaction, incident).stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst();
  }

  private static @Nullable Claim earlier(Transaction transaction, ClaimDraft draft) {
    String incident = draft.incident();
    return incident == null || draft.corrects() == null
        ? null
        : VoiceTable.claimsAbout(transaction, incident).stream()
            .filter(claim -> claim.id().equals(draft.corrects()))
            .findFirst()
            .orElse(null);
  }

  private static @Nullable Incident subject(Transaction transaction, @Nullable String incident) {
    return incident == null
        ? null
        : IncidentTable.find(transaction, incident).map(IncidentHistory::incident).orElse(null);
  }

  private static void actOn(Pen pen, Claim claim, ClaimDraft draft) {
    IncidentHistory history = claim.incident() == null ? null : pen.find(claim.incident());
    if (history == null || !claim.byOperator()) {
      return;
    }
    claim
        .end()
        .ifPresent(end ->
            Promises.claimEnd(pen, history.incident().id(), claim.id(), end, claim.source().at()));
    if (draft.acknowledges()) {
      Desk.acknowledge(pen, history, claim.source(), draft.at(), draft.by());
    }
  }

  private static <T> Answer<T> refuse(String field, Rule rule) {
    return new Answer.Refused<>(List.of(Fault.of(field, rule)));
  }
}
