package io.tocsin.alerting;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The personal links in alerts: alert, person and end of validity under an HMAC-SHA-256, so that
 * nothing need be kept. Immutable, thread-safe.
 *
 * <p>A link is worth what {@link Answering} lets its holder do with it, and no more.
 */
public final class AlertLinks {

  /** Where links lead. */
  public static final String PATH = "/a/";

  private static final Duration VALID = Duration.ofHours(24);
  private static final int LONGEST = 300;
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9-]{1,64})\\.([a-z0-9-]{1,63})\\.([0-9]{1,12})\\.([\\w-]{43})");

  private final URI base;
  private final byte[] key;

  /**
   * Makes the tool.
   *
   * @param base root of the site, ending in a slash
   * @param key at least 32 bytes, for no other purpose
   */
  public AlertLinks(URI base, byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    this.base = base;
    this.key = key.clone();
  }

  /** Whose link it is, and to which alert. */
  public record Holder(String alert, String person) {}

  /** Returns the link of a person to an alert, good for a day from an instant. */
  public URI link(String alert, String person, Instant from) {
    return base.resolve(PATH + token(alert, person, from.plus(VALID)));
  }

  private String token(String alert, String person, Instant until) {
    String what = alert + "." + person + "." + until.getEpochSecond();
    return what + "." + tag(what);
  }

  /** Returns whose link this is; empty for whatever we did not make, and for what is too old. */
  public Optional<Holder> holder(String token, Instant now) {
    Matcher matcher = FORM.matcher(token.length() > LONGEST ? "" : token);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String what = token.substring(0, token.lastIndexOf('.'));
    boolean ours = MessageDigest.isEqual(ascii(tag(what)), ascii(matcher.group(4)));
    boolean good = ours && now.getEpochSecond() <= Long.parseLong(matcher.group(3));
    return good ? Optional.of(new Holder(matcher.group(1), matcher.group(2))) : Optional.empty();
  }

  private String tag(String what) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(ascii(what)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
