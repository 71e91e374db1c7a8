package io.tocsin.publication.mouths;

import io.tocsin.publication.facts.Stage;
import java.util.ArrayList;
import java.util.List;

/** What somebody who answers calls says to the questions that callers ask. Immutable. */
final class CallScript {

  private record Question(String key, List<Topic> answers) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("ask.what", List.of(Topic.LEAD, Topic.STATE, Topic.SYMPTOM, Topic.HARM)),
          new Question("ask.who", List.of(Topic.REACH, Topic.AFFECTED, Topic.OBSERVED)),
          new Question("ask.why", List.of(Topic.CAUSE)),
          new Question("ask.when", List.of(Topic.ETA, Topic.REPAIR, Topic.MEASURES)),
          new Question("ask.meanwhile", List.of(Topic.WORKAROUND, Topic.FIRST_HELP)),
          new Question("ask.works", List.of(Topic.STILL_WORKS)),
          new Question("ask.data", List.of(Topic.DATA)),
          new Question("ask.rumour", List.of(Topic.RUMOURS)),
          new Question("ask.else", List.of(Topic.KNOWN, Topic.UNKNOWN)),
          new Question("ask.money", List.of(Topic.APOLOGY, Topic.COMPENSATION)),
          new Question("ask.again", List.of(Topic.PREVENTION)),
          new Question("ask.next", List.of(Topic.NEXT)));
  private static final List<Question> ABOUT_WORK =
      List.of(
          new Question("ask.work", List.of(Topic.LEAD)),
          new Question("ask.next", List.of(Topic.NEXT)));

  private final Telling telling;
  private final Speaker speaker;

  CallScript(Telling telling) {
    this.telling = telling.insisting();
    this.speaker = telling.speaker();
  }

  String text() {
    boolean work = speaker.situation().stage() == Stage.PLANNED_WORK;
    List<String> told = new ArrayList<>();
    List<String> who = telling.of(Topic.WHO);
    if (!who.isEmpty()) {
      told.add(String.join(" ", who));
    }
    for (Question question : work ? ABOUT_WORK : QUESTIONS) {
      List<String> answer =
          question.answers().stream().flatMap(t -> telling.of(t).stream()).toList();
      if (!answer.isEmpty()) {
        told.add(
            speaker.say("ask", "question", speaker.say(question.key()))
                + "\n"
                + String.join(" ", answer));
      }
    }
    String now =
        speaker
            .with(Speaker.Clock.FULL, speaker.isOutside())
            .moment(speaker.situation().briefing().now());
    told.add(speaker.say("written", "now", now));
    return String.join("\n\n", told);
  }
}
