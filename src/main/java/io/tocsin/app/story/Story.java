package io.tocsin.app.story;

import io.tocsin.catalog.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One outage from its first hour to its last; immutable. Times are counted from {@code start}, and
 * may lie before it.
 *
 * @param invented what in it is made up, for readers
 * @param then what the public was told at the time, without Tocsin
 * @param world how the watched services behave, in order of time
 * @param crowd who reports what, at which rate
 * @param newsroom what people at the desk do, in order of time
 * @param chapters how it is told, in order of time
 */
public record Story(
    String schema,
    String id,
    LocalizedText title,
    LocalizedText summary,
    LocalizedText invented,
    Instant start,
    Duration lasts,
    List<Then> then,
    List<Turn> world,
    List<Wave> crowd,
    List<Act> newsroom,
    List<Chapter> chapters) {

  /** The form of story this program tells. */
  public static final String SCHEMA = "tocsin-story/1";

  public Story {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException("not a " + SCHEMA + ": " + schema);
    }
    if (!lasts.isPositive()) {
      throw new IllegalArgumentException("a story lasts a while, not " + lasts);
    }
    then = List.copyOf(then);
    world = List.copyOf(world);
    crowd = List.copyOf(crowd);
    newsroom = List.copyOf(newsroom);
    chapters = List.copyOf(chapters);
    requireOrder("world", world.stream().map(Turn::at).toList());
    requireOrder("newsroom", newsroom.stream().map(Act::at).toList());
    requireOrder("chapters", chapters.stream().map(Chapter::at).toList());
  }

  private static void requireOrder(String what, List<Duration> times) {
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i).compareTo(times.get(i - 1)) < 0) {
        throw new IllegalArgumentException(
            what + ": " + times.get(i) + " comes after " + times.get(i - 1));
      }
    }
  }

  /** What the public was told at the time. */
  public enum Told {
    LAST_WORD,
    FIRST_WORD,
    OPERATOR_WORD,
    STATEMENT,
    WORKAROUND,
    NO_WORD
  }

  /**
   * One word of the time, without Tocsin.
   *
   * @param invented whether the hour is made up
   * @param published false when it was told to one person alone
   */
  public record Then(
      Duration at, Told kind, boolean invented, LocalizedText text, @Nullable Boolean published) {

    /** Whether everybody could know. */
    public boolean isPublic() {
      return published == null || published;
    }
  }

  /** The world changes: what some probes find from now on. */
  public record Turn(Duration at, Map<String, Condition> set) {
    public Turn {
      set = Map.copyOf(set);
    }
  }

  /** A moment worth stopping at. */
  public record Chapter(Duration at, LocalizedText title, LocalizedText text) {}

  /** The moment so long after the start. */
  public Instant at(Duration sinceStart) {
    return start.plus(sinceStart);
  }

  /** The last moment. */
  public Instant end() {
    return at(lasts);
  }

  /** The first word of that sort that everybody could know. */
  public Optional<Then> told(Told kind) {
    return then.stream().filter(word -> word.kind() == kind).findFirst();
  }
}
