package io.tocsin.api;

import io.tocsin.web.Request;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sender's own name of a request, so that a repeated one is done once. */
final class IdempotencyKey {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

  private IdempotencyKey() {}

  /** Returns the key; a malformed one becomes a fault of the request. */
  static Optional<String> of(Request request, JsonFields fields) {
    List<String> sent = request.headers().values(HEADER);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    if (sent.size() > 1) {
      fields.fault(Fault.of(HEADER, Rule.DUPLICATE_FIELD));
    } else if (sent.getFirst().length() > 200) {
      fields.fault(new Fault(HEADER, Rule.TOO_LONG, Map.of("max", "200")));
    } else if (!FORM.matcher(sent.getFirst()).matches()) {
      fields.fault(Fault.of(HEADER, Rule.FORBIDDEN_CHARACTERS));
    }
    return Optional.of(sent.getFirst());
  }
}
