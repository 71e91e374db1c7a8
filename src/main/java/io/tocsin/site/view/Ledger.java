package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who told which figure, end, beginning, cause or money, and how each stands to the others: taken
 * back, at odds, or no conflict and why. Immutable.
 *
 * @param matters what was told about, in the order of a reader's questions; empty when nothing was
 */
public record Ledger(String title, String note, List<Told> matters) {

  public Ledger {
    matters = List.copyOf(matters);
  }

  /** Everything that was told about one matter, oldest first. */
  public record Told(String matter, List<Row> rows) {
    public Told {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One word.
   *
   * @param replaced whether its speaker says something else since
   * @param notes how it stands to the other words
   */
  public record Row(ContradictionBlock.Side word, boolean replaced, List<Note> notes) {
    public Row {
      notes = List.copyOf(notes);
    }
  }

  /**
   * How one word stands to another.
   *
   * @param kind {@code correction}, {@code contradiction} or {@code no-conflict}
   * @param id of the contradiction on the same page, or null
   */
  public record Note(String kind, String text, @Nullable String id) {}

  /** Whether nobody told anything that can be compared. */
  public boolean isEmpty() {
    return matters.isEmpty();
  }
}
