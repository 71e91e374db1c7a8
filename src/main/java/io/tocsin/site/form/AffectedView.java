package io.tocsin.site.form;

import io.tocsin.site.view.AffectedBlock;
import io.tocsin.wording.Phrases;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that asks whether somebody is touched by the trouble of one service, and the answer.
 * Immutable.
 *
 * @param words the phrases of this page alone
 * @param others the other services: path and name
 * @param cohorts one list per dimension
 * @param placed whether the catalogue has areas to ask for
 * @param answer what was found, or null before it was asked
 */
public record AffectedView(
    FormView form,
    Phrases words,
    String service,
    List<Choice> others,
    List<Choice> symptoms,
    List<ReportView.Group> cohorts,
    boolean placed,
    @Nullable AffectedBlock answer) {

  public AffectedView {
    others = List.copyOf(others);
    symptoms = List.copyOf(symptoms);
    cohorts = List.copyOf(cohorts);
  }

  /** Returns a phrase of this page. */
  public String say(String key) {
    return words.say(key);
  }
}
