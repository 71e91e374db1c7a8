package io.tocsin.site.view;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.where.Reach;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import java.util.List;
import java.util.Map;

/** Says in sentences what happened by itself: what was measured, how it went on, what is late. */
record EventWords(Reading reading, IncidentView incident) {

  /** More names than these are told as a number. */
  private static final int MOST_NAMES = 6;

  String shown(Verdict verdict) {
    return verdict.change() == Verdict.Change.REVISED ? revised(verdict) : measured(verdict);
  }

  private String revised(Verdict verdict) {
    List<String> places = reading.places(verdict.areas());
    boolean everywhere = verdict.extent() != null && verdict.extent().reach() == Reach.NATIONAL;
    String where = places.isEmpty() ? "none" : places.size() > MOST_NAMES ? "many" : "few";
    String told =
        reading
            .phrases()
            .say(
                "verdict." + verdict.reason().name(),
                Map.of(
                    "name", reading.component(verdict.component()),
                    "since", reading.moments().moment(verdict.onset()),
                    "where", everywhere ? "everywhere" : where,
                    "places", String.join(", ", places),
                    "count", verdict.areas().size()));
    return (told + " " + reading.harm().brief(verdict)).strip();
  }

  private String measured(Verdict verdict) {
    Verdict.Numbers numbers = verdict.numbers();
    return reading
        .phrases()
        .say(
            "verdict." + verdict.reason().name(),
            Map.of(
                "name", reading.component(verdict.component()),
                "who", reading.who(verdict.component(), verdict.cohorts()),
                "everybody", verdict.cohorts().isEmpty() ? "yes" : "no",
                "reports", numbers.reports(),
                "usual", Math.round(numbers.expected()),
                "minutes", numbers.windowMinutes(),
                "failing", numbers.probesFailing(),
                "probes", numbers.probes()));
  }

  String moved(Phase to) {
    String phase =
        reading
            .phrases()
            .say("phase." + Lead.phase(to), "operator", reading.operator(incident.service()));
    return reading.phrases().say("timeline.moved-to", "phase", phase);
  }

  /** What was told in words stays in words: a clock time would be ours, not the speaker's. */
  String announced(Interval end) {
    LocalizedText words = end.words();
    return words == null
        ? reading.phrases().say("note.eta-claimed", "time", reading.moments().moment(end.latest()))
        : reading.phrases().say("note.eta-claimed-vague", "words", reading.words(words));
  }

  String began() {
    return reading.phrases().say("timeline.began");
  }

  String missed(Promise promise) {
    String key =
        switch (promise.kind()) {
          case ETA -> "missed.eta";
          case NEXT_WORD -> "missed.next-word";
          case MAINTENANCE_END -> "missed.maintenance-end";
        };
    LocalizedText words = promise.words();
    return words == null
        ? reading.phrases().say(key, "due", reading.moments().moment(promise.due()))
        : reading.phrases().say(key + "-vague", "words", reading.words(words));
  }
}
