package io.tocsin.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every file of the site at one moment. Immutable.
 *
 * @param generation of the snapshot it was rendered from
 * @param renderedAt the moment whose ages it shows
 * @param languages that have a home page, the preferred one first
 * @param edition the files, every path beginning with a slash
 */
public record SiteSet(
    long generation, Instant renderedAt, List<String> languages, Edition<SiteFile> edition) {

  public SiteSet {
    languages = List.copyOf(languages);
    if (!edition.allBeginWith("/")) {
      throw new IllegalArgumentException("a path does not begin with a slash");
    }
  }

  /** A set of files by path, that comes after no other. */
  public SiteSet(
      long generation, Instant renderedAt, List<String> languages, Map<String, SiteFile> files) {
    this(generation, renderedAt, languages, Edition.of(files));
  }

  /** Returns the files by path, in the order of the paths. */
  public Map<String, SiteFile> files() {
    return edition.files();
  }

  /** Returns the same set with other files in the place of its own. */
  SiteSet with(Map<String, SiteFile> others) {
    return of(edition.next(others, Set.of()));
  }

  /** Returns the same set of other files. */
  SiteSet of(Edition<SiteFile> other) {
    return new SiteSet(generation, renderedAt, languages, other);
  }
}
