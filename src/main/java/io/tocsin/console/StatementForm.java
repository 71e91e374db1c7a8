package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.StatementDraft;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Stage;
import io.tocsin.web.Form;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Moments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the form in which a statement is made from the facts; confined to one request. */
final class StatementForm {

  private final Form form;
  private final Catalog catalog;
  private final IncidentView incident;
  private final Instant now;
  private final FactForm facts;

  StatementForm(Form form, Catalog catalog, IncidentView incident, Instant now) {
    this.form = form;
    this.catalog = catalog;
    this.incident = incident;
    this.now = now;
    this.facts = new FactForm(form, catalog, incident.service(), now);
  }

  /** The faults of typing, once the draft was read. */
  List<Fault> faults() {
    return facts.faults();
  }

  StatementDraft draft() {
    FactSheet sheet = facts.sheet();
    Phase phase = phase(form.first("phase").orElse("")).orElse(null);
    boolean closes = phase == Phase.CLOSED;
    Eta eta = closes ? null : sheet.eta();
    Instant next = closes ? null : sheet.nextWord();
    return new StatementDraft(
        incident.id(),
        null,
        phase,
        components(sheet),
        texts(eta, next),
        eta,
        next,
        form.filled("corrects").orElse(null),
        null,
        closes ? ends(sheet) : List.of(),
        form.has("despite"),
        number("seen_version"),
        form.first("stage").flatMap(Stage::find).orElse(null),
        sheet,
        number("seen_sheet"));
  }

  /** Whoever says that it is over says that what they called broken works; groups as they stand. */
  private List<StatementDraft.StateChange> ends(FactSheet sheet) {
    return sheet.reach().stream()
        .filter(reach -> reach.areas().isEmpty())
        .map(
            reach -> new StatementDraft.StateChange(reach.component(), reach.cohorts(), end(reach)))
        .toList();
  }

  private ComponentState end(Reach reach) {
    return reach.cohorts().isEmpty() && !form.has("despite") ? ComponentState.WORKS : reach.state();
  }

  private Set<String> components(FactSheet sheet) {
    return Stream.concat(
            incident.components().stream(), sheet.reach().stream().map(Reach::component))
        .collect(Collectors.toSet());
  }

  private @Nullable Long number(String field) {
    return form.filled(field)
        .filter(text -> text.matches("[0-9]{1,15}"))
        .map(Long::valueOf)
        .orElse(null);
  }

  static Optional<Phase> phase(String name) {
    for (Phase phase : Phase.values()) {
      if (phase.name().equals(name)) {
        return Optional.of(phase);
      }
    }
    return Optional.empty();
  }

  static Optional<ComponentState> state(String name) {
    for (ComponentState state : ComponentState.values()) {
      if (state.name().equals(name)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /**
   * Words of the editor's own for the page; where there are none it follows the sheet. The times
   * that the form itself gives stand in them as the reader will read them.
   */
  private Map<String, String> texts(@Nullable Eta eta, @Nullable Instant next) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : catalog.languages()) {
      String typed = form.first("text." + language).orElse("").replace("\r\n", "\n").strip();
      if (typed.isEmpty()) {
        continue;
      }
      Moments moments = new Moments(language, catalog.zone(), now);
      String text = typed.replace("{now}", moments.moment(now));
      text = next == null ? text : text.replace("{next}", moments.moment(next));
      text = eta instanceof Eta.At(Instant at) ? text.replace("{eta}", moments.moment(at)) : text;
      texts.put(language, text);
    }
    return texts;
  }
}
