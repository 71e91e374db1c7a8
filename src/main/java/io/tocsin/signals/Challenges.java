package io.tocsin.signals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of the report form, and what they prove about who sends it back; thread-safe.
 *
 * <p>One token serves both ways: solved as a puzzle (a nonce such that SHA-256 of {@code
 * token:nonce} begins with {@link #DIFFICULTY} zero bits, after Hashcash) it gives a report its
 * full weight; sent back as it is after a person's time it gives half; a report without one still
 * counts a little. Nobody is refused here. A token serves once.
 */
public final class Challenges {

  /** Zero bits a solution begins with: about 16 000 tries, a blink on an old telephone. */
  public static final int DIFFICULTY = 14;

  /** The weight of a report with proof of work. */
  public static final double WORKED = 1.0;

  /** The weight of a report from a form that was open for a person's time. */
  public static final double DWELT = 0.5;

  /** The weight of a report that proves nothing. */
  public static final double UNPROVEN = 0.2;

  private static final String PURPOSE = "form token";
  private static final Pattern FORM =
      Pattern.compile("(([0-9]{1,12})\\.[A-Za-z0-9_-]{16})\\.([A-Za-z0-9_-]{24})");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  private static final Duration SHORTEST_DWELL = Duration.ofSeconds(2);
  private static final Duration LONGEST_DWELL = Duration.ofHours(2);
  private static final int MOST_SPENT = 200_000;

  private final Keys keys;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> spent = new LinkedHashSet<>();

  /** Takes the keys. */
  public Challenges(Keys keys) {
    this.keys = keys;
  }

  /** Makes a token for a form that is shown now. */
  public String issue(Instant now) {
    byte[] salt = new byte[12];
    random.nextBytes(salt);
    String body =
        now.getEpochSecond() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    return body + "." + keys.tag(PURPOSE, body);
  }

  /**
   * What a sender proved.
   *
   * @param token the token that served, or null; it can be given back if nothing was written
   */
  record Proof(double weight, @Nullable String token) {}

  /** What somebody proved who was not asked. */
  static final Proof NOTHING = new Proof(UNPROVEN, null);

  /** Weighs a sender and spends the token that speaks for it. */
  Proof weigh(Sender sender, Instant now) {
    String work = sender.work();
    if (work != null) {
      int colon = work.lastIndexOf(':');
      String token = colon < 0 ? "" : work.substring(0, colon);
      if (colon > 0 && isSolved(work, colon) && isOurs(token, now, Duration.ZERO) && spend(token)) {
        return new Proof(WORKED, token);
      }
    }
    String form = sender.form();
    if (form != null && isOurs(form, now, SHORTEST_DWELL) && spend(form)) {
      return new Proof(DWELT, form);
    }
    return NOTHING;
  }

  private boolean isOurs(String token, Instant now, Duration least) {
    Matcher parts = FORM.matcher(token);
    if (!parts.matches() || !keys.fits(PURPOSE, parts.group(1), parts.group(3))) {
      return false;
    }
    Instant issued = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
    Duration age = Duration.between(issued, now);
    return age.compareTo(least) >= 0 && age.compareTo(LONGEST_DWELL) <= 0;
  }

  private static boolean isSolved(String work, int colon) {
    if (work.length() > 200 || !NONCE.matcher(work.substring(colon + 1)).matches()) {
      return false;
    }
    byte[] hash = sha256(work);
    int first =
        (hash[0] & 0xFF) << 24 | (hash[1] & 0xFF) << 16 | (hash[2] & 0xFF) << 8 | (hash[3] & 0xFF);
    return Integer.numberOfLeadingZeros(first) >= DIFFICULTY;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Marks a token as used; the oldest are forgotten first, long after most have expired. */
  private synchronized boolean spend(String token) {
    if (!spent.add(token)) {
      return false;
    }
    if (spent.size() > MOST_SPENT) {
      spent.remove(spent.iterator().next());
    }
    return true;
  }

  /** Gives a token back whose report was not written. */
  synchronized void restore(@Nullable String token) {
    if (token != null) {
      spent.remove(token);
    }
  }
}
