package io.tocsin.site.view;

import java.util.List;

/**
 * How many people an incident hits and for how long still, function by function. Immutable.
 *
 * @param title over it
 * @param parts one for each function of which something is known
 */
public record HarmBlock(String title, List<Part> parts) {

  public HarmBlock {
    parts = List.copyOf(parts);
  }

  /**
   * One function, or several of which the same is said.
   *
   * @param name what it is about as a lead-in; empty where there is only one
   * @param sentences how many, how long still, how sure
   */
  public record Part(String name, List<String> sentences) {
    public Part {
      sentences = List.copyOf(sentences);
    }
  }
}
