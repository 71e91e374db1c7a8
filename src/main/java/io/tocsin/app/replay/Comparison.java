package io.tocsin.app.replay;

import io.tocsin.incidents.Promise;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What a story is compared by, then and with Tocsin, in the words of one language; immutable. */
public final class Comparison {

  static final List<String> LANGUAGES = List.of("fr", "en");

  private static final Phrasebook BOOK = Phrasebook.load("replay", LANGUAGES);

  private final Phrases phrases;
  private final Chronicle chronicle;

  private Comparison(Phrases phrases, Chronicle chronicle) {
    this.phrases = phrases;
    this.chronicle = chronicle;
  }

  /** Compares in a language. */
  public static Comparison in(String language, Chronicle chronicle) {
    return new Comparison(BOOK.in(language), chronicle);
  }

  static Phrases phrases(String language) {
    return BOOK.in(language);
  }

  /**
   * The row of the list: first sign, first word then and now, workaround then and now, promises.
   */
  public List<String> cells() {
    return List.of(
        words(chronicle.firstSign()),
        words(chronicle.firstWordThen()),
        words(chronicle.firstWord()),
        words(chronicle.workaroundThen()),
        words(chronicle.workaround()),
        promises());
  }

  /** The same, one under the other. */
  List<HoursView.Row> rows() {
    return List.of(
        new HoursView.Row(
            phrases.say("replay.sign"), phrases.say("nothing"), words(chronicle.firstSign())),
        new HoursView.Row(
            phrases.say("replay.word"),
            words(chronicle.firstWordThen()),
            words(chronicle.firstWord())),
        new HoursView.Row(
            phrases.say("replay.way"),
            words(chronicle.workaroundThen()),
            words(chronicle.workaround())),
        new HoursView.Row(phrases.say("replay.promises"), phrases.say("nothing"), promises()));
  }

  private String promises() {
    return phrases.say(
        "replay.promises.count",
        Map.of(
            "kept", chronicle.promises(Promise.Status.KEPT),
            "late", chronicle.promises(Promise.Status.LATE),
            "broken", chronicle.promises(Promise.Status.BROKEN)));
  }

  private String words(Chronicle.After after) {
    if (after.time().isEmpty()) {
      return phrases.say("never");
    }
    Moments moments = new Moments(phrases.language(), ZoneOffset.UTC, chronicle.story().start());
    String time = moments.length(after.time().get());
    if (!after.published()) {
      return phrases.say("unpublished", "time", time);
    }
    return phrases.say(after.invented() ? "after.invented" : "after", "time", time);
  }
}
