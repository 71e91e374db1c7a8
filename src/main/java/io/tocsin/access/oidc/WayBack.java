package io.tocsin.access.oidc;

import io.tocsin.web.Form;
import java.util.Optional;
import java.util.Set;

/**
 * What the browser brings back from the provider (RFC 6749 section 4.1.2, RFC 9207); immutable.
 *
 * @param code empty when there is an error instead
 * @param issuer as the provider names itself, if it does
 */
record WayBack(
    String state, Optional<String> code, Optional<String> error, Optional<String> issuer) {

  private static final int LONGEST = 4_096;
  private static final Set<String> OURS = Set.of("state", "code", "error", "iss");

  /** Reads it; whatever else stands there is not looked at. */
  static Checked<WayBack> read(Form query) {
    boolean plain =
        OURS.stream()
            .map(query::all)
            .allMatch(values -> values.size() <= 1 && values.stream().allMatch(WayBack::isPlain));
    Optional<String> state = query.first("state").filter(Journeys::isState);
    Optional<String> code = query.first("code");
    Optional<String> error = query.first("error");
    if (!plain || state.isEmpty() || code.isPresent() == error.isPresent()) {
      return Checked.failed(Refusal.RETURN_MALFORMED);
    }
    return Checked.passed(new WayBack(state.get(), code, error, query.first("iss")));
  }

  private static boolean isPlain(String value) {
    return !value.isEmpty()
        && value.length() <= LONGEST
        && value.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
