package io.tocsin.app.replay;

import io.tocsin.wording.Phrases;
import java.util.List;

/** The list of all stories that were replayed, in one language; immutable. */
public record ReplaysView(
    String language,
    String otherLanguage,
    String otherFile,
    String style,
    List<Row> rows,
    Phrases phrases) {

  public ReplaysView {
    rows = List.copyOf(rows);
  }

  /** One story. */
  public record Row(String title, String file, List<String> cells, String invented) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Returns a phrase. */
  public String say(String key) {
    return phrases.say(key);
  }
}
