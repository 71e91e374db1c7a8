package io.tocsin.incidents;

import static io.tocsin.incidents.Town.ALICE;
import static io.tocsin.incidents.Town.BOB;
import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.helpline;
import static io.tocsin.incidents.Town.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Mode;
import io.tocsin.store.Database;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What those who answer calls may count on, whatever database keeps what they hand in. */
abstract class ProposalContract {

  private final AtomicInteger lastId = new AtomicInteger();
  private final Supplier<String> ids = () -> "id-%05d".formatted(lastId.incrementAndGet());
  private final Desk desk = new Desk(() -> Town.catalog(Mode.OPERATOR), ids);
  private final Notebook notebook = new Notebook(() -> Town.catalog(Mode.OPERATOR), ids);
  private final AuditLog audit = new AuditLog(ids);
  private final ProposalBox box = new ProposalBox(notebook, audit, ids);
  private final IncidentArchive archive = new IncidentArchive();

  abstract Database database();

  private String open() {
    Opening opening = new Opening("mail", Set.of("receive"), at("09:00"), at("09:05"), ALICE);
    return done(database().write(tx -> desk.open(tx, opening))).id();
  }

  private Answer<Proposal> propose(String incident, String component) {
    WorkaroundDraft draft =
        new WorkaroundDraft(
            incident,
            component,
            text("Envoyez « active » par SMS au 20555"),
            text("Pour activer une carte SIM"),
            null,
            helpline(at("09:20")),
            null,
            at("09:30"),
            ALICE);
    return database().write(tx -> box.propose(tx, draft));
  }

  private List<Workaround> ways(String incident) {
    return database().read(tx -> archive.workarounds(tx, incident));
  }

  private List<Claim> claims(String incident) {
    return database().read(tx -> archive.claims(tx, incident));
  }

  private List<Proposal> waiting() {
    return database().read(box::open);
  }

  private Proposal about(String incident) {
    return database().read(tx -> box.about(tx, incident)).getFirst();
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  private static List<String> faults(Answer<?> answer) {
    return ((Answer.Refused<?>) answer)
        .faults().stream().map(fault -> fault.field() + " " + fault.rule()).toList();
  }

  private List<Deed> deeds() {
    return database().read(tx -> audit.newest(tx, null)).stream().map(AuditEntry::deed).toList();
  }

  @Test
  void aProposalIsNotPublicBeforeAnEditorPublishesIt() {
    String incident = open();
    Proposal proposal = done(propose(incident, "receive"));
    assertThat(waiting()).containsExactly(proposal);
    assertThat(ways(incident)).isEmpty();

    done(database().write(tx -> box.publish(tx, proposal.id(), at("09:40"), BOB)));

    Workaround way = ways(incident).getFirst();
    assertThat(way.steps()).isEqualTo(text("Envoyez « active » par SMS au 20555"));
    assertThat(way.conditions()).isEqualTo(text("Pour activer une carte SIM"));
    assertThat(way.source()).isEqualTo(helpline(at("09:20")));
    assertThat(way.addedAt()).isEqualTo(at("09:40"));
    assertThat(waiting()).isEmpty();
    assertThat(about(incident).standing())
        .isEqualTo(new Proposal.Published(way.id(), at("09:40"), "PERSON " + BOB.name()));
    assertThat(deeds()).contains(Deed.WORKAROUND_PROPOSED, Deed.PROPOSAL_PUBLISHED);
  }

  @Test
  void theEditorSaysUntilWhenAProposedWorkaroundIsShown() {
    String incident = open();
    String id = done(propose(incident, "receive")).id();
    done(database().write(tx -> box.publish(tx, id, at("12:00"), at("09:40"), BOB)));
    assertThat(ways(incident).getFirst().expires()).isEqualTo(at("12:00"));
    String late = done(propose(incident, "receive")).id();
    assertThat(faults(database().write(tx -> box.publish(tx, late, at("09:00"), at("09:50"), BOB))))
        .isNotEmpty();
  }

  @Test
  void whoFloodsTheEditorsIsRefusedUntilTheyHaveRead() {
    String incident = open();
    for (int i = 0; i < ProposalBox.MOST_WAITING; i++) {
      done(propose(incident, "receive"));
    }
    assertThat(faults(propose(incident, "receive"))).containsExactly(" TOO_MANY");
    String first = waiting().getFirst().id();
    done(database().write(tx -> box.decline(tx, first, "Known", at("09:50"), BOB)));
    done(propose(incident, "receive"));
  }

  @Test
  void whatSupportSaidIsAClaimOnceAnEditorPublishesIt() {
    String incident = open();
    ClaimDraft draft =
        new ClaimDraft(
            incident,
            "mail",
            text("It will work again on 15 March"),
            true,
            helpline(at("09:20")),
            at("18:00"),
            false,
            at("09:30"),
            ALICE,
            Recorder.AGENT,
            List.of(new Assertion.End(Interval.at(at("18:00")))),
            null);
    Proposal proposal = done(database().write(tx -> box.propose(tx, draft)));
    assertThat(waiting()).containsExactly(proposal);
    assertThat(claims(incident)).isEmpty();

    done(database().write(tx -> box.publish(tx, proposal.id(), at("09:40"), BOB)));

    Claim claim = claims(incident).getFirst();
    assertThat(claim.text()).isEqualTo(draft.text());
    assertThat(claim.recorder()).isEqualTo(Recorder.AGENT);
    assertThat(claim.source().at()).isEqualTo(at("09:20"));
    assertThat(claim.assertions()).isEqualTo(draft.assertions());
    assertThat(about(incident).standing())
        .isEqualTo(new Proposal.Published(claim.id(), at("09:40"), "PERSON " + BOB.name()));
  }

  @Test
  void aProposalIsSettledOnce() {
    String id = done(propose(open(), "receive")).id();
    done(database().write(tx -> box.publish(tx, id, at("09:40"), BOB)));
    assertThat(faults(database().write(tx -> box.publish(tx, id, at("09:41"), BOB))))
        .containsExactly("proposal " + Rule.CHANGED_MEANWHILE);
    assertThat(faults(database().write(tx -> box.decline(tx, id, "no", at("09:41"), BOB))))
        .containsExactly("proposal " + Rule.CHANGED_MEANWHILE);
  }

  @Test
  void aDeclinedProposalKeepsItsReason() {
    String incident = open();
    String id = done(propose(incident, "receive")).id();
    assertThat(faults(database().write(tx -> box.decline(tx, id, "  ", at("09:40"), BOB))))
        .containsExactly("reason " + Rule.MISSING);
    assertThat(
            faults(database().write(tx -> box.decline(tx, id, "x".repeat(501), at("09:40"), BOB))))
        .containsExactly("reason " + Rule.TOO_LONG);
    Proposal declined =
        done(database().write(tx -> box.decline(tx, id, "works for nobody", at("09:40"), BOB)));
    assertThat(declined.standing())
        .isEqualTo(new Proposal.Declined("works for nobody", at("09:40"), "PERSON " + BOB.name()));
    assertThat(ways(incident)).isEmpty();
    assertThat(deeds()).contains(Deed.PROPOSAL_DECLINED);
  }

  @Test
  void aProposalIsAboutSomethingThatIsOpen() {
    assertThat(faults(propose("nothing", "receive")))
        .containsExactly("incident " + Rule.NOT_AN_INCIDENT);
    String incident = open();
    assertThat(propose(incident, "recieve")).isInstanceOf(Answer.Refused.class);
    database().write(tx -> desk.close(tx, incident, at("09:25"), BOB));
    assertThat(faults(propose(incident, "receive")))
        .containsExactly("incident " + Rule.ALREADY_CLOSED);
    assertThat(faults(database().write(tx -> box.publish(tx, "nothing", at("09:40"), BOB))))
        .containsExactly("proposal " + Rule.MISSING);
  }

  @Test
  void aWaitIsCurrentForHalfAnHourAndKeptAfterIt() {
    for (String time : List.of("09:00", "09:30")) {
      done(
          database()
              .write(tx ->
                  box.noteWait(tx, "mail", HelplineWait.Length.TEN_MINUTES, at(time), ALICE)));
    }
    HelplineWait newest = database().read(tx -> archive.newestWait(tx, "mail")).orElseThrow();
    assertThat(newest.at()).isEqualTo(at("09:30"));
    assertThat(newest.isCurrent(at("09:59"))).isTrue();
    assertThat(newest.isCurrent(at("10:00"))).isFalse();
    List<HelplineWait> waits = database().read(tx -> box.waits(tx, "mail", at("08:00")));
    assertThat(waits).hasSize(2);
    Optional<HelplineWait> elsewhere = database().read(tx -> archive.newestWait(tx, "site"));
    assertThat(elsewhere).isEmpty();
    assertThat(deeds()).contains(Deed.WAIT_NOTED);
  }

  @Test
  void aWaitIsAtAServiceThatIsWatched() {
    Answer<HelplineWait> answer =
        database()
            .write(tx -> box.noteWait(tx, "mial", HelplineWait.Length.CLOSED, at("09:00"), ALICE));
    assertThat(((Answer.Refused<HelplineWait>) answer).faults())
        .containsExactly(Fault.of("service", Rule.NOT_A_SERVICE));
  }
}
