package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to do meanwhile.
 *
 * @param component the component it replaces
 * @param steps what to do
 * @param conditions for whom and when it works, or null
 * @param limits what it does not do, or null
 * @param expires when it is no longer shown, or null
 * @param confirmations people who said that it works for them
 * @param failures people who said that it does not
 */
public record Workaround(
    String id,
    String incident,
    String component,
    LocalizedText steps,
    @Nullable LocalizedText conditions,
    @Nullable LocalizedText limits,
    Source source,
    Instant addedAt,
    @Nullable Instant expires,
    @Nullable Instant withdrawnAt,
    int confirmations,
    int failures) {

  /** Says whether it is still offered then: neither taken back nor expired. */
  public boolean isShownAt(Instant at) {
    return withdrawnAt == null && (expires == null || expires.isAfter(at));
  }

  /**
   * Says whether it is offered then and holds: the editor who published it confirmed it, until more
   * people say that it fails than that it works.
   */
  public boolean isConfirmedAt(Instant at) {
    return isShownAt(at) && failures <= confirmations;
  }

  /**
   * Says whether general advice gives way: each of the components has a workaround that holds then.
   *
   * @param components what is touched; where nothing is named, one that holds will do
   */
  public static boolean replaceAdvice(
      Collection<Workaround> ways, Set<String> components, Instant at) {
    Set<String> helped =
        ways.stream()
            .filter(way -> way.isConfirmedAt(at))
            .map(Workaround::component)
            .collect(Collectors.toSet());
    return !helped.isEmpty() && helped.containsAll(components);
  }
}
