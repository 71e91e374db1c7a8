package io.tocsin.console;

import io.tocsin.incidents.Eta;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With what a statement's form begins, and what changed since then; thread-safe. */
final class ComposerStart {

  /** The name of the form. */
  static final String NAME = "say";

  private static final String SEEN_SHEET = "seen_sheet";
  private static final String SEEN_VERSION = "seen_version";
  private static final String SEEN_SAID = "seen_said";

  private final Tools tools;

  ComposerStart(Tools tools) {
    this.tools = tools;
  }

  /** A form filled in as far as the sheet, the incident and the chosen stage tell. */
  Sheet begun(Writing writing) {
    Starter starter = writing.starter();
    String corrects = writing.visit().request().query().first("corrects").orElse("");
    String asked = writing.visit().request().query().first("stage").orElse("");
    String fits = corrects.isEmpty() ? starter.stage() : Stage.CORRECTION.id();
    String stage = Stage.find(asked).map(Stage::id).orElse(fits);
    SheetRevision standing = standing(writing);
    FactSheet facts =
        standing == null ? FirstFacts.of(writing.incident(), writing.board()) : standing.sheet();
    Sheet begun =
        new Sheet(NAME, values(writing, facts), List.of(), Optional.empty())
            .with("stage", stage)
            .with("phase", starter.phase(stage).name())
            .with("corrects", corrects);
    return seen(writing, begun, standing);
  }

  private @Nullable SheetRevision standing(Writing writing) {
    return tools.press().sheets().current(writing.id()).orElse(null);
  }

  /** The same form, of what stands now. */
  private Sheet seen(Writing writing, Sheet sheet, @Nullable SheetRevision standing) {
    return sheet
        .with(SEEN_SHEET, number(standing))
        .with(SEEN_VERSION, version(writing.id()))
        .with(SEEN_SAID, writing.newest());
  }

  private static String number(@Nullable SheetRevision standing) {
    return Long.toString(standing == null ? 0 : standing.number());
  }

  /** The newest version: who looks at the page sees all that was done until now. */
  private String version(String incident) {
    return tools
        .reads()
        .run(transaction -> tools.archive().incident(transaction, incident))
        .map(IncidentHistory::incident)
        .map(found -> Long.toString(found.version()))
        .orElse("");
  }

  /** A form that was overtaken: what it says stays, and from now on it knows what stands. */
  Sheet overtaken(Writing writing, Sheet sheet) {
    return seen(writing, sheet, standing(writing)).noticed("compose.changed");
  }

  /** What others did since the form was begun. */
  Meanwhile since(Writing writing, Sheet sheet) {
    SheetRevision standing = standing(writing);
    boolean same = number(standing).equals(sheet.value(SEEN_SHEET));
    return new Meanwhile(
        same ? null : standing,
        same || standing == null ? null : reading(writing, standing.sheet()),
        writing.said().stream()
            .findFirst()
            .filter(said -> !said.statement().id().equals(sheet.value(SEEN_SAID)))
            .orElse(null));
  }

  /** The sheet from which the statement was made that is corrected. */
  @Nullable Facts corrected(Writing writing, Sheet sheet) {
    return writing.said().stream()
        .map(said -> said.statement())
        .filter(statement -> statement.id().equals(sheet.value("corrects")))
        .filter(statement -> statement.facts() != null)
        .findFirst()
        .map(statement -> reading(writing, Objects.requireNonNull(statement.facts())))
        .orElse(null);
  }

  private Facts reading(Writing writing, FactSheet facts) {
    return writing.facts(
        tools, new Sheet("old", values(writing, facts), List.of(), Optional.empty()));
  }

  /** The facts as they stand; times that have passed are chosen anew. */
  private static Map<String, List<String>> values(Writing writing, FactSheet facts) {
    Words words = writing.visit().words();
    Map<String, List<String>> values =
        new HashMap<>(FactValues.of(facts, writing.board().catalog(), words));
    Instant next = facts.nextWord();
    if (next == null || words.isPast(next)) {
      values.put("next_kind", List.of("60"));
    }
    boolean past = facts.eta() instanceof Eta.At(Instant at) && words.isPast(at);
    if (facts.eta() == null || past) {
      values.put("eta_kind", List.of("none-yet"));
    }
    return values;
  }
}
