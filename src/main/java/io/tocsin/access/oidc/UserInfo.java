package io.tocsin.access.oidc;

import io.tocsin.access.oidc.Provider.Description;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the provider a second time, when the ID token leaves out what is needed here: a name, or the
 * word that gives a role (OpenID Connect Core 1.0 section 5.3); thread-safe.
 *
 * <p>It is signed by nobody: what the token says stays as the token says it, and an answer about
 * another subject is no answer.
 */
final class UserInfo {

  private static final int MOST = 64 * 1024;
  private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/=-]{1,8000}");

  private final ProviderSettings settings;
  private final ProviderWire wire;

  UserInfo(ProviderSettings settings, ProviderWire wire) {
    this.settings = settings;
    this.wire = wire;
  }

  /** Returns the claims of a token that was judged, with what they leave out. */
  Checked<Map<String, Object>> complete(
      Map<String, Object> claims, Description there, Optional<String> accessToken) {
    Optional<String> token = accessToken.filter(text -> BEARER.matcher(text).matches());
    if (there.userInfo() == null || token.isEmpty() || isEnough(claims)) {
      return Checked.passed(claims);
    }
    Map<String, String> bearer = Map.of("Authorization", "Bearer " + token.get());
    return wire.address(there.userInfo())
        .then(address -> wire.get(address, bearer, MOST))
        .then(told -> joined(claims, told));
  }

  private boolean isEnough(Map<String, Object> claims) {
    return !TokenRules.names(claims).isEmpty()
        && settings.roles().map(rule -> rule.isTold(claims)).orElse(true);
  }

  private static Checked<Map<String, Object>> joined(
      Map<String, Object> claims, Map<String, Object> told) {
    if (!String.valueOf(claims.get("sub")).equals(told.get("sub"))) {
      return Checked.failed(Refusal.USERINFO_OF_ANOTHER);
    }
    Map<String, Object> all = new HashMap<>(told);
    all.putAll(claims);
    return Checked.passed(all);
  }
}
