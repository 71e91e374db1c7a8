package io.tocsin.alerting;

import io.tocsin.alerting.Ready.Why;
import io.tocsin.catalog.Playbook;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.Proof;
import io.tocsin.publication.Publisher;
import io.tocsin.publication.SheetRevision;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.wording.ReadyTexts;
import io.tocsin.wording.ReadyTexts.HidingWord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the word after the first: every fact that was said stays as it is, and only the hour of
 * the next word is new; thread-safe.
 *
 * <p>That is true only as long as nothing moved. Whatever did is for somebody to write.
 */
final class NextWord {

  private static final Actor NOBODY = new Actor(Actor.Kind.CLOCK, "prepared");

  private final Publisher publisher;
  private final ReadyTexts lint;

  NextWord(Publisher publisher, ReadyTexts lint) {
    this.publisher = publisher;
    this.lint = lint;
  }

  /** What was said of an incident, and what stands about it now. */
  private record Standing(Incident incident, Statement last, @Nullable SheetRevision sheet) {

    @Nullable Why unlike(Instant at) {
      FactSheet said = last.facts();
      if (said == null || sheet == null) {
        return Why.NO_FACTS;
      }
      boolean over = incident.phase() == Phase.RECOVERED || incident.phase() == Phase.CLOSED;
      boolean wider = !last.components().containsAll(incident.components());
      if (over || wider || incident.phase() != last.phase()) {
        return Why.MOVED;
      }
      if (!withoutHour(said).equals(withoutHour(sheet.sheet()))) {
        return Why.FACTS_CHANGED;
      }
      return said.eta() instanceof Eta.At(Instant end) && !end.isAfter(at) ? Why.END_PASSED : null;
    }

    private static FactSheet withoutHour(FactSheet sheet) {
      return sheet.promising(sheet.eta(), null);
    }
  }

  /** Prepares it, or tells why somebody has to write. */
  Ready prepare(@Nullable Playbook playbook, Incident incident, Told told, Instant at) {
    Standing standing = new Standing(incident, Objects.requireNonNull(told.last()), told.sheet());
    Why why = standing.unlike(at);
    SheetRevision sheet = told.sheet();
    return why != null || sheet == null
        ? new Ready.ToWrite(why == null ? Why.NO_FACTS : why)
        : proven(prepared(playbook, standing, sheet, at), incident);
  }

  private static Prepared prepared(
      @Nullable Playbook playbook, Standing standing, SheetRevision sheet, Instant at) {
    Instant next = next(playbook, standing.last(), at);
    return new Prepared(
        playbook,
        at,
        Map.of(),
        Map.of(),
        standing.incident().onset(),
        next,
        standing.incident().version(),
        sheet.sheet().promising(sheet.sheet().eta(), next),
        Stage.NOTHING_NEW,
        standing.incident().phase(),
        sheet.number());
  }

  /** As often as was prepared in calm weather, else as often as was promised last. */
  private static Instant next(@Nullable Playbook playbook, Statement last, Instant at) {
    if (playbook != null) {
      return FirstWord.nextWord(playbook, at);
    }
    Instant promised = Objects.requireNonNull(last.nextWord(), "an open incident has a next word");
    return at.plus(Duration.between(last.at(), promised)).truncatedTo(ChronoUnit.MINUTES);
  }

  private Ready proven(Prepared bare, Incident incident) {
    return switch (publisher.proof(bare.draft(incident), NOBODY)) {
      case Proof.Texts(List<MouthText> texts) -> new Ready.Word(with(bare, texts));
      case Proof.Refused _ -> new Ready.ToWrite(Why.NOT_SAYABLE);
    };
  }

  private Prepared with(Prepared bare, List<MouthText> texts) {
    Map<String, String> words = new LinkedHashMap<>();
    Map<String, List<HidingWord>> hiding = new LinkedHashMap<>();
    texts.stream()
        .filter(text -> text.mouth() == Mouth.PAGE && text.register() == Register.PLAIN)
        .forEach(text -> {
          words.put(text.language(), text.body());
          hiding.put(text.language(), lint.hidingIn(text.language(), text.body()));
        });
    return new Prepared(
        bare.playbook(),
        bare.at(),
        words,
        hiding,
        bare.since(),
        bare.nextWord(),
        bare.version(),
        bare.facts(),
        bare.stage(),
        bare.phase(),
        bare.seenSheet());
  }
}
