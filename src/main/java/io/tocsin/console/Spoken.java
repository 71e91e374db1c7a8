package io.tocsin.console;

import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.wording.ReadyTexts;
import io.tocsin.wording.ReadyTexts.HidingWord;
import io.tocsin.wording.SmsText;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts of all mouths as an editor looks at them: side by side, counted and marked. Immutable.
 */
public final class Spoken {

  /** The most characters of what a mail server answers. */
  private static final int LONGEST_BOUNCE = 200;

  private final List<MouthText> texts;
  private final ReadyTexts ready;
  private final Words words;

  Spoken(List<MouthText> texts, ReadyTexts ready, Words words) {
    this.texts = List.copyOf(texts);
    this.ready = ready;
    this.words = words;
  }

  /** A stretch of a text, with the plain word where it hides something. */
  public record Stretch(String text, boolean hides, String plain) {}

  /** Says whether there is anything to show. */
  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Returns the mouths that speak, in their order. */
  public List<Mouth> mouths() {
    return Stream.of(Mouth.values())
        .filter(mouth -> texts.stream().anyMatch(text -> text.mouth() == mouth))
        .toList();
  }

  /** Returns what a mouth says in plain words, a text per language. */
  public List<MouthText> plain(Mouth mouth) {
    return texts.stream()
        .filter(text -> text.mouth() == mouth && text.register() == Register.PLAIN)
        .toList();
  }

  /** Returns the same text for those who want detail, where it says more. */
  public Optional<MouthText> expert(MouthText plain) {
    return texts.stream()
        .filter(text -> text.mouth() == plain.mouth() && text.register() == Register.EXPERT)
        .filter(text -> text.language().equals(plain.language()))
        .filter(text -> !text.body().equals(plain.body()))
        .findFirst();
  }

  /** Returns the words of a language's page, empty if there is none. */
  public String page(String language) {
    return plain(Mouth.PAGE).stream()
        .filter(text -> text.language().equals(language))
        .map(MouthText::body)
        .findFirst()
        .orElse("");
  }

  /** Returns how a text measures: parts of an SMS, words, sentences. */
  public String measure(MouthText text) {
    String body = text.body();
    return switch (text.mouth()) {
      case SMS -> {
        SmsText sms = SmsText.of(body);
        yield words.say("measure.sms", "parts", sms.segments(), "left", sms.remaining());
      }
      case BOUNCE, BANNER, SOCIAL_POST ->
          words.say("measure.characters", "count", body.length(), "most", most(text.mouth()));
      case PAGE,
          SHORT_MAIL,
          LONG_MAIL,
          CALL_SCRIPT,
          VOICE_MENU,
          PRESS_RELEASE,
          CORRESPONDENTS,
          STAND_IN_PAGE -> {
        int count = count(body, BreakIterator.getWordInstance(locale(text)));
        int sentences = Math.max(1, count(body, BreakIterator.getSentenceInstance(locale(text))));
        yield words.say(
            "measure.words", "count", count, "mean", Math.round((float) count / sentences));
      }
    };
  }

  private static int most(Mouth mouth) {
    return mouth == Mouth.BOUNCE ? LONGEST_BOUNCE : 0;
  }

  private static Locale locale(MouthText text) {
    return Locale.forLanguageTag(text.language());
  }

  private static int count(String text, BreakIterator parts) {
    parts.setText(text);
    int count = 0;
    int start = parts.first();
    for (int end = parts.next(); end != BreakIterator.DONE; start = end, end = parts.next()) {
      count += text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
    }
    return count;
  }

  /** Returns a text in stretches, so that a word that hides is marked where it stands. */
  public List<Stretch> marked(MouthText text) {
    List<Stretch> stretches = new ArrayList<>();
    String rest = text.body();
    List<HidingWord> hiding = ready.hidingIn(text.language(), rest);
    while (!rest.isEmpty()) {
      Hit hit = first(rest, hiding);
      if (hit == null) {
        stretches.add(new Stretch(rest, false, ""));
        break;
      }
      if (hit.start() > 0) {
        stretches.add(new Stretch(rest.substring(0, hit.start()), false, ""));
      }
      stretches.add(
          new Stretch(rest.substring(hit.start(), hit.end()), true, hit.word().plain().orElse("")));
      rest = rest.substring(hit.end());
    }
    return stretches;
  }

  private record Hit(int start, int end, HidingWord word) {}

  private static @org.jspecify.annotations.Nullable Hit first(
      String text, List<HidingWord> hiding) {
    String searched = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    Hit best = null;
    for (HidingWord word : hiding) {
      String wanted = word.word().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      int at = searched.indexOf(wanted);
      boolean same = searched.length() == text.length();
      if (same && at >= 0 && (best == null || at < best.start())) {
        best = new Hit(at, at + wanted.length(), word);
      }
    }
    return best;
  }

  /** Returns the words that hide something in a language's texts, each once. */
  public List<HidingWord> hiding(String language) {
    return texts.stream()
        .filter(text -> text.language().equals(language))
        .flatMap(text -> ready.hidingIn(language, text.body()).stream())
        .distinct()
        .toList();
  }
}
