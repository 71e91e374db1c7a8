package io.tocsin.console;

import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.wording.Lint;
import io.tocsin.wording.LintResult;
import io.tocsin.wording.LintResult.Finding;
import io.tocsin.wording.LintResult.Kind;
import io.tocsin.wording.SmsText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of all mouths as an editor looks at them: side by side, counted and marked. Immutable.
 */
public final class Spoken {

  /** What own words take the place of. */
  private static final Set<Mouth> OWN = EnumSet.of(Mouth.PAGE, Mouth.LONG_MAIL);

  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,3}(?:[\\u00a0\\u202f, ][0-9]{3})+(?![0-9])|[0-9]+");

  /** The most characters of what a mail server answers. */
  private static final int LONGEST_BOUNCE = 200;

  private final List<MouthText> texts;
  private final Lint lint;
  private final Words words;

  Spoken(List<MouthText> texts, Lint lint, Words words) {
    this.texts = List.copyOf(texts);
    this.lint = lint;
    this.words = words;
  }

  /**
   * A stretch of a text.
   *
   * @param hides whether it is a word that hides something
   * @param plain the plain word, after the last stretch of the one that hides; else empty
   * @param drags whether it stands in a sentence that is too long
   */
  public record Stretch(String text, boolean hides, String plain, boolean drags) {}

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

  /** Returns what a mouth says in plain words, a text per language, the reader's first. */
  public List<MouthText> plain(Mouth mouth) {
    return texts.stream()
        .filter(text -> text.mouth() == mouth && text.register() == Register.PLAIN)
        .sorted(Comparator.comparing(text -> !text.language().equals(words.language())))
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

  /** Returns the page's words in the reader's language, else in the first there is. */
  public Optional<MouthText> page() {
    return plain(Mouth.PAGE).stream().findFirst();
  }

  /** Returns how a text measures: parts of an SMS, words, sentences, how easily it reads. */
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
          STAND_IN_PAGE ->
          measure(lint(text));
    };
  }

  private String measure(LintResult read) {
    String counted =
        words.say("measure.words", "count", read.words(), "mean", Math.round(read.meanWords()));
    return read.level().map(level -> counted + " · " + words.say("level", level)).orElse(counted);
  }

  private static int most(Mouth mouth) {
    return mouth == Mouth.BOUNCE ? LONGEST_BOUNCE : 0;
  }

  private LintResult lint(MouthText text) {
    return lint.of(text.language(), text.body(), false);
  }

  /** Says whether an editor should look at what a mouth says before it is said. */
  public boolean warns(Mouth mouth) {
    return plain(mouth).stream().anyMatch(text -> !lint(text).of(Kind.HIDING_WORD).isEmpty());
  }

  /**
   * Returns the numbers that somebody's own words say and that no mouth says that speaks from the
   * fact sheet: whoever calls or reads an SMS would not hear them.
   */
  public List<String> alone(String language, String own) {
    String told =
        texts.stream()
            .filter(text -> text.language().equals(language) && !OWN.contains(text.mouth()))
            .map(MouthText::body)
            .collect(Collectors.joining(" "));
    Set<String> known = numbers(told);
    return numbers(own).stream().filter(number -> !known.contains(number)).toList();
  }

  /** Digits are joined over the spaces and commas that part thousands. */
  private static Set<String> numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(found -> found.group().replaceAll("[^0-9]", ""))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns the languages that are spoken, the reader's first. */
  public List<String> languages() {
    return texts.stream()
        .map(MouthText::language)
        .distinct()
        .sorted(Comparator.comparing(language -> !language.equals(words.language())))
        .toList();
  }

  /** Returns the name of the public file that holds a mouth's text. */
  public String file(Mouth mouth) {
    return mouth == Mouth.STAND_IN_PAGE ? "stand-in.html" : mouth.id() + ".txt";
  }

  /** Returns how many sentences of a text are too long. */
  public int dragging(MouthText text) {
    return lint(text).of(Kind.LONG_SENTENCE).size();
  }

  /** Returns a text in stretches: what hides and what drags on is marked where it stands. */
  public List<Stretch> marked(MouthText text) {
    String body = text.body();
    LintResult read = lint(text);
    List<Finding> hiding = read.of(Kind.HIDING_WORD);
    List<Finding> dragging = read.of(Kind.LONG_SENTENCE);
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, body.length()));
    Stream.concat(hiding.stream(), dragging.stream())
        .forEach(found -> cuts.addAll(List.of(found.start(), found.end())));
    List<Stretch> stretches = new ArrayList<>();
    for (int start = cuts.removeFirst(); !cuts.isEmpty(); ) {
      int end = cuts.removeFirst();
      stretches.add(stretch(body.substring(start, end), start, end, hiding, dragging));
      start = end;
    }
    return stretches;
  }

  private static Stretch stretch(
      String text, int start, int end, List<Finding> hiding, List<Finding> dragging) {
    Optional<Finding> word = hiding.stream().filter(found -> covers(found, start, end)).findFirst();
    String plain = word.filter(found -> found.end() == end).flatMap(Finding::plain).orElse("");
    boolean drags = dragging.stream().anyMatch(found -> covers(found, start, end));
    return new Stretch(text, word.isPresent(), plain, drags);
  }

  private static boolean covers(Finding found, int start, int end) {
    return found.start() <= start && end <= found.end();
  }
}
