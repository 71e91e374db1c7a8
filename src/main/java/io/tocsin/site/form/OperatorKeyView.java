package io.tocsin.site.form;

import io.tocsin.wording.Phrases;

/**
 * A key, shown once. Immutable.
 *
 * @param words the phrases of these pages alone
 * @param until when it ends, in words
 */
public record OperatorKeyView(
    FormView form, Phrases words, String service, String domain, String secret, String until) {

  /** Returns a phrase of these pages. */
  public String say(String key) {
    return words.say(key);
  }

  /** Returns a phrase of these pages with two arguments. */
  public String say(String key, String name, Object value, String other, Object second) {
    return words.say(key, name, value, other, second);
  }
}
