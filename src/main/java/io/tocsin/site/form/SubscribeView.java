package io.tocsin.site.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form to subscribe, or to change a subscription. Immutable.
 *
 * @param email where messages go when it is being changed, masked; null for a new one
 * @param saved whether the choices were just saved
 * @param stop where to stop everything, or null for a new one
 * @param groups components per service
 */
public record SubscribeView(
    FormView form,
    @Nullable String email,
    boolean saved,
    @Nullable String stop,
    List<ReportView.Group> groups,
    List<Choice> languages) {

  public SubscribeView {
    groups = List.copyOf(groups);
    languages = List.copyOf(languages);
  }
}
