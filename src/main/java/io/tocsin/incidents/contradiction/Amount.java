package io.tocsin.incidents.contradiction;

import io.tocsin.catalog.LocalizedText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An amount as it stands in a text: its first number and what it counts.
 *
 * @param unit {@code euro}, {@code month}, {@code day}, {@code percent}, or empty
 */
record Amount(BigDecimal number, String unit) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,4})?");

  /** Whether two amounts can be one; empty when they cannot. */
  static Optional<Reason> fit(@Nullable LocalizedText one, @Nullable LocalizedText other) {
    if (one == null || other == null || Alike.are(one, other)) {
      return Optional.of(Reason.AGREES);
    }
    Set<Amount> amounts = in(one);
    Set<Amount> others = in(other);
    if (amounts.isEmpty() || others.isEmpty()) {
      return Optional.of(Reason.WORDS_ONLY);
    }
    return others.stream().anyMatch(amounts::contains)
        ? Optional.of(Reason.AGREES)
        : Optional.empty();
  }

  private static Set<Amount> in(LocalizedText text) {
    Collection<String> texts = text.byLanguage().values();
    return texts.stream().flatMap(words -> in(words).stream()).collect(Collectors.toSet());
  }

  private static Optional<Amount> in(String words) {
    Matcher matcher = NUMBER.matcher(words);
    if (!matcher.find()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group().replace(',', '.')).stripTrailingZeros();
    return Optional.of(new Amount(number, unit(words.toLowerCase(Locale.ROOT))));
  }

  private static String unit(String words) {
    if (words.contains("€") || words.contains("eur")) {
      return "euro";
    }
    if (words.contains("mois") || words.contains("month")) {
      return "month";
    }
    if (words.contains("jour") || words.contains("day")) {
      return "day";
    }
    return words.contains("%") ? "percent" : "";
  }
}
