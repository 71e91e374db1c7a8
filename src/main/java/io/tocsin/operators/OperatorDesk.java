package io.tocsin.operators;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.operators.sql.OperatorTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where operators speak: each word becomes a claim of the operator's, with the domain that was
 * proved as its source, so that page, promises and contradictions treat it like every other; within
 * the caller's transaction; thread-safe.
 */
public final class OperatorDesk {

  /** Longest text in each language, in characters. */
  public static final int LONGEST = 1500;

  /** How many words one domain may say for one service in an hour, and in a day. */
  public static final int IN_AN_HOUR = 6;

  /** See {@link #IN_AN_HOUR}. */
  public static final int IN_A_DAY = 24;

  private static final Duration FARTHEST_WORD = Duration.ofDays(7);

  private final Notebook notebook;
  private final AuditLog audit;

  /** Opens it. */
  public OperatorDesk(Notebook notebook, AuditLog audit) {
    this.notebook = notebook;
    this.audit = audit;
  }

  /** Says something; a refusal is noted as well. */
  public Answer<Claim> speak(
      Transaction transaction, OperatorKey key, OperatorWordDraft draft, Instant now) {
    List<Fault> faults = faults(transaction, key, draft, now);
    Answer<Claim> answer =
        faults.isEmpty()
            ? notebook.recordClaim(transaction, claim(key, draft, now))
            : new Answer.Refused<>(faults);
    if (answer instanceof Answer.Done<Claim>(Claim said)) {
      OperatorTable.said(transaction, said.id(), key.id(), now);
      String detail = draft.answers() == null ? "" : "ANSWERS " + draft.answers().kind();
      audit.done(transaction, now, Operators.actor(key), Deed.OPERATOR_SPOKE, said.id(), detail);
    }
    return answer;
  }

  /** Notes that something was refused, in a transaction of its own: the word's was taken back. */
  public void refused(Transaction transaction, OperatorKey key, List<Fault> faults, Instant now) {
    String rules = String.join(" ", faults.stream().map(fault -> fault.rule().name()).toList());
    audit.refused(
        transaction,
        now,
        Operators.actor(key),
        Deed.OPERATOR_SPOKE,
        key.id(),
        rules.substring(0, Math.min(rules.length(), 200)));
  }

  private static List<Fault> faults(
      Transaction transaction, OperatorKey key, OperatorWordDraft draft, Instant now) {
    List<Fault> faults = new ArrayList<>();
    Map<String, String> longest = Map.of("max", Integer.toString(LONGEST));
    draft
        .text()
        .byLanguage()
        .forEach((language, text) ->
            Text.faultIn(text, LONGEST)
                .ifPresent(rule -> faults.add(new Fault("text." + language, rule, longest))));
    if (isTooOften(transaction, key, now)) {
      Map<String, String> most = Map.of("max", Integer.toString(IN_AN_HOUR));
      faults.add(new Fault("", Rule.TOO_MANY, most));
    }
    if (draft.incident() == null && (draft.acknowledges() || draft.answers() != null)) {
      faults.add(Fault.of("incident", Rule.MISSING));
    }
    Instant next = draft.nextWord();
    if (next != null && !next.isAfter(now)) {
      faults.add(Fault.of("next_word", Rule.IN_THE_PAST));
    } else if (next != null && next.isAfter(now.plus(FARTHEST_WORD))) {
      faults.add(new Fault("next_word", Rule.TOO_FAR, Map.of("max", FARTHEST_WORD.toString())));
    }
    String corrected = draft.corrects();
    if (corrected != null && !OperatorTable.isOwn(transaction, corrected, key)) {
      faults.add(Fault.of("corrects", Rule.MISSING));
    }
    return faults;
  }

  private static boolean isTooOften(Transaction transaction, OperatorKey key, Instant now) {
    return OperatorTable.saidSince(transaction, key, now.minus(Duration.ofHours(1))) >= IN_AN_HOUR
        || OperatorTable.saidSince(transaction, key, now.minus(Duration.ofDays(1))) >= IN_A_DAY;
  }

  private static ClaimDraft claim(OperatorKey key, OperatorWordDraft draft, Instant now) {
    Source source = new Source(null, null, now, Source.Precision.EXACT, null, key.proved());
    return new ClaimDraft(
        draft.incident(),
        key.service(),
        draft.text(),
        true,
        source,
        draft.eta(),
        draft.acknowledges(),
        now,
        new Actor(Actor.Kind.OPERATOR, key.domain()),
        Recorder.OPERATOR,
        assertions(draft.state(), draft.eta(), draft.nextWord()),
        draft.corrects(),
        draft.answers());
  }

  private static List<Assertion> assertions(
      Assertion.@Nullable State state, @Nullable Instant eta, @Nullable Instant nextWord) {
    List<Assertion> said = new ArrayList<>();
    if (state != null) {
      said.add(new Assertion.Condition(state, Set.of()));
    }
    if (eta != null) {
      said.add(new Assertion.End(Interval.at(eta)));
    }
    if (nextWord != null) {
      said.add(new Assertion.NextWord(Interval.at(nextWord)));
    }
    return said;
  }

  /** Returns the ids of what was ever said by proof of a domain for a service, newest first. */
  public List<String> said(Transaction transaction, String service, String domain, int most) {
    return OperatorTable.said(transaction, service, domain, most);
  }

  /** Returns the ids of what operators said by proof of any domain, newest first. */
  public List<String> said(Transaction transaction, int most) {
    return OperatorTable.said(transaction, most);
  }
}
