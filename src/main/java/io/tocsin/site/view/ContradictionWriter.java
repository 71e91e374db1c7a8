package io.tocsin.site.view;

import io.tocsin.incidents.Answered;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.contradiction.Matter;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.incidents.contradiction.Voice;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Puts two words that do not fit side by side, without taking sides. */
public final class ContradictionWriter {

  private final Reading reading;
  private final AssertionWords words;
  private final Phrases phrases;
  private final String operator;

  /**
   * Writes for a reader.
   *
   * @param operator who runs the service, as the catalogue names it
   */
  public ContradictionWriter(Reading reading, String operator) {
    this.reading = reading;
    this.words = new AssertionWords(reading);
    this.phrases = AssertionWords.BOOK.in(reading.language());
    this.operator = operator;
  }

  /** Writes one. */
  public ContradictionBlock write(Contradiction contradiction) {
    Instant closed = contradiction.closedAt();
    return new ContradictionBlock(
        contradiction.id(),
        matter(contradiction.matter()),
        List.of(side(contradiction.one()), side(contradiction.other())),
        reading.time(contradiction.foundAt()),
        contradiction.explanation() == null
            ? null
            : Prose.of(contradiction.explanation(), reading.language()),
        closed == null
            ? phrases.say("open")
            : phrases.say(
                "closed." + contradiction.closedBy(), "time", reading.moments().moment(closed)),
        closed == null,
        reading.snapshot().incidents().stream()
            .filter(incident -> incident.id().equals(contradiction.incident()))
            .flatMap(incident -> replies(incident, contradiction.id()))
            .toList());
  }

  private Stream<ReplyBlock> replies(IncidentView incident, String id) {
    return new ReplyWriter(reading).to(incident, Answered.Kind.CONTRADICTION, id).stream();
  }

  /** Names what two words are about. */
  public String matter(Matter matter) {
    return phrases.say("matter." + matter);
  }

  /** Writes one word with its source. */
  public ContradictionBlock.Side side(Testimony word) {
    return new ContradictionBlock.Side(
        who(word.voice()),
        Sources.place(reading, word.source()),
        words.of(word.assertion()),
        word.words() == null ? null : Prose.of(word.words(), reading.language()),
        Sources.link(word.source()));
  }

  private String who(Voice voice) {
    return switch (voice) {
      case Voice.House _ -> phrases.say("who.house");
      case Voice.Named named -> reading.words(named.name());
      case Voice.Operator() -> operator;
      case Voice.Unnamed() -> phrases.say("who.unnamed");
      case Voice.Evidence() -> phrases.say("who.evidence");
      case Voice.Records() -> phrases.say("who.records");
    };
  }
}
