package io.tocsin.publication.facts;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds every text on a sheet with the name of its field; pure. */
public final class SheetTexts {

  private final Map<String, LocalizedText> texts = new LinkedHashMap<>();

  private SheetTexts() {}

  /** Returns the sheet's texts by field, {@code rumours[0].answer}, in the order of the sheet. */
  public static Map<String, LocalizedText> of(FactSheet sheet) {
    SheetTexts found = new SheetTexts();
    found.one("symptoms", sheet.symptoms());
    found.each("known", sheet.known(), text -> text);
    found.each("unknown", sheet.unknown(), text -> text);
    found.one("cause", text(sheet.cause()));
    found.each("rumours", ".text", sheet.rumours(), Rumour::text);
    found.each("rumours", ".answer", sheet.rumours(), Rumour::answer);
    found.each("affected", ".basis", sheet.affected(), Figure::basis);
    found.each("affected", ".words", sheet.affected(), Figure::words);
    found.each("still_works", sheet.stillWorks(), text -> text);
    found.one("repair", sheet.repair());
    found.each("measures", ".text", sheet.measures(), Measure::text);
    found.each("prevention", ".text", sheet.prevention(), Prevention::text);
    found.each("harm", sheet.harm(), text -> text);
    found.one("apology", sheet.apology());
    if (sheet.compensation()
        instanceof Compensation.Decided(LocalizedText amount, LocalizedText rule)) {
      found.one("compensation.amount", amount);
      found.one("compensation.rule", rule);
    }
    return found.texts;
  }

  private static @Nullable LocalizedText text(Cause cause) {
    return switch (cause) {
      case Cause.Unknown _ -> null;
      case Cause.Suspected(LocalizedText text, var _) -> text;
      case Cause.Confirmed(LocalizedText text, var _) -> text;
    };
  }

  private void one(String field, @Nullable LocalizedText text) {
    if (text != null) {
      texts.put(field, text);
    }
  }

  private <T> void each(String field, List<T> facts, Function<T, @Nullable LocalizedText> text) {
    each(field, "", facts, text);
  }

  private <T> void each(
      String field, String end, List<T> facts, Function<T, @Nullable LocalizedText> text) {
    for (int i = 0; i < facts.size(); i++) {
      one(field + "[" + i + "]" + end, text.apply(facts.get(i)));
    }
  }
}
