package io.tocsin.access.oidc;

import io.tocsin.access.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The provider of identities that the owner chose; immutable.
 *
 * @param name as the button says it: {@code Sign in with ...}
 * @param issuer exactly as the provider writes it in its tokens
 * @param secret of this client; empty for a public client
 * @param redirect where the provider sends people back, exactly as registered there
 * @param scopes asked for besides {@code openid}
 * @param hosts further hosts that the provider's description may name, {@code host} or {@code
 *     host:port}; always by https
 * @param roles empty when roles are given in the newsroom alone
 * @param plainLoopback whether a provider on this very machine may be spoken to without TLS
 * @param patience with each answer of the provider
 */
public record ProviderSettings(
    String name,
    String issuer,
    String clientId,
    Optional<Secret> secret,
    URI redirect,
    List<String> scopes,
    Set<String> hosts,
    Optional<RoleRule> roles,
    boolean plainLoopback,
    Duration patience) {

  /** How long an honest provider is waited for. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

  public ProviderSettings {
    scopes = List.copyOf(scopes);
    hosts = Set.copyOf(hosts);
  }

  /** Returns the sign-in page, to which the provider sends people back who signed out there. */
  public URI afterSignOut() {
    return redirect.resolve("../sign-in");
  }
}
