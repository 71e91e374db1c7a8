package io.tocsin.incidents;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Contradiction.Step;
import io.tocsin.incidents.contradiction.Comparison.Clash;
import io.tocsin.incidents.contradiction.Crosscheck;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.incidents.sql.ContradictionTable;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.incidents.sql.VoiceTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What does not fit: asked before something is said, kept once it was, and led out of by an editor;
 * within the caller's transaction; thread-safe.
 */
public final class Contradictions {

  /** How the id of what nobody has said yet begins. */
  public static final String DRAFT = "draft:";

  private final AuditLog audit;

  /** Opens them. */
  public Contradictions(AuditLog audit) {
    this.audit = audit;
  }

  /**
   * Returns what would not fit if this house said something about an incident now: with what others
   * said, and with what evidence shows. Writes nothing.
   *
   * @param operator whether the house speaks as the operator
   */
  public List<Clash> against(
      Transaction transaction,
      String incident,
      boolean operator,
      List<Assertion> draft,
      Instant now) {
    Source here = new Source(null, null, now, Source.Precision.EXACT, null);
    return against(transaction, incident, new Voice.House(operator), here, draft);
  }

  /** Returns what would not fit if somebody said something about an incident. Writes nothing. */
  public List<Clash> against(
      Transaction transaction, String incident, Voice voice, Source source, List<Assertion> draft) {
    Optional<IncidentHistory> history = IncidentTable.find(transaction, incident);
    if (history.isEmpty() || draft.isEmpty()) {
      return List.of();
    }
    List<Testimony> unsaid = Hearing.drafted(DRAFT, voice, source, draft, null);
    List<Testimony> said = new ArrayList<>(Hearing.words(transaction, incident));
    if (Hearing.callForEvidence(unsaid)) {
      said.addAll(Hearing.evidence(transaction, history.get().incident()));
    }
    return Crosscheck.against(unsaid, said);
  }

  /**
   * Returns with what a word does not fit that an agent is about to say, or was told: the page's
   * end, another agent's, the evidence. Writes nothing.
   *
   * @param operator whether the operator or its staff says it
   * @param source with the speaker, or without: the operator's desk, or somebody
   */
  public List<Clash> fits(
      Transaction transaction,
      String incident,
      boolean operator,
      Source source,
      List<Assertion> said) {
    LocalizedText speaker = source.speaker();
    Voice voice =
        speaker != null
            ? new Voice.Named(speaker, operator)
            : operator ? new Voice.Operator() : new Voice.Unnamed();
    return against(transaction, incident, voice, source, said);
  }

  /** Looks again at one incident; harmless at any time. */
  public void review(Transaction transaction, String incident, Instant at) {
    Review.of(transaction, incident, at);
  }

  /** Those of an incident, oldest first, closed ones too. */
  public List<Contradiction> of(Transaction transaction, String incident) {
    return ContradictionTable.of(transaction, incident);
  }

  /** Those that wait for an editor, oldest first. */
  public List<Contradiction> waiting(Transaction transaction) {
    return ContradictionTable.waiting(transaction);
  }

  /** One of them. */
  public Optional<Contradiction> find(Transaction transaction, String id) {
    return ContradictionTable.find(transaction, id);
  }

  /** What became of one, oldest first. */
  public List<Step> steps(Transaction transaction, String id) {
    return ContradictionTable.steps(transaction, id);
  }

  /**
   * An editor chooses a way out; it is noted, and closes nothing. What rests on a claim that only a
   * program has read is neither explained nor published before somebody looked at its source.
   */
  public Answer<Contradiction> settle(
      Transaction transaction, String id, WayOut way, Instant at, Actor by) {
    Optional<Contradiction> known = ContradictionTable.find(transaction, id);
    if (known.isEmpty()) {
      return refuse("contradiction", Rule.MISSING);
    }
    if (known.get().closedAt() != null) {
      return refuse("contradiction", Rule.ALREADY_CLOSED);
    }
    if (!(way instanceof WayOut.Correct) && isUnseen(transaction, known.get())) {
      return refuse("", Rule.NOT_LOOKED_AT);
    }
    Step step =
        switch (way) {
          case WayOut.Correct() -> new Step(at, Step.Kind.CORRECTING, by, null);
          case WayOut.Explain(var words) -> new Step(at, Step.Kind.EXPLAINED, by, words);
          case WayOut.Publish() -> new Step(at, Step.Kind.PUBLISHED, by, null);
        };
    ContradictionTable.handle(transaction, id, step);
    ContradictionTable.note(transaction, id, step);
    audit.done(
        transaction,
        at,
        by.kind() + " " + by.name(),
        Deed.CONTRADICTION_SETTLED,
        id,
        step.kind().name());
    return new Answer.Done<>(ContradictionTable.find(transaction, id).orElseThrow());
  }

  /** Whether it rests on what a program read and nobody has looked at yet. */
  private static boolean isUnseen(Transaction transaction, Contradiction found) {
    Set<String> sides = Set.of(found.one().id(), found.other().id());
    return VoiceTable.claimsAbout(transaction, found.incident()).stream()
        .filter(Claim::isUnseen)
        .anyMatch(claim -> sides.contains("claim:" + claim.id()));
  }

  private static <T> Answer<T> refuse(String field, Rule rule) {
    return new Answer.Refused<>(List.of(Fault.of(field, rule)));
  }
}
