package io.tocsin.publication.mouths;

import io.tocsin.incidents.Figure;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.FactSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sheet says otherwise than before: old and new, side by side. Immutable. */
final class Changes {

  private final Speaker speaker;
  private final FactSheet now;

  Changes(Speaker speaker) {
    this.speaker = speaker;
    this.now = speaker.situation().facts();
  }

  /** One sentence per corrected fact: figures, the end, the cause. */
  List<String> corrected() {
    FactSheet before = speaker.situation().briefing().before();
    List<String> told = new ArrayList<>();
    if (before != null) {
      figures(before, told);
      eta(before).ifPresent(told::add);
      cause(before).ifPresent(told::add);
    }
    return told;
  }

  private void figures(FactSheet before, List<String> told) {
    Reaching words = new Reaching(speaker, Register.PLAIN);
    for (Figure old : Situation.figures(before)) {
      for (Figure current : Situation.figures(now)) {
        boolean comparable = old.extent() == current.extent() && old.unit() == current.unit();
        if (comparable && !old.equals(current)) {
          correction(words.figure(old), words.figure(current)).ifPresent(told::add);
        }
      }
    }
  }

  private Optional<String> eta(FactSheet before) {
    Optional<Instant> old = Situation.eta(before);
    Optional<Instant> current = Situation.eta(now);
    return old.isPresent() && current.isPresent()
        ? correction(speaker.moment(old.get()), speaker.moment(current.get()))
        : Optional.empty();
  }

  private Optional<String> cause(FactSheet before) {
    Optional<String> old = cause(before.cause());
    Optional<String> current = cause(now.cause());
    return old.isPresent() && current.isPresent()
        ? correction(old.get(), current.get())
        : Optional.empty();
  }

  private Optional<String> cause(Cause cause) {
    return switch (cause) {
      case Cause.Confirmed confirmed -> Optional.of(speaker.inner(confirmed.text()));
      case Cause.Suspected _, Cause.Unknown _ -> Optional.empty();
    };
  }

  private Optional<String> correction(String old, String current) {
    return old.equals(current)
        ? Optional.empty()
        : Optional.of(speaker.say("lead.correction", Map.of("old", old, "new", current)));
  }
}
