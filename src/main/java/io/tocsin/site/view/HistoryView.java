package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The past on one page: services with their days, months to go to. Immutable.
 *
 * @param others services that are not drawn
 * @param months newest first
 */
public record HistoryView(List<Row> services, List<Link> others, List<Link> months) {

  public HistoryView {
    services = List.copyOf(services);
    others = List.copyOf(others);
    months = List.copyOf(months);
  }

  /** One service over some days. */
  public record Row(String name, String path, DayBars days) {}

  /** A month and where it is. */
  public record Link(String name, String path) {}

  /**
   * One month.
   *
   * @param before the month before it, or null
   * @param after the month after it, or null
   * @param days newest first
   */
  public record Month(
      String name,
      String path,
      @Nullable Link before,
      @Nullable Link after,
      List<Row> services,
      List<Stretch> days) {
    public Month {
      services = List.copyOf(services);
      days = List.copyOf(days);
    }
  }

  /**
   * A day on which something was, or days on end of which there is as little to tell.
   *
   * @param ids a place to go to for each day
   * @param says what is to tell of days on end; empty where the lines tell it
   */
  public record Stretch(
      List<String> ids,
      String name,
      String says,
      List<IncidentBlock> incidents,
      List<MaintenanceBlock> works,
      List<Line> lines) {
    public Stretch {
      ids = List.copyOf(ids);
      incidents = List.copyOf(incidents);
      works = List.copyOf(works);
      lines = List.copyOf(lines);
    }
  }

  /** One component on a day. */
  public record Line(String name, String path, String says) {}
}
