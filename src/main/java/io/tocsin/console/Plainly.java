package io.tocsin.console;

import io.tocsin.web.Form;
import io.tocsin.wording.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks once about words that hide, in what somebody writes for the house; pure.
 *
 * <p>They are shown where they stand, with the plain word beside; whoever has seen them and sends
 * the form again keeps them. What others said is quoted as they said it and is never asked about.
 *
 * @param languages those of the catalogue
 * @param work whether it announces work, of which some words may be said
 */
record Plainly(Visit visit, Form form, List<String> languages, boolean work) {

  /** The field that tells which words were shown. */
  static final String SEEN = "hides";

  Plainly(Visit visit, Form form, List<String> languages) {
    this(visit, form, languages, false);
  }

  /** Returns a fault for every field that holds such a word which was not shown yet. */
  List<Fault> unseen(List<String> fields) {
    List<String> seen = form.all(SEEN);
    List<Fault> faults = new ArrayList<>();
    for (String field : fields) {
      for (String language : languages) {
        String name = field + "." + language;
        List<HiddenWord> hidden = visit.hidden(language, form.first(name).orElse(""), work);
        if (hidden.stream().anyMatch(word -> !seen.contains(mark(name, word)))) {
          faults.add(HiddenWord.fault(name, hidden));
        }
      }
    }
    return faults;
  }

  /** Returns what the form gives back for a word that was shown. */
  static String mark(String field, HiddenWord word) {
    return field + " " + word.word();
  }
}
