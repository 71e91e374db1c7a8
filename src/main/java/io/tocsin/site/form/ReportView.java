package io.tocsin.site.form;

import java.util.List;

/**
 * The report form of one service. Immutable.
 *
 * @param others the other services: path and name
 * @param symptoms what people can say, the last one "something else"
 * @param fine whether "it works for me" is chosen
 * @param cohorts one list per dimension
 * @param detailed whether the optional part is open
 */
public record ReportView(
    FormView form,
    String service,
    List<Choice> others,
    List<Choice> components,
    List<Choice> symptoms,
    boolean fine,
    List<Group> cohorts,
    List<Choice> since,
    boolean detailed) {

  public ReportView {
    others = List.copyOf(others);
    components = List.copyOf(components);
    symptoms = List.copyOf(symptoms);
    cohorts = List.copyOf(cohorts);
    since = List.copyOf(since);
  }

  /** One way to divide customers. */
  public record Group(String id, String name, List<Choice> choices) {
    public Group {
      choices = List.copyOf(choices);
    }
  }
}
