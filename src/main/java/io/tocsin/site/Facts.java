package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a share are made from: an excerpt of the snapshot, and what of the time shows
 * on them. Immutable; equal facts make equal files.
 *
 * @param language the files are written in
 * @param asOf moment of the snapshot once it is aged, and so said on every page; null before
 * @param aged the step its age has reached, zero while it is fresh
 * @param passed how many of the moments that the excerpt speaks of are over
 * @param year in which times are said
 * @param still moment of drawing in a story, whose clock is not the reader's; null otherwise
 */
record Facts(
    PublicSnapshot excerpt,
    String language,
    @Nullable Instant asOf,
    Duration aged,
    long passed,
    int year,
    @Nullable Instant still) {

  /**
   * Reads an excerpt of a snapshot at a moment.
   *
   * @param at moment of the whole snapshot
   */
  static Facts of(PublicSnapshot excerpt, String language, Instant at, Instant now) {
    Duration aged = Ages.step(Duration.between(at, now));
    return new Facts(
        excerpt,
        language,
        aged.isZero() ? null : at,
        aged,
        Ages.passed(excerpt, now),
        now.atZone(excerpt.site().zone()).getYear(),
        excerpt.site().demo() == null ? null : now);
  }
}
