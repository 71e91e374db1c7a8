package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pages of incidents closed long ago, which stay when no snapshot tells of them any more.
 * Confined to one thread at a time.
 */
final class PastPages {

  /** The page of an incident, in some language. */
  private static final Pattern OF_INCIDENT = Pattern.compile("/[^/]+/incident/[^/]+(/sheet)?");

  private Map<String, SiteFile> files = Map.of();
  private Shares shares = Shares.NONE;

  /** Takes them for what a set that was found has: what it tells anew lies over them. */
  void find(SiteSet set) {
    files =
        set.files().entrySet().stream()
            .filter(entry -> OF_INCIDENT.matcher(entry.getKey()).matches())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Renders them. */
  void render(SiteRenderer renderer, PublicSnapshot longAgo, Instant now) {
    shares = renderer.renderPast(longAgo, now, shares);
    files = shares.files();
  }

  /** Returns a set with them, where it has none of that path itself. */
  SiteSet under(SiteSet set) {
    return set.over(files);
  }
}
