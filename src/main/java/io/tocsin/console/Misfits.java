package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.contradiction.Comparison.Clash;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.publication.DraftAssertions;
import io.tocsin.publication.Drift;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.StatementDraft;
import io.tocsin.site.view.ContradictionWriter;
import io.tocsin.site.view.Reading;
import io.tocsin.wording.Phrasebook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would not fit if a draft were said now: an earlier word of somebody, a promise, the
 * evidence. It is seen before it is said, and refuses nothing; thread-safe.
 */
final class Misfits {

  /** The hidden field with which a form tells what its writer has seen. */
  static final String SEEN = "seen_misfit";

  private static final Phrasebook SITE = Phrasebook.load("site", Reception.LANGUAGES);

  private final Tools tools;

  Misfits(Tools tools) {
    this.tools = tools;
  }

  /** Returns what a draft about an incident does not fit. */
  List<Misfit> of(Visit visit, IncidentView incident, @Nullable StatementDraft draft) {
    if (draft == null) {
      return List.of();
    }
    boolean operator = tools.catalog().get().mode() == Mode.OPERATOR;
    return written(
        visit,
        incident,
        tools
            .reads()
            .run(transaction ->
                ClaimPages.open(tools)
                    .against(
                        transaction,
                        incident.id(),
                        operator,
                        DraftAssertions.of(draft),
                        tools.clock().instant())));
  }

  /**
   * Returns what a word at the desk does not fit.
   *
   * @param seen where it is already shown to differ from what this house says now
   */
  List<Misfit> of(Visit visit, IncidentView incident, ClaimDraft said, List<Drift.Point> seen) {
    List<Clash> clashes =
        tools
            .reads()
            .run(transaction ->
                ClaimPages.open(tools)
                    .fits(
                        transaction,
                        incident.id(),
                        said.byOperator(),
                        said.source(),
                        said.assertions()));
    return written(
        visit, incident, clashes.stream().filter(clash -> !isSeen(clash, seen)).toList());
  }

  private static boolean isSeen(Clash clash, List<Drift.Point> seen) {
    Testimony draft = isDraft(clash.one()) ? clash.one() : clash.other();
    Testimony other = isDraft(clash.one()) ? clash.other() : clash.one();
    return other.voice() instanceof Voice.House
        && Drift.point(draft.assertion()).filter(seen::contains).isPresent();
  }

  private static boolean isDraft(Testimony word) {
    return word.id().startsWith(Contradictions.DRAFT);
  }

  /** How somebody of the newsroom reads what the page says, with every place by its name. */
  Reading reading(Visit visit) {
    return reading(tools.catalog().get(), tools.snapshot().get(), visit.words());
  }

  static Reading reading(Catalog catalog, PublicSnapshot snapshot, Words words) {
    return Reading.of(snapshot, words.now(), SITE.in(words.language()))
        .with(Gazetteer.all(catalog.areas()));
  }

  private List<Misfit> written(Visit visit, IncidentView incident, List<Clash> clashes) {
    String runner =
        tools
            .catalog()
            .get()
            .service(incident.service())
            .map(service -> service.operator())
            .orElse("");
    ContradictionWriter writer = new ContradictionWriter(reading(visit), runner);
    return clashes.stream().map(clash -> misfit(writer, clash)).distinct().toList();
  }

  private static Misfit misfit(ContradictionWriter writer, Clash clash) {
    boolean first = isDraft(clash.one());
    Testimony draft = first ? clash.one() : clash.other();
    Testimony other = first ? clash.other() : clash.one();
    return new Misfit(
        clash.matter() + " " + other.id() + " " + other.part(),
        writer.matter(clash.matter()),
        writer.side(draft),
        writer.side(other));
  }

  /** Returns those that the writer of a form has not seen yet. */
  static List<Misfit> unseen(List<Misfit> misfits, List<String> seen) {
    Set<String> known = new HashSet<>(seen);
    return misfits.stream().filter(misfit -> !known.contains(misfit.id())).toList();
  }
}
