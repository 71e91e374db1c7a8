package io.tocsin.app.story;

import static io.tocsin.app.story.Newsroom.SOMEBODY;

import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Proposal;
import io.tocsin.incidents.Question;
import io.tocsin.incidents.QuestionDraft;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.WorkaroundDraft;
import io.tocsin.signals.CallAnswer;
import io.tocsin.signals.CallDraft;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a story's people do on the telephone: ask, tally, hand in what they were told. */
final class Telephone {

  private static final Actor AGENT = new Actor(Actor.Kind.PERSON, "desk");
  private static final String DESK = "desk";

  private final Desks desks;
  private final Map<String, String> questions = new ConcurrentHashMap<>();
  private final Map<String, String> proposals = new ConcurrentHashMap<>();

  Telephone(Desks desks) {
    this.desks = desks;
  }

  List<Fault> ask(Act.Ask ask, String incident, Instant now) {
    QuestionDraft draft =
        new QuestionDraft(incident, ask.text(), ask.of(), ask.channel(), now, now, SOMEBODY);
    return desks.inOne(transaction -> {
      Answer<Question> answer = desks.questions().ask(transaction, draft);
      if (answer instanceof Answer.Done<Question>(Question asked)) {
        questions.put(ask.name(), asked.id());
      }
      return answer;
    });
  }

  Answer<?> answered(Transaction transaction, String question, String claim, Instant now) {
    String id = questions.getOrDefault(question, "");
    return desks.questions().answered(transaction, id, claim, now, SOMEBODY);
  }

  List<Fault> tally(Act.Tally tally) {
    List<Fault> faults = new ArrayList<>();
    tally
        .calls()
        .forEach((postcode, calls) -> {
          CallDraft draft = new CallDraft(tally.component(), tally.symptom(), postcode, calls);
          switch (desks.calls().tally(draft, DESK, null).join()) {
            case CallAnswer.Refused(List<Fault> found) -> faults.addAll(found);
            case CallAnswer.Tallied _ -> {
              // Durable: nothing more to do.
            }
            case CallAnswer.TakenBack _, CallAnswer.TooLate _, CallAnswer.Busy _ ->
                throw new IllegalStateException("a tally of the story was not taken: " + draft);
          }
        });
    return faults;
  }

  List<Fault> propose(Act.Propose propose, String incident, Instant now) {
    Source.Precision precision = propose.precision();
    WorkaroundDraft draft =
        new WorkaroundDraft(
            incident,
            propose.component(),
            propose.steps(),
            propose.conditions(),
            propose.limits(),
            new Source(
                propose.speaker(),
                propose.channel(),
                now,
                precision == null ? Source.Precision.HOUR : precision,
                null),
            null,
            now,
            AGENT);
    return desks.inOne(transaction -> {
      Answer<Proposal> answer = desks.proposals().propose(transaction, draft);
      if (answer instanceof Answer.Done<Proposal>(Proposal proposal)) {
        proposals.put(propose.name(), proposal.id());
      }
      return answer;
    });
  }

  List<Fault> approve(Act.Approve approve, Instant now) {
    String id = proposals.getOrDefault(approve.proposal(), "");
    return desks.inOne(transaction -> desks.proposals().publish(transaction, id, now, SOMEBODY));
  }

  List<Fault> wait(Act.Wait wait, Instant now) {
    return desks.inOne(transaction ->
        desks.proposals().noteWait(transaction, wait.service(), wait.length(), now, AGENT));
  }
}
