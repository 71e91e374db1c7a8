package io.tocsin.access.oidc;

import io.tocsin.access.Role;
import java.util.List;
import java.util.Optional;

/**
 * Somebody for whom the provider vouches; immutable.
 *
 * @param subject never given to anybody else by that issuer
 * @param names what the person is called there, the best first; anybody may choose theirs
 * @param role what the provider's word gives here; empty without a rule or when no line fits
 */
record Vouched(String issuer, String subject, List<String> names, Optional<Role> role) {
  Vouched {
    names = List.copyOf(names);
  }
}
