package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Incident;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.publication.aftermath.PostMortemDraft;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with a post-mortem before it is published; thread-safe. */
record PostMortemRules(Supplier<Catalog> catalog) {

  private static final int MOST_COMMITMENTS = 40;

  List<Fault> faults(PostMortemDraft draft, List<PostMortem> before, Optional<Incident> incident) {
    List<Fault> faults = new ArrayList<>();
    if (incident.isEmpty()) {
      faults.add(Fault.of("incident", Rule.NOT_AN_INCIDENT));
    } else if (incident.get().isOpen()) {
      faults.add(Fault.of("incident", Rule.STILL_OPEN));
    }
    if (before.size() != draft.seen()) {
      faults.add(Fault.of("", Rule.CHANGED_MEANWHILE));
    }
    words(faults, "happened", draft.happened(), true);
    words(faults, "cause", draft.cause(), false);
    words(faults, "measures", draft.measures(), false);
    words(faults, "learned", draft.learned(), false);
    words(faults, "correction", draft.correction(), draft.seen() > 0);
    if (draft.seen() == 0 && draft.correction() != null) {
      faults.add(Fault.of("correction", Rule.NOT_A_STATEMENT));
    }
    if (draft.commitments().size() > MOST_COMMITMENTS) {
      faults.add(new Fault("commitments", Rule.TOO_MANY, Map.of("max", "" + MOST_COMMITMENTS)));
    }
    for (int i = 0; i < draft.commitments().size(); i++) {
      words(faults, "commitments[" + i + "].text", draft.commitments().get(i).text(), true);
    }
    return faults;
  }

  /** What the public reads is written in each of its languages. */
  void words(List<Fault> faults, String field, @Nullable LocalizedText text, boolean required) {
    if (text == null) {
      if (required) {
        faults.add(Fault.of(field + "." + catalog.get().languages().getFirst(), Rule.MISSING));
      }
      return;
    }
    for (String language : catalog.get().languages()) {
      String place = field + "." + language;
      if (!text.has(language)) {
        faults.add(new Fault(place, Rule.LANGUAGE_MISSING, Map.of("language", language)));
      }
    }
    text.byLanguage()
        .forEach((language, words) ->
            Text.faultIn(words, Aftermaths.LONGEST)
                .ifPresent(rule ->
                    faults.add(
                        new Fault(
                            field + "." + language,
                            rule,
                            Map.of("max", "" + Aftermaths.LONGEST)))));
  }
}
