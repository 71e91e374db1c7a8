package io.tocsin.access.oidc;

import io.tocsin.access.Secret;
import io.tocsin.access.sql.AccessTables;
import io.tocsin.access.sql.JourneyTable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ways to the provider and back; thread-safe. A browser sets out with a secret of its own in a
 * cookie; nonce and PKCE verifier (RFC 7636) are made from that secret, so that only this browser
 * can come back, and what is kept opens nothing.
 */
final class Journeys {

  static final Duration LASTS = Duration.ofMinutes(10);
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int COOKIE_LETTERS = 16;

  private final AccessTables tables;
  private final SecureRandom random;

  Journeys(AccessTables tables, SecureRandom random) {
    this.tables = tables;
    this.random = random;
  }

  /** A browser's way; the state travels with it, the rest does not. */
  record Journey(String state, Secret browser, Optional<String> invitation) {

    String nonce() {
      return made("nonce");
    }

    String verifier() {
      return made("verifier");
    }

    String challenge() {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        return base64(sha.digest(verifier().getBytes(StandardCharsets.US_ASCII)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    private String made(String purpose) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
            new SecretKeySpec(browser.text().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        return base64(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has HmacSHA256", e);
      }
    }

    private static String base64(byte[] bytes) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  }

  /** Returns the name of the cookie of that journey: several tabs may be on their way. */
  static String cookieOf(String state) {
    return "tocsin_way_" + state.substring(0, COOKIE_LETTERS);
  }

  /** Says whether that has the form of a state. */
  static boolean isState(String text) {
    return FORM.matcher(text).matches();
  }

  /** Sets out. */
  Journey begin(Optional<String> invitation, Instant now) {
    Secret browser = Secret.fresh("", random);
    Secret state = Secret.fresh("", random);
    JourneyTable.Row row =
        new JourneyTable.Row(
            state.fingerprint(), browser.fingerprint(), invitation.orElse(null), now.plus(LASTS));
    tables.write(transaction -> {
      tables.journeys().add(transaction, row, now.minus(LASTS));
      return row;
    });
    return new Journey(state.text(), browser, invitation);
  }

  /**
   * Ends a journey, once. Another browser's return ends nothing: who reads a state somewhere cannot
   * spoil it.
   *
   * @param cookie of this journey, as the browser sent it
   */
  Checked<Journey> end(String state, Optional<String> cookie, Instant now) {
    String hash = new Secret(state).fingerprint();
    return tables.write(transaction -> {
      Optional<JourneyTable.Row> row = tables.journeys().find(transaction, hash);
      if (row.isEmpty()) {
        return Checked.failed(Refusal.STATE_UNKNOWN);
      }
      if (cookie.filter(sent -> belongs(sent, row.get())).isEmpty()) {
        return Checked.failed(Refusal.OTHER_BROWSER);
      }
      if (!tables.journeys().end(transaction, hash)) {
        return Checked.failed(Refusal.STATE_UNKNOWN);
      }
      return row.get().expiresAt().isAfter(now)
          ? Checked.passed(
              new Journey(
                  state, new Secret(cookie.get()), Optional.ofNullable(row.get().invitationHash())))
          : Checked.failed(Refusal.STATE_EXPIRED);
    });
  }

  private static boolean belongs(String cookie, JourneyTable.Row row) {
    return FORM.matcher(cookie).matches()
        && new Secret(cookie).fingerprint().equals(row.browserHash());
  }
}
