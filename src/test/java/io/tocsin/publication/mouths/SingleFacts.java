package io.tocsin.publication.mouths;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Figure;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Measure;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.publication.facts.Rumour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sheets on which one thing is known, each by a word that stands nowhere else. */
final class SingleFacts {

  private SingleFacts() {}

  static Map<String, FactSheet> sheets() {
    Map<String, FactSheet> sheets = new LinkedHashMap<>();
    for (String fact :
        List.of(
            "symptombleu",
            "connubleu",
            "questionbleue",
            "causebleu",
            "pistebleu",
            "rumeurbleu",
            "comptebleu",
            "marchebleu",
            "reparbleu",
            "mesurebleu",
            "plusjamaisbleu",
            "domagebleu",
            "pardonbleu",
            "argentbleu")) {
      sheets.put(fact, sheet(fact));
    }
    return sheets;
  }

  private static FactSheet sheet(String fact) {
    LocalizedText text = LocalizedText.of("fr", fact);
    return new FactSheet(
        only("symptombleu", fact, text),
        list("connubleu", fact, text),
        list("questionbleue", fact, text),
        switch (fact) {
          case "causebleu" -> new Cause.Confirmed(text);
          case "pistebleu" -> new Cause.Suspected(text);
          default -> new Cause.Unknown();
        },
        list("rumeurbleu", fact, new Rumour(text, Rumour.Standing.NOT_KNOWN, text)),
        List.of(),
        list(
            "comptebleu",
            fact,
            new Figure(3, null, Figure.Unit.PEOPLE, Figure.Extent.TOTAL, text, null)),
        List.of(),
        list("marchebleu", fact, text),
        only("reparbleu", fact, text),
        null,
        null,
        list("mesurebleu", fact, new Measure(text, null)),
        list("plusjamaisbleu", fact, new Prevention(text, null)),
        list("domagebleu", fact, text),
        only("pardonbleu", fact, text),
        fact.equals("argentbleu")
            ? new Compensation.Decided(text, text)
            : new Compensation.Unsaid());
  }

  private static <T> List<T> list(String wanted, String fact, T value) {
    return wanted.equals(fact) ? List.of(value) : List.of();
  }

  private static <T> @Nullable T only(String wanted, String fact, T value) {
    return wanted.equals(fact) ? value : null;
  }
}
