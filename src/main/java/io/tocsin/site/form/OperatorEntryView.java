package io.tocsin.site.form;

import io.tocsin.wording.Phrases;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where operators come in: they ask for a proof, show it, or enter with a key. Immutable.
 *
 * @param words the phrases of these pages alone
 * @param domains who may prove what: {@code service domain} and its words
 * @param contact how the owner of this page is reached, or null
 */
public record OperatorEntryView(
    FormView form, Phrases words, List<Choice> domains, @Nullable String contact) {

  public OperatorEntryView {
    domains = List.copyOf(domains);
  }

  /** Returns a phrase of these pages. */
  public String say(String key) {
    return words.say(key);
  }
}
