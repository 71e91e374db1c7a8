package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.Id;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.MailAddress;
import io.tocsin.catalog.StatusRange;
import io.tocsin.catalog.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms single values take in the owner's file. */
final class Forms {

  static final Form<String> ID = matching(Id::isWellFormed, FaultRule.NOT_AN_ID);
  static final Form<String> COHORT_VALUE = matching(Cohort::isValue, FaultRule.NOT_A_COHORT_VALUE);
  static final Form<String> LANGUAGE =
      matching(LocalizedText::isLanguage, FaultRule.NOT_A_LANGUAGE);
  static final Form<String> MAIL_ADDRESS =
      matching(MailAddress::isMailAddress, FaultRule.NOT_A_MAIL_ADDRESS);
  static final Form<String> HOST = matching(Forms::isHost, FaultRule.NOT_A_HOST);
  static final Form<String> DOMAIN = Form.ofText(Forms::domain);
  static final Form<URI> WEB_ADDRESS = Form.ofText(Forms::webAddress);
  static final Form<ZoneId> ZONE = Form.ofText(Forms::zone);
  static final Form<Boolean> YES_OR_NO = Form.ofText(Forms::yesOrNo);
  static final Form<StatusRange> STATUS = Form.ofText(Forms::status);

  private static final int LONGEST_ADDRESS = 2_000;
  private static final int LONGEST_DOMAIN = 200;
  private static final Pattern HOST_NAME =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
  private static final Pattern DOMAIN_NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,9})\\s?(ms|s|m|h|d)");
  private static final Pattern STATUS_RANGE =
      Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");

  private Forms() {}

  /** A text of at most so many characters, on one line or several. */
  static Form<String> text(int longest) {
    return Form.ofText((value, text) -> notTooLong(value, text.strip(), longest));
  }

  /** A text on one line: what becomes a title, a subject or a button. */
  static Form<String> line(int longest) {
    return text(longest)
        .then((value, text) ->
            text.contains("\n") || text.contains("\r")
                ? value.fault(FaultRule.LINE_BREAK)
                : Optional.of(text));
  }

  private static Optional<String> notTooLong(Value value, String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length == 0) {
      return value.fault(FaultRule.BLANK);
    }
    return length <= longest
        ? Optional.of(text)
        : value.fault(FaultRule.TOO_LONG, Hint.NONE, longest, length);
  }

  /** A whole number, both ends included. */
  static Form<Integer> number(int least, int most) {
    return Form.ofText((value, text) -> {
      if (!text.matches("-?[0-9]{1,18}")) {
        return value.fault(FaultRule.NOT_A_NUMBER);
      }
      long number = Long.parseLong(text);
      return number >= least && number <= most
          ? Optional.of((int) number)
          : value.fault(FaultRule.OUT_OF_RANGE, Hint.NONE, least, most);
    });
  }

  /** A length of time, {@code 90s}, {@code 5m} or {@code PT90S}, both ends included. */
  static Form<Duration> duration(Duration least, Duration most) {
    return Form.ofText((value, text) -> {
      Optional<Duration> duration = parseDuration(text);
      if (duration.isEmpty()) {
        return value.fault(FaultRule.NOT_A_DURATION);
      }
      boolean inRange = duration.get().compareTo(least) >= 0 && duration.get().compareTo(most) <= 0;
      return inRange
          ? duration
          : value.fault(FaultRule.OUT_OF_RANGE, Hint.NONE, shortly(least), shortly(most));
    });
  }

  /** One of a closed list of words. */
  static <T> Form<T> oneOf(Map<String, T> words) {
    return Form.ofText((value, text) -> {
      T meaning = words.get(text);
      return meaning != null
          ? Optional.of(meaning)
          : value.fault(FaultRule.NOT_ONE_OF, Hint.of(text, words.keySet()));
    });
  }

  /** A list of which each item has the form and none comes twice. */
  static <T> Form<List<T>> listOf(Form<T> form, int least, int most) {
    return value ->
        value
            .list(least, most)
            .map(items -> {
              Map<T, Value> read = new LinkedHashMap<>();
              for (Value item : items) {
                form.read(item).ifPresent(one -> putOnce(read, one, item));
              }
              return new ArrayList<>(read.keySet());
            });
  }

  private static <T> void putOnce(Map<T, Value> read, T one, Value item) {
    Value first = read.putIfAbsent(one, item);
    if (first != null) {
      item.fault(FaultRule.DUPLICATE_ID, Hint.NONE, first.line());
    }
  }

  /** Writes a length of time the way owners do. */
  static String shortly(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static Form<String> matching(Predicate<String> test, FaultRule rule) {
    return Form.ofText((value, text) -> test.test(text) ? Optional.of(text) : value.fault(rule));
  }

  static boolean isHost(String text) {
    return HOST_NAME.matcher(text).matches()
        || (text.contains(":") && IPV6.matcher(text).matches());
  }

  /** A domain in lower case; one with other letters than ASCII in its xn-- form (RFC 5891). */
  private static Optional<String> domain(Value value, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.length() <= LONGEST_DOMAIN && DOMAIN_NAME.matcher(lower).matches()
        ? Optional.of(lower)
        : value.fault(FaultRule.NOT_A_HOST);
  }

  private static Optional<URI> webAddress(Value value, String text) {
    Optional<URI> address = parseAddress(text).filter(WebAddress::isWebAddress);
    return address.isPresent() ? address : value.fault(FaultRule.NOT_A_WEB_ADDRESS);
  }

  static Optional<URI> parseAddress(String text) {
    if (text.length() > LONGEST_ADDRESS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(Value value, String text) {
    Set<String> zones = ZoneId.getAvailableZoneIds();
    return zones.contains(text)
        ? Optional.of(ZoneId.of(text))
        : value.fault(
            FaultRule.NOT_A_ZONE, Hint.nearestOnly(text, zones.stream().sorted().toList()));
  }

  private static Optional<Boolean> yesOrNo(Value value, String text) {
    return value.isPlain() && (text.equals("true") || text.equals("false"))
        ? Optional.of(text.equals("true"))
        : value.fault(FaultRule.NOT_ONE_OF, Hint.of(text, List.of("true", "false")));
  }

  private static Optional<StatusRange> status(Value value, String text) {
    Matcher matcher = STATUS_RANGE.matcher(text);
    if (!matcher.matches()) {
      return value.fault(FaultRule.NOT_A_STATUS);
    }
    int from = Integer.parseInt(matcher.group(1));
    String end = matcher.group(2);
    int to = end == null ? from : Integer.parseInt(end);
    return from <= to
        ? Optional.of(new StatusRange(from, to))
        : value.fault(FaultRule.NOT_A_STATUS);
  }

  private static Optional<Duration> parseDuration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text);
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      return Optional.of(
          switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          });
    }
    try {
      return text.length() <= 32 && text.startsWith("P")
          ? Optional.of(Duration.parse(text))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
