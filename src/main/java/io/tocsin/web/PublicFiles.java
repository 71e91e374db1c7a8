package io.tocsin.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public site as a set of files; thread-safe. Asked on the event loop: it answers from memory,
 * at once, and never blocks.
 */
public interface PublicFiles {

  /** Returns the file of that decoded path ({@code /fr/}, {@code /css/page.css}), or null. */
  @Nullable PublicFile look(String path);

  /**
   * Returns the languages that have a page at {@code /LANG/}, the preferred one first; may be
   * empty.
   */
  List<String> languages();

  /** Returns the number of the set that is served, zero before the first one. */
  long generation();
}
