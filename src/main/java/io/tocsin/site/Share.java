package io.tocsin.site;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One part of the site that is made anew only when what it is made from has changed. Each is made
 * on one thread, and others beside it: it changes nothing that others see.
 *
 * @param name that no other share of the site has, {@code fr/incident/17}
 * @param facts all that the files depend on, compared with {@code equals}; asked at most once, and
 *     not at all of a patient one that is left for later
 * @param files path to file; asked at most once, and only if the facts are new
 * @param patient whether it may follow some seconds later: a table that tells of everything, or of
 *     what is long over, and costs the more the more there is
 */
record Share(
    String name, Supplier<?> facts, Supplier<Map<String, SiteFile>> files, boolean patient) {

  /** A share that people wait for. */
  Share(String name, Object facts, Supplier<Map<String, SiteFile>> files) {
    this(name, () -> facts, files, false);
  }

  /** Returns the same, which may follow. */
  Share later() {
    return new Share(name, facts, files, true);
  }
}
