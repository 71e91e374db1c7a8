package io.tocsin.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who answers calls says about one incident or one announced work. Immutable.
 *
 * @param incident id of the incident, or null: announced work
 * @param language in which script and lines are read aloud
 * @param saidAt when the page last said something, or null: nothing was said
 * @param script what to say, ready to be read aloud
 * @param lines the facts behind it, the same as the page's
 */
public record CallCard(
    @Nullable String incident,
    String title,
    String language,
    @Nullable Instant saidAt,
    String script,
    List<Line> lines) {

  public CallCard {
    lines = List.copyOf(lines);
  }

  /**
   * One fact.
   *
   * @param label key of the phrase before it
   */
  public record Line(String label, List<String> texts) {
    public Line {
      texts = List.copyOf(texts);
    }
  }
}
