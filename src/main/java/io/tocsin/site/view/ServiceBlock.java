package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service, on the home page and on its own. Immutable.
 *
 * @param path of its page
 * @param mark the worst of its components
 * @param report path of its report form
 * @param incidents those still open, with their newest entries
 */
public record ServiceBlock(
    String id,
    String name,
    String path,
    Mark mark,
    String operator,
    String report,
    Voices voices,
    List<Row> components,
    List<IncidentBlock> incidents) {

  public ServiceBlock {
    components = List.copyOf(components);
    incidents = List.copyOf(incidents);
  }

  /**
   * One component.
   *
   * @param mark how it is now, at work or not
   * @param work that announced work goes on at it, or null
   * @param since since when it has been so, or null
   * @param available how much of the last 30 days it worked, in words, or null without data
   * @param share the same as a number alone, or null without data
   * @param path of what is known of it
   */
  public record Row(
      String id,
      String name,
      Mark mark,
      @Nullable Mark work,
      @Nullable TimeTag since,
      List<Group> groups,
      @Nullable String available,
      @Nullable String share,
      String path) {
    public Row {
      groups = List.copyOf(groups);
    }
  }

  /** One group of customers for whom it is otherwise. */
  public record Group(String name, Mark mark, @Nullable TimeTag since, @Nullable TimeTag back) {}
}
