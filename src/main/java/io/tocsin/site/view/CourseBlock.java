package io.tocsin.site.view;

import io.tocsin.site.drawing.BandChart;
import io.tocsin.site.drawing.LeftChart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people reported during an incident beside what is usual, and whether it is coming back, as a
 * page shows it: drawings, and tables that say the same. Immutable.
 *
 * @param title over all
 * @param note what a report is, and what it is not
 * @param parts what is drawn: the whole, or each component
 * @param each a sentence about each component, where the whole is drawn and there are several
 * @param heads what stands above the columns: time, people, usual, left; then the regions' two
 */
public record CourseBlock(
    String title, String note, List<Part> parts, List<String> each, Heads heads) {

  /** Nobody reported anything. */
  public static final CourseBlock NONE =
      new CourseBlock("", "", List.of(), List.of(), new Heads("", "", "", "", "", "", "", ""));

  public CourseBlock {
    parts = List.copyOf(parts);
    each = List.copyOf(each);
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * What stands above columns, and what opens the tables.
   *
   * @param bars what the bars are
   * @param band what the band is
   */
  public record Heads(
      String time,
      String people,
      String usual,
      String left,
      String region,
      String figures,
      String bars,
      String band) {}

  /**
   * One component.
   *
   * @param name what it is about; empty where there is only one
   * @param sentence how many reported it at the worst, and how many are usual
   * @param from words of the first moment drawn
   * @param until words of the last moment drawn
   * @param rows times in which something was reported or something is known, oldest first
   * @param left null while nobody can tell
   */
  public record Part(
      String name,
      String sentence,
      BandChart chart,
      String from,
      String until,
      List<Row> rows,
      @Nullable Left left) {
    public Part {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One time.
   *
   * @param time with its day where that is another one than above
   */
  public record Row(String time, String people, String usual, String left) {}

  /**
   * Whether it is coming back.
   *
   * @param sentence how it stands
   * @param how what is drawn
   * @param regions region by region
   */
  public record Left(
      String title, String sentence, String how, LeftChart chart, List<Region> regions) {
    public Left {
      regions = List.copyOf(regions);
    }
  }

  /** One region. */
  public record Region(String name, String standing, TimeTag since) {}
}
