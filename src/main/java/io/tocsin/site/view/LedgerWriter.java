package io.tocsin.site.view;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.contradiction.Comparison;
import io.tocsin.incidents.contradiction.Comparison.Correction;
import io.tocsin.incidents.contradiction.Crosscheck;
import io.tocsin.incidents.contradiction.Reason;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists what others told and holds each word against the others, without taking sides.
 *
 * <p>That two words do not fit is said only of those an editor made public.
 */
final class LedgerWriter {

  static final Phrasebook BOOK = Phrasebook.load("ledger", List.of("fr", "en"));

  /** Why figures and times that look alike are no conflict; the other reasons say little. */
  private static final Set<Reason> TOLD =
      EnumSet.of(
          Reason.UNITS_DIFFER,
          Reason.BASES_DIFFER,
          Reason.BASIS_NOT_SAID,
          Reason.EXTENTS_DIFFER,
          Reason.EXTENT_NOT_SAID,
          Reason.MOMENTS_DIFFER,
          Reason.MAY_HAVE_GROWN,
          Reason.ONLY_SUSPECTED);

  private final Reading reading;
  private final IncidentView incident;
  private final Phrases phrases;
  private final ContradictionWriter writer;
  private final AssertionWords words;
  private final List<Testimony> all;
  private final List<Testimony> standing;
  private final List<Correction> corrections;

  LedgerWriter(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
    this.phrases = BOOK.in(reading.language());
    this.writer = new ContradictionWriter(reading, reading.operator(incident.service()));
    this.words = new AssertionWords(reading);
    this.all =
        incident.timeline().stream()
            .filter(Claimed.class::isInstance)
            .map(entry -> ((Claimed) entry).claim())
            .filter(claim -> !claim.isUnseen())
            .flatMap(claim -> Testimony.of(claim).stream())
            .sorted(Testimony.IN_TIME)
            .toList();
    this.standing = Crosscheck.standing(all);
    this.corrections = Crosscheck.of(all).corrections();
  }

  Ledger write() {
    Map<Question, List<Ledger.Row>> told = new EnumMap<>(Question.class);
    for (Testimony word : all) {
      Question question = Question.of(word.assertion());
      if (question != Question.NONE) {
        told.computeIfAbsent(question, any -> new ArrayList<>()).add(row(word));
      }
    }
    List<Ledger.Told> matters = new ArrayList<>();
    told.forEach((question, rows) ->
        matters.add(new Ledger.Told(phrases.say("question." + question), rows)));
    return new Ledger(phrases.say("title"), phrases.say("note"), matters);
  }

  /** What a reader asks. */
  private enum Question {
    FIGURES,
    END,
    ONSET,
    CAUSE,
    COMPENSATION,
    /** Told elsewhere on the page. */
    NONE;

    static Question of(Assertion assertion) {
      return switch (assertion) {
        case Assertion.Count _ -> FIGURES;
        case Assertion.End _ -> END;
        case Assertion.Onset _ -> ONSET;
        case Assertion.Cause _ -> CAUSE;
        case Assertion.Compensation _ -> COMPENSATION;
        case Assertion.Where _,
            Assertion.Reach _,
            Assertion.NextWord _,
            Assertion.Condition _,
            Assertion.Category _,
            Assertion.Data _,
            Assertion.Seen _,
            Assertion.Heard _,
            Assertion.Unannounced _ ->
            NONE;
      };
    }
  }

  private Ledger.Row row(Testimony word) {
    List<Ledger.Note> notes = new ArrayList<>();
    corrections(word, notes);
    contradictions(word, notes);
    if (standing.contains(word)) {
      noConflicts(word, notes);
    }
    return new Ledger.Row(writer.side(word), !standing.contains(word), notes);
  }

  private void corrections(Testimony word, List<Ledger.Note> notes) {
    for (Correction correction : corrections) {
      if (correction.earlier().equals(word)) {
        notes.add(note("correction", "replaced", correction.later()));
      } else if (correction.later().equals(word)) {
        notes.add(note("correction", "replaces", correction.earlier()));
      }
    }
  }

  private Ledger.Note note(String kind, String key, Testimony other) {
    return new Ledger.Note(kind, phrases.say(key, arguments(other)), null);
  }

  private Map<String, Object> arguments(Testimony other) {
    ContradictionBlock.Side side = writer.side(other);
    return Map.of("says", side.says(), "who", side.who(), "where", side.where());
  }

  private void contradictions(Testimony word, List<Ledger.Note> notes) {
    for (Contradiction found : incident.contradictions()) {
      boolean one = isSame(found.one(), word);
      if (one || isSame(found.other(), word)) {
        Testimony other = one ? found.other() : found.one();
        notes.add(
            new Ledger.Note(
                "contradiction", phrases.say("contradicts", arguments(other)), found.id()));
      }
    }
  }

  private static boolean isSame(Testimony one, Testimony other) {
    return one.id().equals(other.id()) && one.part() == other.part();
  }

  /** Told once of a pair, with the later word. */
  private void noConflicts(Testimony word, List<Ledger.Note> notes) {
    Map<Reason, List<String>> others = new EnumMap<>(Reason.class);
    for (Testimony earlier : standing) {
      boolean before = Testimony.IN_TIME.compare(earlier, word) < 0;
      if (before
          && Crosscheck.compare(earlier, word) instanceof Comparison.NoConflict(Reason reason)
          && TOLD.contains(reason)) {
        others.computeIfAbsent(reason, any -> new ArrayList<>()).add(words.of(earlier.assertion()));
      }
    }
    others.forEach((reason, said) ->
        notes.add(
            new Ledger.Note(
                "no-conflict",
                phrases.say("fits." + reason, "others", reading.quoted(said)),
                null)));
  }
}
