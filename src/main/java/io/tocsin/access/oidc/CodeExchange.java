package io.tocsin.access.oidc;

import io.tocsin.access.Secret;
import io.tocsin.access.oidc.Provider.Description;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a code and gets tokens for it (RFC 6749 section 4.1.3); thread-safe. */
final class CodeExchange {

  private static final int MOST = 64 * 1024;

  private final ProviderSettings settings;
  private final ProviderWire wire;

  CodeExchange(ProviderSettings settings, ProviderWire wire) {
    this.settings = settings;
    this.wire = wire;
  }

  /** What is got; never logged. */
  record Tokens(String idToken, Optional<String> accessToken) {

    @Override
    public String toString() {
      return "tokens";
    }
  }

  /** Exchanges a code, once. */
  Checked<Tokens> exchange(Description provider, String code, String verifier) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", settings.redirect().toString());
    form.put("code_verifier", verifier);
    Optional<Secret> basic = settings.secret().filter(_ -> provider.takesBasic());
    if (basic.isEmpty()) {
      form.put("client_id", settings.clientId());
      settings.secret().ifPresent(secret -> form.put("client_secret", secret.text()));
    }
    Map<String, String> headers =
        basic.map(secret -> Map.of("Authorization", basic(secret))).orElse(Map.of());
    return wire.post(provider.token(), encoded(form), headers, MOST).then(CodeExchange::tokens);
  }

  private static Checked<Tokens> tokens(ProviderWire.Json json) {
    if (json.status() >= 400 && json.status() < 500) {
      return Checked.failed(Refusal.CODE_REFUSED);
    }
    if (json.status() != 200) {
      return Checked.failed(Refusal.PROVIDER_ANSWER_WRONG);
    }
    if (!(json.fields().get("id_token") instanceof String idToken)) {
      return Checked.failed(Refusal.TOKEN_MISSING);
    }
    Optional<String> access =
        json.fields().get("access_token") instanceof String text
            ? Optional.of(text)
            : Optional.empty();
    return Checked.passed(new Tokens(idToken, access));
  }

  /** Both halves are encoded before they are joined (RFC 6749 section 2.3.1). */
  private String basic(Secret secret) {
    String pair = encoded(settings.clientId()) + ":" + encoded(secret.text());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes a form, or the query of an address. */
  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
