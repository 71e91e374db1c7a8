package io.tocsin.console;

import io.tocsin.publication.Proof;
import io.tocsin.publication.StatementDraft;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a statement that is being written, with every text it would make; thread-safe. */
final class ComposerScreen {

  private final Tools tools;
  private final Pages pages;
  private final ComposerStart start;
  private final Misfits misfits;

  ComposerScreen(Tools tools, Pages pages, ComposerStart start) {
    this.tools = tools;
    this.pages = pages;
    this.start = start;
    this.misfits = new Misfits(tools);
  }

  /** What is shown below and beside the form. */
  private record Shown(
      List<MouthText> texts,
      @Nullable FactSheet facts,
      String link,
      @Nullable Meanwhile meanwhile) {}

  /** Shows the form alone. */
  Reply form(int status, Writing writing, Sheet sheet, @Nullable FactSheet facts) {
    return show(status, writing, sheet, new Shown(List.of(), facts, "", null));
  }

  /** Shows what would be said; what is still missing is told when somebody wants to say it. */
  Reply first(Writing writing, Sheet sheet) {
    StatementDraft draft = writing.read(sheet).draft();
    List<MouthText> texts = texts(writing, sheet, draft);
    return show(200, writing, sheet, new Shown(texts, draft.facts(), "", null));
  }

  /** Shows what a form would say, and what is wrong with it. */
  Reply look(Writing writing, Sheet sheet) {
    StatementForm read = writing.read(sheet);
    StatementDraft draft = read.draft();
    return look(writing, sheet, draft, read.faults(), "");
  }

  /**
   * Shows what a draft would say, and what is wrong with it.
   *
   * @param told what is known to be wrong already
   * @param link where it can be read by somebody else, or empty
   */
  Reply look(Writing writing, Sheet sheet, StatementDraft draft, List<Fault> told, String link) {
    Proof proof = tools.publisher().proof(draft, writing.visit().actor());
    List<Fault> rules = proof instanceof Proof.Refused(List<Fault> refused) ? refused : List.of();
    List<Fault> all = together(told, placed(writing, draft, rules));
    List<Fault> faults = all.stream().filter(fault -> !isOvertaken(fault)).toList();
    if (faults.size() < all.size()) {
      return overtaken(writing, sheet, faults, link);
    }
    List<MouthText> texts =
        proof instanceof Proof.Texts(List<MouthText> made) ? made : texts(writing, sheet, draft);
    Sheet judged = new Sheet(sheet.name(), sheet.values(), faults, sheet.notice());
    return show(
        faults.isEmpty() ? 200 : 422, writing, judged, new Shown(texts, draft.facts(), link, null));
  }

  private static boolean isOvertaken(Fault fault) {
    return fault.rule() == Rule.CHANGED_MEANWHILE;
  }

  /** Somebody else was faster: both versions are shown, and the next press means this one. */
  private Reply overtaken(Writing writing, Sheet sheet, List<Fault> faults, String link) {
    Meanwhile meanwhile = start.since(writing, sheet);
    Sheet now = start.overtaken(writing, sheet).wrong(faults);
    StatementDraft draft = writing.read(now).draft();
    List<MouthText> texts = texts(writing, now, draft);
    return show(409, writing, now, new Shown(texts, draft.facts(), link, meanwhile));
  }

  /** The texts of a draft; where a language is missing, another one stands in to be looked at. */
  private List<MouthText> texts(Writing writing, Sheet sheet, StatementDraft draft) {
    if (tools.publisher().proof(draft, writing.visit().actor())
        instanceof Proof.Texts(List<MouthText> made)) {
      return made;
    }
    Form lent = new Form(Lent.values(sheet.values(), writing.languages()));
    return tools.publisher().proof(writing.read(lent).draft(), writing.visit().actor())
            instanceof Proof.Texts(List<MouthText> made)
        ? made
        : List.of();
  }

  /** Returns the faults of rules at the fields of the form. */
  List<Fault> placed(Writing writing, StatementDraft draft, List<Fault> faults) {
    FactSheet facts = Objects.requireNonNullElse(draft.facts(), FactSheet.BLANK);
    return new FactFaults(facts, writing.board().catalog()).inForm(faults);
  }

  /** A field that could not be read is told once, not also as missing. */
  private static List<Fault> together(List<Fault> typing, List<Fault> rules) {
    List<Fault> all = new ArrayList<>(typing);
    Set<String> told = typing.stream().map(Fault::field).collect(Collectors.toSet());
    rules.stream().filter(fault -> !told.contains(fault.field())).forEach(all::add);
    return all;
  }

  /** A figure said before that is another now, until somebody answered which of two it is. */
  static @Nullable FigureChange figure(Writing writing, Sheet sheet, @Nullable FactSheet facts) {
    FactSheet said = writing.incident().facts();
    boolean asked = sheet.value("figure_why").isEmpty() && sheet.value("corrects").isEmpty();
    return said == null || facts == null || !asked
        ? null
        : FigureChange.between(said, facts).orElse(null);
  }

  private Reply show(int status, Writing writing, Sheet sheet, Shown shown) {
    Visit visit = writing.visit();
    Composer composer =
        new Composer(
            writing.board(),
            writing.incident(),
            writing.facts(tools, sheet),
            new Spoken(shown.texts(), tools.lint(), visit.words()),
            start.corrected(writing, sheet),
            figure(writing, sheet, shown.facts()),
            tools.press().approvals().isNeeded(visit.actor()),
            shown.link(),
            shown.meanwhile(),
            misfits.of(visit, writing.incident(), writing.read(sheet).draft()));
    Map<String, Object> values = new HashMap<>();
    values.put("composer", composer);
    return pages.page(status, visit, "statement", values);
  }
}
