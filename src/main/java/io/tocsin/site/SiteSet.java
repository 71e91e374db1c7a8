package io.tocsin.site;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every file of the site at one moment. Immutable.
 *
 * @param generation of the snapshot it was rendered from
 * @param renderedAt the moment whose ages it shows
 * @param languages that have a home page, the preferred one first
 * @param files path to file, every path beginning with a slash
 */
public record SiteSet(
    long generation, Instant renderedAt, List<String> languages, Map<String, SiteFile> files) {

  /** Returns the same set with more files, where it has none of that path itself. */
  SiteSet over(Map<String, SiteFile> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, SiteFile> all = new TreeMap<>(files);
    more.forEach(all::putIfAbsent);
    return new SiteSet(generation, renderedAt, languages, all);
  }

  public SiteSet {
    languages = List.copyOf(languages);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    for (String path : files.keySet()) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("path does not begin with a slash: " + path);
      }
    }
  }
}
