package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

  /** What lay over them last, and both together. */
  private Edition<SiteFile> top = Edition.of(Map.of());

  private Edition<SiteFile> both = Edition.of(Map.of());

  /** Takes them for what a set that was found has: what it tells anew lies over them. */
  void find(SiteSet set) {
    replaceBy(
        set.files().entrySet().stream()
            .filter(entry -> OF_INCIDENT.matcher(entry.getKey()).matches())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Renders them. */
  void render(SiteRenderer renderer, PublicSnapshot longAgo, Instant now) {
    shares = renderer.renderPast(longAgo, now, shares);
    replaceBy(shares.files());
  }

  private void replaceBy(Map<String, SiteFile> others) {
    Set<String> either = new HashSet<>(files.keySet());
    either.addAll(others.keySet());
    files = others;
    both = lay(top, either);
  }

  /** Returns a set with them, where it has none of that path itself. */
  SiteSet under(SiteSet set) {
    both = lay(set.edition(), set.edition().since(top));
    top = set.edition();
    return set.of(both);
  }

  /** Lays an edition over them, which may have changed at some paths. */
  private Edition<SiteFile> lay(Edition<SiteFile> over, Set<String> paths) {
    Map<String, SiteFile> put = new HashMap<>();
    for (String path : paths) {
      SiteFile file = over.at(path);
      SiteFile past = files.get(path);
      if (file != null) {
        put.put(path, file);
      } else if (past != null) {
        put.put(path, past);
      }
    }
    return both.next(put, paths);
  }
}
