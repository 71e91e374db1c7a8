package io.tocsin.site.view;

import io.tocsin.detection.ComponentState;
import io.tocsin.wording.Phrases;

/**
 * How something is: a shape, a word and a colour that only repeats them. Immutable.
 *
 * @param kind {@code works}, {@code degraded}, {@code out}, {@code unknown} or {@code maintenance}
 */
public record Mark(String kind, String word) {

  /** Returns the mark of a state. */
  public static Mark of(ComponentState state, Phrases phrases) {
    String kind = kind(state);
    return new Mark(kind, phrases.say("state." + kind));
  }

  /** Returns the mark of announced work. */
  public static Mark maintenance(Phrases phrases) {
    return new Mark("maintenance", phrases.say("state.maintenance"));
  }

  /** Returns the mark of announced work that goes on. */
  static Mark running(Phrases phrases) {
    return new Mark("maintenance", phrases.say("state.running"));
  }

  static String kind(ComponentState state) {
    return switch (state) {
      case WORKS -> "works";
      case DEGRADED -> "degraded";
      case OUT -> "out";
      case UNKNOWN -> "unknown";
    };
  }
}
