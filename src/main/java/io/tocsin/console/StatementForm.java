package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.StatementDraft;
import io.tocsin.web.Form;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the form in which a statement is written; confined to one request. */
final class StatementForm {

  /** How many rows for states the form has beyond those that stand. */
  static final int FREE_ROWS = 2;

  private static final int MOST_ROWS = 40;

  private final Form form;
  private final Catalog catalog;
  private final String incident;
  private final Instant now;
  private final Fields fields;
  private final List<Fault> faults = new ArrayList<>();

  StatementForm(Form form, Catalog catalog, String incident, Instant now) {
    this.form = form;
    this.catalog = catalog;
    this.incident = incident;
    this.now = now;
    this.fields = new Fields(form, catalog);
  }

  /** The faults of typing, once the draft was read. */
  List<Fault> faults() {
    List<Fault> all = new ArrayList<>(fields.faults());
    all.addAll(faults);
    return all;
  }

  StatementDraft draft() {
    Phase phase = phase(form.first("phase").orElse("")).orElse(null);
    boolean closes = phase == Phase.CLOSED;
    Eta eta = closes ? null : eta();
    Instant next = closes ? null : nextWord();
    return new StatementDraft(
        incident,
        null,
        phase,
        fields.choices("components"),
        texts(eta, next),
        eta,
        next,
        form.filled("corrects").orElse(null),
        null,
        states(),
        form.has("despite"),
        seenVersion());
  }

  private @Nullable Long seenVersion() {
    return form.filled("seen_version")
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

  private @Nullable Eta eta() {
    return switch (form.first("eta_kind").orElse("")) {
      case "none-yet" -> new Eta.NoneYet();
      case "at" -> {
        Instant at = fields.moment("eta");
        if (at == null && form.filled("eta").isEmpty()) {
          faults.add(Fault.of("eta", Rule.MISSING));
        }
        yield at == null ? null : new Eta.At(at);
      }
      default -> null;
    };
  }

  private @Nullable Instant nextWord() {
    String chosen = form.first("next_kind").orElse("");
    if (chosen.matches("[0-9]{1,4}")) {
      return now.plus(Duration.ofMinutes(Long.parseLong(chosen)))
          .plusSeconds(59)
          .truncatedTo(ChronoUnit.MINUTES);
    }
    return chosen.equals("at") ? fields.moment("next_word") : null;
  }

  /** The times that the form itself gives stand in the texts as the reader will read them. */
  private Map<String, String> texts(@Nullable Eta eta, @Nullable Instant next) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : catalog.languages()) {
      String typed = form.first("text." + language).orElse("").replace("\r\n", "\n").strip();
      if (typed.isEmpty()) {
        faults.add(Fault.of("text." + language, Rule.MISSING));
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

  private List<StatementDraft.StateChange> states() {
    List<StatementDraft.StateChange> states = new ArrayList<>();
    for (int row = 0; row < MOST_ROWS; row++) {
      String name = "states[" + row + "]";
      String component = form.filled(name + ".component").orElse("");
      Optional<ComponentState> state = state(form.first(name + ".state").orElse(""));
      if (state.isPresent() && !component.isEmpty()) {
        Set<Cohort> cohorts = fields.cohorts(name + ".cohorts");
        states.add(new StatementDraft.StateChange(component, cohorts, state.get()));
      }
    }
    return states;
  }
}
