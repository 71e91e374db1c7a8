package io.tocsin.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses a language for a reader: the lookup of RFC 4647 section 3.4, by falling weight. */
public final class Languages {

  private static final int LONGEST_HEADER = 1000;
  private static final int MOST_RANGES = 40;

  private Languages() {}

  /**
   * Returns the offered language that suits the reader best, else the first offered one.
   *
   * @param acceptLanguage the header of the request, or null; a malformed one counts as none
   * @param offered BCP 47 tags, the preferred one first; not empty
   */
  public static String choose(@Nullable String acceptLanguage, List<String> offered) {
    for (Range range : ranges(acceptLanguage)) {
      Optional<String> found = lookup(range.tag(), offered);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return offered.getFirst();
  }

  private static Optional<String> lookup(String range, List<String> offered) {
    if (range.equals("*")) {
      return Optional.of(offered.getFirst());
    }
    String wanted = range;
    while (!wanted.isEmpty()) {
      for (String tag : offered) {
        if (tag.equalsIgnoreCase(wanted)) {
          return Optional.of(tag);
        }
      }
      wanted = shorter(wanted);
    }
    return Optional.empty();
  }

  /** Drops the last subtag, and a single letter left at the end with it. */
  private static String shorter(String range) {
    int end = range.lastIndexOf('-');
    if (end >= 2 && range.charAt(end - 2) == '-') {
      end -= 2;
    }
    return end < 0 ? "" : range.substring(0, end);
  }

  private static List<Range> ranges(@Nullable String header) {
    List<Range> ranges = new ArrayList<>();
    if (header == null || header.length() > LONGEST_HEADER) {
      return ranges;
    }
    for (String part : header.split(",", MOST_RANGES + 1)) {
      parse(part).filter(range -> range.weight() > 0).ifPresent(ranges::add);
    }
    ranges.sort(Comparator.comparingDouble(Range::weight).reversed());
    return ranges;
  }

  private static Optional<Range> parse(String part) {
    String[] pieces = part.split(";", 3);
    String tag = pieces[0].strip().toLowerCase(Locale.ROOT);
    if (!tag.matches("\\*|[a-z]{1,8}(-[a-z0-9]{1,8})*")) {
      return Optional.empty();
    }
    if (pieces.length == 1) {
      return Optional.of(new Range(tag, 1));
    }
    String weight = pieces[1].strip();
    return weight.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
        ? Optional.of(new Range(tag, Double.parseDouble(weight.substring(2))))
        : Optional.empty();
  }

  private record Range(String tag, double weight) {}
}
