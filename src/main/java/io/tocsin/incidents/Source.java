package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from, so that a reader can judge it.
 *
 * @param speaker who said it ("helpline", "marketing department"), or null: unattributed
 * @param channel where ("telephone", a channel id), or null
 * @param at when it was said
 * @param precision how exactly the time is known
 * @param url where it can be read, or null
 * @param proved the domain that its speaker proved to hold, who then said it here, or null
 */
public record Source(
    @Nullable LocalizedText speaker,
    @Nullable String channel,
    Instant at,
    Precision precision,
    @Nullable String url,
    @Nullable ProvedDomain proved) {

  /** A source elsewhere: nobody proved anything. */
  public Source(
      @Nullable LocalizedText speaker,
      @Nullable String channel,
      Instant at,
      Precision precision,
      @Nullable String url) {
    this(speaker, channel, at, precision, url, null);
  }

  /** The language of a name of which nobody said the language: several (ISO 639-2). */
  private static final String ANY = "mul";

  /** How exactly a time is known. */
  public enum Precision {
    EXACT,
    HOUR,
    HALF_DAY,
    DAY,
    VAGUE
  }

  /** A speaker whose name was given once for all languages. */
  public static LocalizedText named(String speaker) {
    return LocalizedText.of(ANY, speaker);
  }
}
