package io.tocsin.site.form;

import io.tocsin.wording.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * What must stand where, so that a domain is proved. Immutable.
 *
 * @param words the phrases of these pages alone
 * @param text what must stand there
 * @param record the name of the TXT record
 * @param file the address of the file
 * @param ticket what whoever asked keeps to themselves
 * @param until how long that is worth something, in words
 * @param found what the last look found, in words, or null: nobody looked yet
 */
public record OperatorProofView(
    FormView form,
    Phrases words,
    String service,
    String domain,
    String text,
    String record,
    String file,
    String ticket,
    String until,
    @Nullable String found) {

  /** Returns a phrase of these pages. */
  public String say(String key) {
    return words.say(key);
  }

  /** Returns a phrase of these pages with one argument. */
  public String say(String key, String name, Object value) {
    return words.say(key, name, value);
  }
}
