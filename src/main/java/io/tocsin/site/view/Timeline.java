package io.tocsin.site.view;

import io.tocsin.detection.Verdict;
import io.tocsin.incidents.Answered;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Question;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Asked;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Moved;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.PromiseMissed;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Shown;
import io.tocsin.publication.Statement;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an incident's timeline, newest first. */
public final class Timeline {

  private final Reading reading;
  private final IncidentView incident;
  private final ReplyWriter replies;
  private final EventWords events;
  private final RecordEntries record;

  Timeline(Reading reading, IncidentView incident) {
    this.reading = reading;
    this.incident = incident;
    this.replies = new ReplyWriter(reading);
    this.events = new EventWords(reading, incident);
    this.record = new RecordEntries(incident);
  }

  /**
   * One entry.
   *
   * @param id anchor, or null for what nobody links to
   * @param voice whose it is: {@code said}, {@code claimed}, {@code shown} or {@code moved}
   * @param label who speaks, in a word or two
   * @param text what was said, or null
   * @param sentence what happened, or null when the text says it
   * @param notes facts that go with it: end, next word
   * @param corrects what it corrects, or null
   * @param correctedBy the anchor of what corrects it, or null
   * @param source where it can be read, or null
   * @param answering what it replies to, or null
   * @param replies what was replied to it
   */
  public record Line(
      @Nullable String id,
      TimeTag time,
      String voice,
      String label,
      @Nullable Prose text,
      @Nullable String sentence,
      List<String> notes,
      @Nullable Correction corrects,
      @Nullable String correctedBy,
      @Nullable String source,
      @Nullable Answering answering,
      List<ReplyBlock> replies) {
    public Line {
      notes = List.copyOf(notes);
      replies = List.copyOf(replies);
    }
  }

  /** What a line replies to, in words, and its anchor. */
  public record Answering(String id, String words) {}

  /** What was said before, and where it stands. */
  public record Correction(String id, TimeTag time, Prose text) {}

  static boolean holds(IncidentView incident, String statement) {
    return find(incident, statement).isPresent();
  }

  private static Optional<Statement> find(IncidentView incident, String id) {
    return incident.timeline().stream()
        .filter(Said.class::isInstance)
        .map(entry -> ((Said) entry).statement())
        .filter(statement -> statement.id().equals(id))
        .findFirst();
  }

  /** Returns the newest lines, not more than asked for; of what is over the beginning too. */
  List<Line> lines(int most) {
    List<Line> lines = new ArrayList<>();
    boolean begins = record.lacksItsBeginning();
    for (TimelineEntry entry : record.shown()) {
      if (begins && entry.at().isBefore(incident.onset())) {
        lines.add(beginning());
        begins = false;
      }
      lines.add(line(entry));
    }
    if (begins) {
      lines.add(beginning());
    }
    return List.copyOf(lines.subList(0, Math.min(most, lines.size())));
  }

  private Line beginning() {
    return event(new Happening(null, "moved", reading.time(incident.onset()), events.began()));
  }

  private Line line(TimelineEntry entry) {
    return switch (entry) {
      case Said said -> said(said);
      case Claimed(var _, Claim claim) -> claimed(claim);
      case Asked(var _, Question question) -> asked(question);
      case Shown(var at, Verdict verdict) ->
          event(new Happening(null, "shown", reading.time(at), events.shown(verdict)));
      case Moved(var at, var _, var to) ->
          event(new Happening(null, "moved", reading.time(at), events.moved(to)));
      case PromiseMissed(var at, Promise promise) ->
          event(new Happening(anchor(promise), "moved", reading.time(at), events.missed(promise)));
    };
  }

  /** Returns the place on the page where it is told that a promise was not kept. */
  static String anchor(Promise promise) {
    return "p-" + promise.id();
  }

  private record Happening(@Nullable String id, String voice, TimeTag time, String sentence) {}

  private Line event(Happening happening) {
    return new Line(
        happening.id(),
        happening.time(),
        happening.voice(),
        label(happening.voice()),
        null,
        happening.sentence(),
        List.of(),
        null,
        null,
        null,
        null,
        List.of());
  }

  private String label(String voice) {
    return reading.phrases().say("timeline." + voice);
  }

  private Line said(Said said) {
    Statement statement = said.statement();
    String label =
        reading
            .phrases()
            .say(
                statement.corrects() == null ? "timeline.said-phase" : "timeline.correction",
                "phase",
                Lead.step(reading, incident, statement.phase(), said.at()));
    return new Line(
        statement.id(),
        reading.time(said.at()),
        "said",
        label,
        Prose.of(statement.text(), reading.language()),
        null,
        notes(statement),
        correction(statement),
        said.correctedBy(),
        null,
        null,
        replies.to(incident, Answered.Kind.STATEMENT, statement.id()));
  }

  private List<String> notes(Statement statement) {
    List<String> notes = new ArrayList<>();
    Eta eta = statement.eta();
    if (eta instanceof Eta.At(var end)) {
      notes.add(reading.phrases().say("note.eta", "time", reading.moments().moment(end)));
    } else if (eta != null && !isOver(statement.phase())) {
      notes.add(reading.phrases().say("note.eta-none"));
    }
    if (statement.nextWord() != null) {
      notes.add(
          reading
              .phrases()
              .say("note.next-word", "time", reading.moments().moment(statement.nextWord())));
    }
    return notes;
  }

  /** Then nobody waits for an end any more. */
  private static boolean isOver(Phase phase) {
    return phase == Phase.RECOVERED || phase == Phase.CLOSED;
  }

  private @Nullable Correction correction(Statement statement) {
    String corrected = statement.corrects();
    return corrected == null
        ? null
        : find(incident, corrected)
            .map(old ->
                new Correction(
                    old.id(), reading.time(old.at()), Prose.of(old.text(), reading.language())))
            .orElse(null);
  }

  private Line claimed(Claim claim) {
    List<String> notes = new ArrayList<>();
    notes.add(Sources.words(reading, claim));
    claim.end().ifPresent(end -> notes.add(events.announced(end)));
    notes.addAll(replies.remarks(claim.id()));
    return new Line(
        claim.id(),
        reading.time(claim.source().at()),
        "claimed",
        speaker(claim),
        Prose.of(claim.text(), reading.language()),
        null,
        notes,
        replies.takenBack(incident, claim),
        replies.takenBackBy(incident, claim),
        Sources.link(claim.source()),
        replies.answering(incident, claim),
        replies.to(incident, Answered.Kind.CLAIM, claim.id()));
  }

  private String speaker(Claim claim) {
    if (!claim.byOperator()) {
      return label("claimed");
    }
    String where = claim.source().proved() == null ? "claimed-operator" : "claimed-here";
    return reading
        .phrases()
        .say("timeline." + where, "operator", reading.operator(incident.service()));
  }

  /** A question without an answer is a silence with a date. */
  private Line asked(Question question) {
    Phrases words = AssertionWords.BOOK.in(reading.language());
    Instant answered = question.answeredAt();
    String sentence =
        words.say(
            "asked.line",
            "who",
            reading.words(question.askedOf()),
            "text",
            reading.words(question.text()));
    String note =
        answered == null
            ? words.say("asked.open")
            : words.say("asked.answered", "time", reading.moments().moment(answered));
    return new Line(
        null,
        reading.time(question.askedAt()),
        "asked",
        words.say("asked"),
        null,
        sentence,
        List.of(note),
        null,
        null,
        null,
        null,
        List.of());
  }
}
