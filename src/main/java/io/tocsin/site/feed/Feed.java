package io.tocsin.site.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One feed in one language, before it is written in any format; its texts are plain and clean.
 * Immutable.
 *
 * @param path where it stands without the name of its format, {@code /fr/feed}
 * @param base the address of the site, without a slash at its end
 * @param page path of the page it goes with
 * @param author who speaks
 * @param entries newest first, at most {@link #MOST}
 */
record Feed(
    String path,
    String base,
    String page,
    String language,
    String title,
    String subtitle,
    String author,
    List<Entry> entries) {

  /** What a reader who comes once a week may have missed; the rest is in the open data. */
  static final int MOST = 50;

  Feed {
    if (entries.size() > MOST) {
      throw new IllegalArgumentException("a feed holds the newest " + MOST);
    }
    entries = List.copyOf(entries);
  }

  /**
   * One statement.
   *
   * @param id the same for ever, in every feed of the language
   * @param topics names of components and areas
   * @param facts what our own key of the JSON feed tells, in that order
   */
  record Entry(
      String id,
      String title,
      String address,
      Instant at,
      String text,
      List<String> topics,
      Map<String, Object> facts) {
    Entry {
      topics = List.copyOf(topics);
    }
  }

  /** When it was last added to; long ago for an empty one. */
  Instant updated() {
    return entries.isEmpty() ? Instant.EPOCH : entries.getFirst().at();
  }

  /** The address of a file of this feed. */
  String address(String ending) {
    return base + path + ending;
  }
}
