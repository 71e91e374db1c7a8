package io.tocsin.signals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slips by which a desk takes a tally back, remembered nowhere; thread-safe. A slip is the tally
 * itself, sealed with 144 bits of HMAC-SHA-256.
 */
final class Slips {

  private static final String PURPOSE = "call slip";
  private static final int LONGEST = 2_000;
  private static final int PARTS = 8;

  private final Keys keys;

  Slips(Keys keys) {
    this.keys = keys;
  }

  /** The name under which one request of one desk is written once. */
  String key(String desk, String idempotencyKey, CallDraft draft) {
    return keys.tag("call idempotency", desk + "\n" + idempotencyKey + "\n" + draft);
  }

  /** The name under which a tally is taken back once. */
  String backKey(CallTally tally) {
    return keys.tag("call taken back", tally.id());
  }

  String seal(CallTally tally) {
    String text =
        String.join(
            "\n",
            tally.id(),
            tally.at().toString(),
            tally.service(),
            tally.component(),
            orEmpty(tally.symptom()),
            orEmpty(tally.area()),
            Integer.toString(tally.calls()),
            tally.desk());
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return body + "." + keys.tag(PURPOSE, body);
  }

  /** Opens a slip; empty for one that is wrong or altered. */
  Optional<CallTally> open(String slip) {
    int dot = slip.lastIndexOf('.');
    String body = dot < 0 ? "" : slip.substring(0, dot);
    if (slip.length() > LONGEST || !keys.fits(PURPOSE, body, slip.substring(dot + 1))) {
      return Optional.empty();
    }
    String text = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
    return Optional.of(parse(List.of(text.split("\n", PARTS))));
  }

  private static CallTally parse(List<String> parts) {
    return new CallTally(
        parts.get(0),
        Instant.parse(parts.get(1)),
        parts.get(2),
        parts.get(3),
        orNull(parts.get(4)),
        orNull(parts.get(5)),
        Integer.parseInt(parts.get(6)),
        parts.get(7));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
