package io.tocsin.app.replay;

import io.tocsin.wording.Phrases;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One story's list of hours, in one language; immutable.
 *
 * @param up the list of all stories
 * @param rows what is compared
 */
public record HoursView(
    String language,
    String otherLanguage,
    String otherFile,
    String up,
    String title,
    String summary,
    String invented,
    List<Row> rows,
    List<Day> days,
    Phrases phrases) {

  public HoursView {
    rows = List.copyOf(rows);
    days = List.copyOf(days);
  }

  /** One thing that is compared. */
  public record Row(String what, String then, String with) {}

  /** One day. */
  public record Day(String name, List<Look> looks) {
    public Day {
      looks = List.copyOf(looks);
    }
  }

  /**
   * One moment at which the page was kept.
   *
   * @param chapter title of the chapter that begins then, or null
   * @param text of that chapter, or null
   */
  public record Look(String clock, String file, @Nullable String chapter, @Nullable String text) {}

  /** Returns a phrase. */
  public String say(String key) {
    return phrases.say(key);
  }
}
