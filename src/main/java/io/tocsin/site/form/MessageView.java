package io.tocsin.site.form;

import io.tocsin.site.view.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing and what to do next. Immutable.
 *
 * @param secret a private address to keep, or null
 * @param post where a button sends to, or null when there is nothing to press
 * @param buttons value and words of each button
 */
public record MessageView(
    Frame frame,
    String title,
    List<String> lines,
    @Nullable String secret,
    @Nullable String post,
    List<Choice> buttons,
    List<Link> links) {

  public MessageView {
    lines = List.copyOf(lines);
    buttons = List.copyOf(buttons);
    links = List.copyOf(links);
  }

  /** A way on. */
  public record Link(String href, String words) {}
}
