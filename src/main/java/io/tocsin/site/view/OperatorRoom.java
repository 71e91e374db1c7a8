package io.tocsin.site.view;

import io.tocsin.incidents.Answered;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.operators.OperatorKey;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.aftermath.Communication;
import io.tocsin.site.view.OperatorBlock.Option;
import io.tocsin.web.Form;
import io.tocsin.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operator's desk is made of, and how it is written. Immutable.
 *
 * @param key with which somebody entered
 * @param said what was said by proof of this domain, newest first
 * @param told how outages were told that the public does not see yet, newest first
 */
public record OperatorRoom(OperatorKey key, List<Claim> said, List<Communication> told) {

  private static final int SHORT = 70;

  public OperatorRoom {
    said = List.copyOf(said);
    told = List.copyOf(told);
  }

  /**
   * Writes the desk.
   *
   * @param typed what was typed or chosen before
   * @param words the phrases of the desk
   * @param path of the desk
   */
  public OperatorBlock write(Reading reading, Form typed, Phrases words, String path) {
    String corrects = typed.first("corrects").orElse("");
    return new OperatorBlock(
        reading
            .service(key.service())
            .map(service -> reading.words(service.name()))
            .orElse(key.service()),
        reading.operator(key.service()),
        key.domain(),
        reading.moments().day(key.provedAt()),
        reading.moments().day(key.expiresAt()),
        incidents(reading).map(one -> about(reading, one, typed)).toList(),
        answers(reading, typed, words),
        Stream.of(Assertion.State.values()).map(state -> state(state, typed, words)).toList(),
        said.stream()
            .filter(claim -> claim.id().equals(corrects))
            .findFirst()
            .map(claim -> word(reading, claim, path))
            .orElse(null),
        said.stream().map(claim -> word(reading, claim, path)).toList(),
        told.stream().map(one -> told(reading, one)).toList());
  }

  private static Option about(Reading reading, IncidentView incident, Form typed) {
    boolean chosen = typed.first("incident").filter(incident.id()::equals).isPresent();
    return new Option(incident.id(), Lead.sentence(reading, incident), chosen);
  }

  private static Option state(Assertion.State state, Form typed, Phrases words) {
    boolean chosen = typed.first("state").filter(state.name()::equals).isPresent();
    return new Option(state.name(), words.say("state." + state), chosen);
  }

  private Stream<IncidentView> incidents(Reading reading) {
    return reading.snapshot().incidents().stream()
        .filter(incident -> incident.service().equals(key.service()));
  }

  /** What the public sees of an incident and others said. */
  private List<Option> answers(Reading reading, Form typed, Phrases words) {
    String chosen = typed.first("answers").orElse("");
    List<Option> answers = new ArrayList<>();
    incidents(reading)
        .filter(one -> typed.first("incident").filter(one.id()::equals).isPresent())
        .forEach(one -> {
          one.timeline().forEach(entry -> answer(reading, entry, chosen).ifPresent(answers::add));
          ContradictionWriter writer = new ContradictionWriter(reading, "");
          one.contradictions()
              .forEach(found ->
                  answers.add(
                      choice(
                          new Answered(Answered.Kind.CONTRADICTION, found.id()),
                          words.say(
                              "answer.contradiction", "matter", writer.matter(found.matter())),
                          chosen)));
        });
    return answers;
  }

  private static Optional<Option> answer(Reading reading, TimelineEntry entry, String chosen) {
    String at = reading.moments().moment(entry.at()) + " · ";
    return switch (entry) {
      case Said said ->
          Optional.of(
              choice(
                  new Answered(Answered.Kind.STATEMENT, said.statement().id()),
                  at + shortly(reading.words(said.statement().text())),
                  chosen));
      case Claimed claimed when claimed.claim().source().proved() == null ->
          Optional.of(
              choice(
                  new Answered(Answered.Kind.CLAIM, claimed.claim().id()),
                  at + shortly(reading.words(claimed.claim().text())),
                  chosen));
      case Claimed _,
          TimelineEntry.Asked _,
          TimelineEntry.Shown _,
          TimelineEntry.Moved _,
          TimelineEntry.PromiseMissed _ ->
          Optional.empty();
    };
  }

  private static Option choice(Answered answered, String words, String chosen) {
    return new Option(answered.word(), words, answered.word().equals(chosen));
  }

  private static String shortly(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    int end = line.offsetByCodePoints(0, Math.min(SHORT, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }

  private OperatorBlock.Word word(Reading reading, Claim claim, String path) {
    String incident = claim.incident();
    boolean shown =
        incident != null && incidents(reading).anyMatch(one -> one.id().equals(incident));
    return new OperatorBlock.Word(
        reading.time(claim.source().at()),
        Prose.of(claim.text(), reading.language()),
        new ReplyWriter(reading).remarks(claim.id()),
        shown ? reading.path("incident/" + incident) + "#" + claim.id() : null,
        path
            + "?corrects="
            + claim.id()
            + (incident == null ? "" : "&incident=" + incident)
            + "#say");
  }

  private static OperatorBlock.Told told(Reading reading, Communication told) {
    String title =
        reading.snapshot().incidents().stream()
            .filter(incident -> incident.id().equals(told.incident()))
            .map(incident -> reading.words(incident.title()))
            .findFirst()
            .orElse(told.incident());
    return new OperatorBlock.Told(
        title, reading.moments().moment(told.publicFrom()), new AfterWriter(reading).score(told));
  }
}
