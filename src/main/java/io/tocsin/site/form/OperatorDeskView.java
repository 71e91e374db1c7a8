package io.tocsin.site.form;

import io.tocsin.site.view.OperatorBlock;
import io.tocsin.wording.Phrases;
import java.util.List;

/**
 * Where an operator who proved a domain speaks, and sees what only it sees. Immutable.
 *
 * @param words the phrases of these pages alone
 * @param texts a field per language: its tag and name
 * @param done whether something was just said
 */
public record OperatorDeskView(
    FormView form, Phrases words, OperatorBlock room, List<Choice> texts, boolean done) {

  public OperatorDeskView {
    texts = List.copyOf(texts);
  }

  /** Returns a phrase of these pages. */
  public String say(String key) {
    return words.say(key);
  }

  /** Returns a phrase of these pages with one argument. */
  public String say(String key, String name, Object value) {
    return words.say(key, name, value);
  }

  /** Returns a phrase of these pages with two arguments. */
  public String say(String key, String name, Object value, String other, Object second) {
    return words.say(key, name, value, other, second);
  }
}
