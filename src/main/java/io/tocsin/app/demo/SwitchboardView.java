package io.tocsin.app.demo;

import io.tocsin.wording.Phrases;
import java.util.List;

/** The switchboard in one language; immutable. */
public record SwitchboardView(
    String language,
    String otherLanguage,
    String clock,
    String style,
    String token,
    List<Row> rows,
    Phrases phrases) {

  public SwitchboardView {
    rows = List.copyOf(rows);
  }

  /**
   * One switch.
   *
   * @param see where and when it shows
   */
  public record Row(String id, String name, String see, boolean on) {}

  /** Returns a phrase. */
  public String say(String key) {
    return phrases.say(key);
  }
}
