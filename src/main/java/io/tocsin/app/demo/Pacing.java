package io.tocsin.app.demo;

import io.tocsin.app.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How fast a story is told at each of its moments: slowly where a chapter begins, fast on the way
 * to the next; pure.
 *
 * @param haste 1 to read along; 10 to be done ten times sooner
 */
record Pacing(Story story, double haste) {

  /** A minute in a second: slow enough to read along. */
  static final double READING = 60;

  private static final Duration READ = Duration.ofMinutes(20);
  private static final double FASTEST = 6_000;
  private static final Duration SHORTEST_WAY = Duration.ofSeconds(30);

  Pacing {
    if (!(haste > 0)) {
      throw new IllegalArgumentException("a story is told forward, not " + haste);
    }
  }

  /** Where the telling begins. */
  Instant begin() {
    return story.at(story.chapters().getFirst().at());
  }

  /** How many times faster than the machine the clock runs at a moment; 1 after the end. */
  double at(Instant now) {
    Duration since = Duration.between(story.start(), now);
    if (since.compareTo(story.lasts()) >= 0) {
      return 1;
    }
    Duration from = story.chapters().getFirst().at();
    Duration to = story.lasts();
    for (Story.Chapter chapter : story.chapters()) {
      if (chapter.at().compareTo(since) <= 0) {
        from = chapter.at();
      } else {
        to = chapter.at();
        break;
      }
    }
    return haste * between(from, to, since);
  }

  private static double between(Duration from, Duration to, Duration since) {
    Duration gap = to.minus(from);
    Duration read = READ.compareTo(gap.dividedBy(2)) < 0 ? READ : gap.dividedBy(2);
    if (since.minus(from).compareTo(read) < 0) {
      return READING;
    }
    double way = gap.minus(read).toMillis() / (double) SHORTEST_WAY.toMillis();
    return Math.clamp(way, READING, FASTEST);
  }

  /** The chapters that begin after a moment and not after another. */
  List<Story.Chapter> chapters(Instant after, Instant until) {
    return story.chapters().stream()
        .filter(chapter -> story.at(chapter.at()).isAfter(after))
        .filter(chapter -> !story.at(chapter.at()).isAfter(until))
        .toList();
  }
}
