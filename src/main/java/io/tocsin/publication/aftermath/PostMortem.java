package io.tocsin.publication.aftermath;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened, why, and what was learned, as published; immutable: a mended one is a new revision
 * that says what it corrects.
 *
 * @param revision from 1
 * @param cause null: it is not known, and the page says so
 * @param measures what was done to mend it, or null
 * @param learned what was learned, also about how it was told, or null
 * @param correction what this revision puts right, or null for the first
 */
public record PostMortem(
    String incident,
    int revision,
    Instant at,
    Actor by,
    LocalizedText happened,
    @Nullable LocalizedText cause,
    @Nullable LocalizedText measures,
    @Nullable LocalizedText learned,
    @Nullable LocalizedText correction) {

  public PostMortem {
    if (revision < 1 || (revision == 1) != (correction == null)) {
      throw new IllegalArgumentException("a later revision says what it corrects, the first not");
    }
  }
}
