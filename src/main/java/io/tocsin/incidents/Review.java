package io.tocsin.incidents;

import io.tocsin.incidents.Contradiction.Ending;
import io.tocsin.incidents.Contradiction.Step.Kind;
import io.tocsin.incidents.contradiction.Comparison.Clash;
import io.tocsin.incidents.contradiction.Crosscheck;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.incidents.sql.ContradictionTable;
import io.tocsin.incidents.sql.IncidentTable;
import io.tocsin.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks again at all that is said of an incident: what does not fit is found once, what was
 * resolved is closed, what came back is open again. Within the caller's transaction.
 */
final class Review {

  private static final Actor RULES = new Actor(Actor.Kind.DETECTION, "contradictions");

  private final Transaction transaction;
  private final Incident incident;
  private final Instant at;
  private final List<Testimony> words;
  private final List<Testimony> evidence;
  private final Set<Testimony> standing;

  private Review(
      Transaction transaction,
      Incident incident,
      Instant at,
      List<Testimony> words,
      List<Testimony> evidence) {
    this.transaction = transaction;
    this.incident = incident;
    this.at = at;
    this.words = words;
    this.evidence = evidence;
    this.standing = Set.copyOf(Crosscheck.standing(words)); // asked for every contradiction
  }

  /** Somebody said something about an incident. */
  static void of(Transaction transaction, String incident, Instant at) {
    IncidentTable.find(transaction, incident)
        .ifPresent(history -> run(transaction, history.incident(), at));
  }

  /** Evidence may have changed: the open incidents about which somebody spoke. */
  static void ofOpen(Transaction transaction, Instant at) {
    for (String incident : ContradictionTable.openWithWords(transaction)) {
      of(transaction, incident, at);
    }
  }

  private static void run(Transaction transaction, Incident incident, Instant at) {
    List<Testimony> words = Hearing.words(transaction, incident.id());
    List<Contradiction> known = ContradictionTable.of(transaction, incident.id());
    boolean shown = Hearing.callForEvidence(words);
    List<Testimony> evidence = shown ? Hearing.evidence(transaction, incident) : List.of();
    new Review(transaction, incident, at, words, evidence).run(known);
  }

  private void run(List<Contradiction> known) {
    List<Testimony> all = new ArrayList<>(words);
    all.addAll(evidence);
    Map<String, Contradiction> byId =
        known.stream().collect(Collectors.toMap(Contradiction::id, Function.identity()));
    Set<String> clashing = new HashSet<>();
    for (Clash clash : Crosscheck.of(all).clashes()) {
      String id = id(incident.id(), clash);
      clashing.add(id);
      Contradiction before = byId.get(id);
      if (before == null) {
        find(id, clash);
      } else if (before.closedAt() != null && ending(before).isEmpty()) {
        ContradictionTable.reopen(transaction, id);
        note(id, Kind.FOUND_AGAIN);
      }
    }
    ContradictionTable.of(transaction, incident.id()).stream()
        .filter(contradiction -> contradiction.closedAt() == null)
        .forEach(this::closeIfResolved);
  }

  private void find(String id, Clash clash) {
    boolean isNew =
        ContradictionTable.add(
            transaction,
            new Contradiction(
                id,
                incident.id(),
                clash.matter(),
                clash.one(),
                clash.other(),
                at,
                null,
                null,
                null,
                null,
                null));
    if (isNew) {
      note(id, Kind.FOUND);
    }
  }

  private void note(String id, Kind kind) {
    ContradictionTable.note(transaction, id, new Contradiction.Step(at, kind, RULES, null));
  }

  private void closeIfResolved(Contradiction contradiction) {
    ending(contradiction)
        .ifPresent(ending -> {
          ContradictionTable.close(transaction, contradiction.id(), at, ending);
          note(contradiction.id(), Kind.CLOSED);
        });
  }

  private Optional<Ending> ending(Contradiction contradiction) {
    if (!stands(contradiction.one()) || !stands(contradiction.other())) {
      return Optional.of(Ending.CORRECTION);
    }
    return isDecided(contradiction) ? Optional.of(Ending.EVIDENCE) : Optional.empty();
  }

  /** Evidence is not corrected; a word stands as long as nothing took its place. */
  private boolean stands(Testimony word) {
    boolean shown = word.voice() instanceof Voice.Evidence || word.voice() instanceof Voice.Records;
    return shown || standing.contains(word);
  }

  /**
   * Evidence decides about an end when all works again, and about a state when what was said to
   * work is shown to work; that nobody reports any more decides nothing.
   */
  private boolean isDecided(Contradiction contradiction) {
    return switch (contradiction.matter()) {
      case END -> incident.recoveredAt() != null;
      case STATE -> works(contradiction.one()) && works(contradiction.other());
      case FIGURES, NEXT_WORD, ONSET, AREAS, CAUSE, CATEGORY, REACH, DATA, COMPENSATION -> false;
    };
  }

  private boolean works(Testimony word) {
    Set<String> components =
        switch (word.assertion()) {
          case Assertion.Condition(Assertion.State _, Set<String> named) when !named.isEmpty() ->
              named;
          case Assertion.Seen seen -> Set.of(seen.component());
          default -> incident.components();
        };
    return components.stream().allMatch(this::works);
  }

  private boolean works(String component) {
    return evidence.stream()
        .anyMatch(shown ->
            shown.assertion() instanceof Assertion.Seen seen
                && seen.component().equals(component)
                && !seen.failing());
  }

  /** The same for the same incident, rule and words; may stand in an address. */
  private static String id(String incident, Clash clash) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((incident + " " + clash.id()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
