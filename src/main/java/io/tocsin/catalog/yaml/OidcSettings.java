package io.tocsin.catalog.yaml;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider of identities at which people of the newsroom may sign in, as the owner's file says
 * it. Immutable.
 *
 * @param name on the button: {@code Sign in with ...}
 * @param issuer as the provider writes it, to the letter
 * @param secretFile absent for a public client
 * @param scopes asked for besides {@code openid}
 * @param hosts further hosts that the provider's own description may name
 * @param allowPrivate whether the provider may lie in a private network
 * @param plainLoopback whether a provider on this machine may be spoken to without TLS: for tests
 * @param roleClaim which of its claims gives a role; absent where none does
 * @param roles a word of that claim to a role of the newsroom, in the order of the file
 */
public record OidcSettings(
    String name,
    URI issuer,
    String clientId,
    @Nullable Path secretFile,
    List<String> scopes,
    List<String> hosts,
    boolean allowPrivate,
    boolean plainLoopback,
    @Nullable String roleClaim,
    Map<String, String> roles) {

  public OidcSettings {
    scopes = List.copyOf(scopes);
    hosts = List.copyOf(hosts);
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
  }
}
