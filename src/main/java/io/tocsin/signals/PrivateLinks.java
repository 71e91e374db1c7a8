package io.tocsin.signals;

import io.tocsin.catalog.Cohort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which a reporter comes back to a report, remembered nowhere; thread-safe.
 *
 * <p>A token is what a follow-up needs to know, sealed with 144 bits of HMAC-SHA-256, and opens for
 * 30 days. A token that is wrong, altered or old opens nothing, and which of these is not told.
 */
public final class PrivateLinks {

  private static final String PURPOSE = "private link";
  private static final Duration OPENS_FOR = Duration.ofDays(30);
  private static final int LONGEST = 2_000;
  private static final int PARTS = 5;

  private final Keys keys;

  /** Takes the keys. */
  public PrivateLinks(Keys keys) {
    this.keys = keys;
  }

  /** What a token opens: the report, without who sent it. Immutable. */
  public record Opened(
      String report, Instant at, String component, @Nullable String area, Set<Cohort> cohorts) {
    public Opened {
      cohorts = Set.copyOf(cohorts);
    }
  }

  String seal(Opened report) {
    String cohorts = report.cohorts().isEmpty() ? "" : sorted(report.cohorts());
    String area = report.area();
    String text =
        String.join(
            "\n",
            report.report(),
            Long.toString(report.at().getEpochSecond()),
            report.component(),
            area == null ? "" : area,
            cohorts);
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return body + "." + keys.tag(PURPOSE, body);
  }

  private static String sorted(Set<Cohort> cohorts) {
    return new TreeSet<>(cohorts).stream().map(Cohort::toString).collect(Collectors.joining(" "));
  }

  /** Opens a token. */
  public Optional<Opened> open(String token, Instant now) {
    int dot = token.lastIndexOf('.');
    String body = dot < 0 ? "" : token.substring(0, dot);
    if (token.length() > LONGEST || !keys.fits(PURPOSE, body, token.substring(dot + 1))) {
      return Optional.empty();
    }
    String text = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
    return Optional.of(parse(text.split("\n", PARTS)))
        .filter(opened -> now.isBefore(opened.at().plus(OPENS_FOR)));
  }

  private static Opened parse(String[] parts) {
    Set<Cohort> cohorts =
        Arrays.stream(parts[4].split(" ", -1))
            .flatMap(cohort -> Cohort.parse(cohort).stream())
            .collect(Collectors.toSet());
    List<String> fields = List.of(parts);
    return new Opened(
        fields.get(0),
        Instant.ofEpochSecond(Long.parseLong(fields.get(1))),
        fields.get(2),
        fields.get(3).isEmpty() ? null : fields.get(3),
        cohorts);
  }
}
