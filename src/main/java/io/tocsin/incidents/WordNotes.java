package io.tocsin.incidents;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.WordNote.Kind;
import io.tocsin.incidents.sql.VoiceTable;
import io.tocsin.incidents.sql.WordNoteTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this house puts beside the words of operators who proved their domain: a remark, or, for
 * what is unlawful, a public note in its place; within the caller's transaction; thread-safe.
 */
public final class WordNotes {

  /** Longest remark, in characters. */
  public static final int LONGEST = 300;

  private final Supplier<Catalog> catalog;
  private final AuditLog audit;

  /** Opens them. */
  public WordNotes(Supplier<Catalog> catalog, AuditLog audit) {
    this.catalog = catalog;
    this.audit = audit;
  }

  /** An editor remarks something on a word; it is shown beside it, and takes nothing away. */
  public Answer<WordNote> mark(
      Transaction transaction, String claim, LocalizedText words, Instant at, Actor by) {
    return note(transaction, new WordNote(claim, at, Kind.MARKED, by, words), Deed.WORD_MARKED);
  }

  /** The remark goes. */
  public Answer<WordNote> unmark(Transaction transaction, String claim, Instant at, Actor by) {
    return note(transaction, new WordNote(claim, at, Kind.UNMARKED, by, null), Deed.WORD_MARKED);
  }

  /**
   * An owner hides the text of a word that is unlawful; that, when and why is public.
   *
   * @param why as the public reads it
   */
  public Answer<WordNote> hide(
      Transaction transaction, String claim, LocalizedText why, Instant at, Actor by) {
    return note(transaction, new WordNote(claim, at, Kind.HIDDEN, by, why), Deed.WORD_HIDDEN);
  }

  /** It is shown again. */
  public Answer<WordNote> show(Transaction transaction, String claim, Instant at, Actor by) {
    return note(transaction, new WordNote(claim, at, Kind.SHOWN, by, null), Deed.WORD_SHOWN);
  }

  private Answer<WordNote> note(Transaction transaction, WordNote note, Deed deed) {
    Optional<Claim> claim = VoiceTable.claim(transaction, note.claim());
    List<Fault> faults = new ArrayList<>(faults(note.words()));
    if (claim.filter(word -> word.source().proved() != null).isEmpty()) {
      faults.add(Fault.of("word", Rule.MISSING));
    }
    String actor = note.by().kind() + " " + note.by().name();
    String detail = note.kind().name();
    if (!faults.isEmpty()) {
      audit.refused(transaction, note.at(), actor, deed, note.claim(), detail);
      return new Answer.Refused<>(faults);
    }
    WordNoteTable.add(transaction, note);
    audit.done(transaction, note.at(), actor, deed, note.claim(), detail);
    return new Answer.Done<>(note);
  }

  /** What the public reads is written in each of its languages. */
  private List<Fault> faults(@Nullable LocalizedText words) {
    List<Fault> faults = new ArrayList<>();
    if (words == null) {
      return faults;
    }
    Map<String, String> most = Map.of("max", Integer.toString(LONGEST));
    for (String language : catalog.get().languages()) {
      String field = "words." + language;
      if (!words.has(language)) {
        faults.add(new Fault(field, Rule.LANGUAGE_MISSING, Map.of("language", language)));
      }
    }
    words
        .byLanguage()
        .forEach((language, text) ->
            Text.faultIn(text, LONGEST)
                .ifPresent(rule -> faults.add(new Fault("words." + language, rule, most))));
    return faults;
  }

  /** Returns how every word stands beside which anything was ever put, by the id of its claim. */
  static Map<String, WordStanding> standings(Transaction transaction) {
    Map<String, WordStanding> standings = new HashMap<>();
    for (WordNote note : WordNoteTable.all(transaction)) {
      WordStanding before = standings.getOrDefault(note.claim(), WordStanding.PLAIN);
      standings.put(note.claim(), note.after(before));
    }
    standings.values().removeIf(WordStanding.PLAIN::equals);
    return Map.copyOf(standings);
  }
}
