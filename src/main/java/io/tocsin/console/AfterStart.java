package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.publication.aftermath.Commitment;
import io.tocsin.publication.aftermath.PostMortem;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Measure;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** With what the form of a post-mortem begins; thread-safe. */
final class AfterStart {

  private final Tools tools;
  private final Phrasebook phrases = Phrasebook.load("after", Reception.LANGUAGES);

  AfterStart(Tools tools) {
    this.tools = tools;
  }

  /** What was published last, to be put right. */
  Sheet again(List<PostMortem> said) {
    PostMortem last = said.getLast();
    Sheet sheet = Sheet.blank(AfterPages.NAME).with("seen", Integer.toString(said.size()));
    sheet = put(sheet, "happened", last.happened());
    sheet = put(sheet, "cause", last.cause());
    sheet = put(sheet, "measures", last.measures());
    return put(sheet, "learned", last.learned());
  }

  /**
   * What the sheet knows: a cause that is certain, measures with their moments, prevention.
   *
   * @param followed what was promised already and is followed
   */
  Sheet fresh(FactSheet facts, List<Commitment> followed) {
    Sheet sheet = Sheet.blank(AfterPages.NAME).with("seen", "0");
    if (facts.cause() instanceof Cause.Confirmed(LocalizedText cause, var _)) {
      sheet = put(sheet, "cause", cause);
    }
    sheet = put(sheet, "measures", joined(facts.measures()));
    int row = 0;
    for (Prevention prevention : facts.prevention()) {
      if (followed.stream().anyMatch(one -> one.text().equals(prevention.text()))) {
        continue;
      }
      sheet = put(sheet, "commitments[" + row + "].text", prevention.text());
      LocalDate due = prevention.due();
      sheet = due == null ? sheet : sheet.with("commitments[" + row + "].due", due.toString());
      row++;
    }
    return sheet;
  }

  private static Sheet put(Sheet sheet, String field, @Nullable LocalizedText text) {
    Sheet filled = sheet;
    if (text != null) {
      for (Map.Entry<String, String> words : text.byLanguage().entrySet()) {
        filled = filled.with(field + "." + words.getKey(), words.getValue());
      }
    }
    return filled;
  }

  private @Nullable LocalizedText joined(List<Measure> measures) {
    if (measures.isEmpty()) {
      return null;
    }
    Catalog catalog = tools.catalog().get();
    Instant now = tools.clock().instant();
    Map<String, String> texts = new HashMap<>();
    for (String language : catalog.languages()) {
      Moments moments = new Moments(language, catalog.zone(), now);
      texts.put(
          language,
          measures.stream()
              .sorted(Comparator.comparing(AfterStart::moment))
              .map(measure -> line(measure, language, moments))
              .collect(Collectors.joining("\n")));
    }
    return new LocalizedText(texts);
  }

  /** What is under way comes last. */
  private static Instant moment(Measure measure) {
    Instant done = measure.doneAt();
    return done == null ? Instant.MAX : done;
  }

  private String line(Measure measure, String language, Moments moments) {
    Instant done = measure.doneAt();
    String text = measure.text().in(language);
    return done == null
        ? text
        : phrases
            .in(language)
            .say("after.measure", Map.of("at", moments.moment(done), "text", text));
  }
}
