package io.tocsin.signals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of the report form, and what they prove about who sends it back; thread-safe.
 *
 * <p>One token serves both ways: solved as a puzzle (a nonce such that SHA-256 of {@code
 * token:nonce} begins with as many zero bits as the token says, after Hashcash) it gives a report
 * its full weight; sent back as it is after a person's time it gives half; a report without one
 * still counts a little. Nobody is refused here. A token serves once.
 *
 * <p>How hard the puzzle is follows the load at the moment at which the token is made, and stands
 * in the token: one that was made in calm weather stays as easy as it was, for {@link #KEEPS}.
 */
public final class Challenges {

  /** The weight of a report with proof of work. */
  public static final double WORKED = 1.0;

  /** The weight of a report from a form that was open for a person's time. */
  public static final double DWELT = 0.5;

  /** The weight of a report that proves nothing. */
  public static final double UNPROVEN = 0.2;

  /** So long an easy token stays good for full weight while new ones are harder. */
  static final Duration KEEPS = Duration.ofMinutes(15);

  private static final String PURPOSE = "form token";
  private static final Pattern FORM =
      Pattern.compile("(([0-9]{1,12})\\.([0-9]{1,2})\\.[A-Za-z0-9_-]{16})\\.([A-Za-z0-9_-]{24})");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  private static final Duration SHORTEST_DWELL = Duration.ofSeconds(2);
  private static final Duration LONGEST_DWELL = Duration.ofHours(2);
  private static final int MOST_SPENT = 1 << 18;

  private final Keys keys;
  private final Weather weather;
  private final SecureRandom random = new SecureRandom();
  private final SpentTokens spent = new SpentTokens(MOST_SPENT);

  /**
   * Takes the keys.
   *
   * @param weather says how hard a puzzle is now
   */
  Challenges(Keys keys, Weather weather) {
    this.keys = keys;
    this.weather = weather;
  }

  /** Makes a token for a form that is shown now. */
  public String issue(Instant now) {
    byte[] salt = new byte[12];
    random.nextBytes(salt);
    String body =
        now.getEpochSecond()
            + "."
            + weather.bits(now)
            + "."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    return body + "." + keys.tag(PURPOSE, body);
  }

  /**
   * What a sender proved.
   *
   * @param token the token that served, or null; it can be given back if nothing was written
   */
  record Proof(double weight, @Nullable String token) {

    boolean worked() {
      return weight >= WORKED;
    }
  }

  /** What somebody proved who was not asked. */
  static final Proof NOTHING = new Proof(UNPROVEN, null);

  /** A token of ours that is neither too old nor from the future. */
  private record Issued(String token, long at, int bits) {}

  /** Weighs a sender and spends the token that speaks for it. */
  Proof weigh(Sender sender, Instant now) {
    Proof worked = worked(sender.work(), now);
    return worked.token() == null ? dwelt(sender.form(), now) : worked;
  }

  private Proof worked(@Nullable String work, Instant now) {
    int colon = work == null || work.length() > 200 ? -1 : work.lastIndexOf(':');
    if (work == null || colon < 0) {
      return NOTHING;
    }
    Optional<Issued> found = issued(work.substring(0, colon), now, Duration.ZERO);
    if (found.isEmpty() || !isSolved(work, colon, found.get().bits())) {
      return NOTHING;
    }
    Issued token = found.get();
    boolean easy =
        token.bits() < weather.bits(now) && now.getEpochSecond() - token.at() > KEEPS.toSeconds();
    return spent.spend(token.token(), token.at())
        ? new Proof(easy ? DWELT : WORKED, token.token())
        : NOTHING;
  }

  private Proof dwelt(@Nullable String form, Instant now) {
    return form == null
        ? NOTHING
        : issued(form, now, SHORTEST_DWELL)
            .filter(token -> spent.spend(token.token(), token.at()))
            .map(token -> new Proof(DWELT, token.token()))
            .orElse(NOTHING);
  }

  private Optional<Issued> issued(String token, Instant now, Duration least) {
    Matcher parts = FORM.matcher(token);
    if (!parts.matches() || !keys.fits(PURPOSE, parts.group(1), parts.group(4))) {
      return Optional.empty();
    }
    long at = Long.parseLong(parts.group(2));
    Duration age = Duration.between(Instant.ofEpochSecond(at), now);
    return age.compareTo(least) >= 0 && age.compareTo(LONGEST_DWELL) <= 0
        ? Optional.of(new Issued(token, at, Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  private static boolean isSolved(String work, int colon, int bits) {
    if (!NONCE.matcher(work.substring(colon + 1)).matches()) {
      return false;
    }
    byte[] hash = sha256(work);
    int first =
        (hash[0] & 0xFF) << 24 | (hash[1] & 0xFF) << 16 | (hash[2] & 0xFF) << 8 | (hash[3] & 0xFF);
    return Integer.numberOfLeadingZeros(first) >= bits;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Gives a token back whose report was not written. */
  void restore(@Nullable String token) {
    if (token != null) {
      spent.restore(token);
    }
  }
}
