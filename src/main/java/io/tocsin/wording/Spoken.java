package io.tocsin.wording;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a written text into one that a voice can read: numbers and hours in words, no symbol, no
 * link. Immutable, thread-safe.
 */
public final class Spoken {

  private static final Phrasebook BUNDLE = Phrasebook.load("time", List.of("fr", "en"));
  private static final int LARGEST = 9;

  private static final Pattern LINK =
      Pattern.compile("(?i)://|www\\.|@|\\b[\\p{L}0-9-]+\\.[a-z]{2,}\\b");
  private static final Pattern LENGTH = Pattern.compile("\\b(\\d{1,4})\\s?h\\s(\\d{1,2})\\smin\\b");
  private static final Pattern MINUTES = Pattern.compile("\\b(\\d{1,4})\\s?min\\b");
  private static final Pattern CLOCK = Pattern.compile("\\b([01]?\\d|2[0-3])[:h]([0-5]\\d)\\b");
  private static final Pattern WIDE_CLOCK =
      Pattern.compile("\\b([01]?\\d|2[0-3]) h ([0-5]\\d)\\b(?! min)");
  private static final Pattern HOURS = Pattern.compile("\\b(\\d{1,4})\\s?h\\b");
  private static final Pattern FIRST = Pattern.compile("\\b1er\\b");
  private static final Pattern PERCENT = Pattern.compile("(?<=\\d)\\s?%");
  private static final Pattern EURO = Pattern.compile("(?<=\\d)\\s?€");
  private static final Pattern GROUPED =
      Pattern.compile("(?<![\\d,.])(\\d{1,3})((?:[ ,]\\d{3})+)(?![\\d])");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\d])(\\d+)([.,]\\d+)?(?![\\p{L}\\d])");
  private static final Pattern UNSPEAKABLE = Pattern.compile("[^\\p{L}\\p{M}\\s.,;:!?'’()-]");

  private final Phrases phrases;

  /** Speaks a language. */
  public Spoken(String language) {
    this.phrases = BUNDLE.in(language);
  }

  /** Returns the text to be read aloud; empty if it holds what no voice can read, like a link. */
  public Optional<String> of(String text) {
    String said = text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    if (LINK.matcher(said).find()) {
      return Optional.empty();
    }
    said = said.replaceAll("[«»“”\"„] ?", "").replaceAll(" ?[—–] ?", ", ");
    said = times(said);
    said = numbers(said);
    said = said.replace(" :", ",").replace(" ,", ",").replaceAll(" {2,}", " ").replace(" .", ".");
    return UNSPEAKABLE.matcher(said).find() ? Optional.empty() : Optional.of(capital(said.strip()));
  }

  /** A number that begins a sentence becomes a word with a capital letter. */
  private static String capital(String said) {
    return said.isEmpty()
        ? said
        : said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
  }

  private String times(String text) {
    String said =
        each(LENGTH, text, at -> length("spoken-hours", at.group(1)) + " " + minutes(at.group(2)));
    said = each(MINUTES, said, at -> minutes(at.group(1)));
    said = each(CLOCK, said, this::clock);
    if (phrases.language().equals("fr")) {
      said = each(WIDE_CLOCK, said, this::clock);
    }
    return each(HOURS, said, at -> length("spoken-hours", at.group(1)));
  }

  private String numbers(String text) {
    String said = each(FIRST, text, at -> phrases.say("spoken-first"));
    said = PERCENT.matcher(said).replaceAll(" " + phrases.say("spoken-percent"));
    said = EURO.matcher(said).replaceAll(" " + phrases.say("spoken-euro"));
    said = each(GROUPED, said, at -> at.group(1) + at.group(2).replaceAll("\\D", ""));
    return each(NUMBER, said, this::number);
  }

  private String clock(MatchResult at) {
    return Moments.spokenClock(
        phrases, Integer.parseInt(at.group(1)), Integer.parseInt(at.group(2)));
  }

  private String minutes(String number) {
    return length("spoken-minutes", number);
  }

  private String length(String key, String number) {
    return phrases.say(key, "n", Integer.parseInt(number));
  }

  /** A telephone number or a code is no number to be read. */
  private String number(MatchResult at) {
    String whole = at.group(1);
    boolean code = whole.length() > LARGEST || (whole.length() > 1 && whole.startsWith("0"));
    if (code) {
      return at.group();
    }
    String decimals = at.group(2);
    String digits = decimals == null ? whole : whole + "." + decimals.substring(1);
    return phrases.say("spoken-number", Map.of("n", Double.parseDouble(digits)));
  }

  private static String each(Pattern pattern, String text, Function<MatchResult, String> say) {
    return pattern.matcher(text).replaceAll(at -> Matcher.quoteReplacement(say.apply(at)));
  }
}
