package io.tocsin.access.oidc;

import io.tocsin.access.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which role the provider's word gives; immutable. The first line that fits counts, so that an
 * owner is one because a line says so, and never because of two others.
 *
 * @param claim name of the claim that holds one word or a list of words; {@code a.b} also looks for
 *     {@code b} within {@code a}
 * @param lines the owner's lines, in the order of the file
 */
public record RoleRule(String claim, List<Line> lines) {

  /** One line: that word there is this role here. */
  public record Line(String word, Role role) {}

  public RoleRule {
    lines = List.copyOf(lines);
  }

  /** Returns the role that these claims give; empty when no line fits. */
  Optional<Role> roleOf(Map<String, Object> claims) {
    Object said = said(claims);
    Collection<?> words =
        said instanceof Collection<?> many ? many : said == null ? List.of() : List.of(said);
    return lines.stream().filter(line -> words.contains(line.word())).map(Line::role).findFirst();
  }

  /** Says whether these claims tell at all what the lines are about. */
  boolean isTold(Map<String, Object> claims) {
    return said(claims) != null;
  }

  private @Nullable Object said(Map<String, Object> claims) {
    Object said = claims.get(claim);
    return said == null ? within(claims, claim) : said;
  }

  private static @Nullable Object within(Map<?, ?> claims, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return claims.get(path);
    }
    return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? within(inner, path.substring(dot + 1))
        : null;
  }
}
