package io.tocsin.operators;

import static io.tocsin.operators.Proof.Way.DNS_RECORD;
import static io.tocsin.operators.Proof.Way.WELL_KNOWN_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Answered;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Contradictions;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Opening;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.WayOut;
import io.tocsin.incidents.WordNotes;
import io.tocsin.incidents.WordStanding;
import io.tocsin.store.Database;
import io.tocsin.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What operators may and may not, on every engine. */
abstract class OperatorContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Actor EVE = new Actor(Actor.Kind.PERSON, "eve");
  private static final String MAIL = "mail.example";

  private final AtomicInteger lastId = new AtomicInteger();
  private final Supplier<String> ids = () -> "id-%05d".formatted(lastId.incrementAndGet());
  private final AuditLog audit = new AuditLog(ids);
  private final Map<Proof, Sight> world = new HashMap<>();
  private Catalog catalog = catalog(Mode.OBSERVER, List.of(MAIL, "www.mail.example"));
  private Instant now = NOON;
  private final Operators operators =
      new Operators(() -> catalog, audit, ids, new SecureRandom(), new byte[32]);
  private final Notebook notebook = new Notebook(() -> catalog, ids);
  private final OperatorDesk desk = new OperatorDesk(notebook, audit);
  private final WordNotes notes = new WordNotes(() -> catalog, audit);
  private final IncidentArchive archive = new IncidentArchive();
  private final Admission admission =
      new Admission(
          operators,
          proof -> world.getOrDefault(proof, Sight.NOT_THERE),
          work -> write(work),
          () -> now);

  abstract Database database();

  private static Catalog catalog(Mode mode, List<String> domains) {
    return new Catalog(
        text("Town"),
        mode,
        List.of("en"),
        ZoneId.of("Europe/Paris"),
        List.of(service("mail", domains), service("site", List.of("site.example"))),
        List.of(),
        Areas.none(),
        List.of(),
        List.of(),
        Contacts.NONE);
  }

  private static Service service(String id, List<String> domains) {
    return new Service(
        id,
        text(id),
        ServiceKind.MAIL,
        "Operator",
        List.of(Component.of(id + "-in", id, text("in"), ServiceKind.MAIL)),
        List.of(),
        List.of(),
        domains);
  }

  private static LocalizedText text(String english) {
    return LocalizedText.of("en", english);
  }

  private <T> T write(Function<Transaction, T> work) {
    return database().write(work::apply);
  }

  private <T> List<T> list(Function<Transaction, List<T>> work) {
    return database().write(work::apply);
  }

  private <T> Optional<T> one(Function<Transaction, Optional<T>> work) {
    return database().write(work::apply);
  }

  private boolean did(Function<Transaction, Boolean> work) {
    return database().write(work::apply);
  }

  private Map<String, WordStanding> standings() {
    return database().write(archive::wordStandings);
  }

  private Challenge challenge(String service, String domain) {
    return operators.challenge(service, domain, now).orElseThrow();
  }

  private Proving.Proved proved(String service, String domain) {
    Challenge challenge = challenge(service, domain);
    world.put(challenge.by(DNS_RECORD), Sight.THERE);
    return (Proving.Proved) admission.prove(challenge.ticket(), DNS_RECORD);
  }

  private Optional<OperatorKey> enter(String secret) {
    return write(tx -> operators.find(tx, secret, now));
  }

  private String incident(String service) {
    Opening opening =
        new Opening(service, Set.of(service + "-in"), now.minusSeconds(600), now, EVE);
    Desk house = new Desk(() -> catalog, ids);
    Answer<Incident> answer = write(tx -> house.open(tx, opening));
    return done(answer).id();
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  private static List<String> faults(Answer<?> answer) {
    return ((Answer.Refused<?>) answer)
        .faults().stream().map(fault -> fault.field() + " " + fault.rule()).toList();
  }

  private static OperatorWordDraft plain(String incident, String words) {
    return new OperatorWordDraft(incident, text(words), null, null, null, false, null, null);
  }

  private static OperatorWordDraft reply(String incident, Answered answered) {
    return new OperatorWordDraft(
        incident, text("That is not so."), null, null, null, false, answered, null);
  }

  private Answer<Claim> say(OperatorKey key, OperatorWordDraft draft) {
    return write(tx -> desk.speak(tx, key, draft, now));
  }

  private List<String> deeds(Deed deed) {
    return write(tx -> audit.newest(tx, null)).stream()
        .filter(entry -> entry.deed() == deed)
        .map(entry -> entry.actor() + " " + entry.outcome() + " " + entry.detail())
        .toList();
  }

  private Claim said(String incident, String speaker) {
    Source source = new Source(Source.named(speaker), "press", now, Source.Precision.EXACT, null);
    ClaimDraft draft =
        ClaimDraft.plain(
            incident, "mail", text("All is lost"), false, source, null, false, now, EVE);
    return done(write(tx -> notebook.recordClaim(tx, draft)));
  }

  @Test
  void whoProvesADomainGetsAKeyOnce() {
    Challenge challenge = challenge("mail", MAIL);
    assertThat(admission.prove(challenge.ticket(), DNS_RECORD))
        .isEqualTo(new Proving.NotYet(challenge, Sight.NOT_THERE));
    world.put(challenge.by(WELL_KNOWN_FILE), Sight.THERE);
    Proving.Proved proved = (Proving.Proved) admission.prove(challenge.ticket(), WELL_KNOWN_FILE);

    assertThat(enter(proved.secret().text())).contains(proved.key());
    assertThat(proved.key().expiresAt()).isEqualTo(NOON.plus(Operators.LASTING));
    assertThat(admission.prove(challenge.ticket(), WELL_KNOWN_FILE))
        .as("the same proof again")
        .isEqualTo(new Proving.NoSuchChallenge());
    assertThat(deeds(Deed.OPERATOR_PROVED))
        .containsExactly("OPERATOR mail.example DONE mail mail.example WELL_KNOWN_FILE");
    List<String> kept =
        list(tx ->
            tx.handle()
                .createQuery("SELECT key_hash FROM operator_key")
                .mapTo(String.class)
                .list());
    assertThat(kept).doesNotContain(proved.secret().text());
  }

  @Test
  void onlyDomainsThatTheOwnerNamedSpeakForAService() {
    assertThat(operators.challenge("mail", "site.example", now)).isEmpty();
    assertThat(operators.challenge("mail", "evil.example", now)).isEmpty();
    assertThat(operators.challenge("none", MAIL, now)).isEmpty();
    Challenge challenge = challenge("mail", MAIL);
    Proving.Proved proved = proved("mail", "www.mail.example");
    catalog = catalog(Mode.OBSERVER, List.of());
    assertThat(admission.prove(challenge.ticket(), DNS_RECORD))
        .isEqualTo(new Proving.NoSuchChallenge());
    assertThat(enter(proved.secret().text())).as("its domain is named no more").isEmpty();
    catalog = catalog(Mode.OPERATOR, List.of(MAIL, "www.mail.example"));
    assertThat(enter(proved.secret().text())).as("the page is the operator's own").isEmpty();
  }

  @Test
  void ticketIsOursAndYoungOrNone() {
    Challenge challenge = challenge("mail", MAIL);
    world.put(challenge.by(DNS_RECORD), Sight.THERE);
    String other = challenge("site", "site.example").ticket();
    String mixed =
        other.substring(0, other.indexOf('.'))
            + challenge.ticket().substring(challenge.ticket().indexOf('.'));
    for (String wrong :
        List.of("", ".", "x", "a.b", challenge.ticket() + "A", challenge.text(), mixed)) {
      assertThat(admission.prove(wrong, DNS_RECORD))
          .as(wrong)
          .isEqualTo(new Proving.NoSuchChallenge());
    }
    assertThat(challenge.text()).doesNotContain(challenge.ticket());
    now = challenge.until();
    assertThat(admission.prove(challenge.ticket(), DNS_RECORD))
        .isEqualTo(new Proving.NoSuchChallenge());
  }

  @Test
  void keyOpensForNinetyDaysAndNothingElseOpens() {
    String secret = proved("mail", MAIL).secret().text();
    assertThat(enter(secret.substring(0, secret.length() - 1) + "!")).isEmpty();
    assertThat(enter("tco_" + "x".repeat(43))).isEmpty();
    assertThat(enter("")).isEmpty();
    now = NOON.plus(Operators.LASTING).minusMillis(1);
    assertThat(enter(secret)).isPresent();
    now = NOON.plus(Operators.LASTING);
    assertThat(enter(secret)).isEmpty();
  }

  @Test
  void proofThatIsGoneTwiceEndsTheKeyAndSilenceDoesNot() {
    Proving.Proved proved = proved("mail", MAIL);
    String secret = proved.secret().text();
    assertThat(list(tx -> operators.due(tx, now))).isEmpty();
    for (Sight sight : List.of(Sight.NOT_THERE, Sight.NOT_REACHED, Sight.THERE, Sight.NOT_THERE)) {
      look(sight);
      assertThat(enter(secret)).as("after " + sight).isPresent();
    }
    look(Sight.NOT_REACHED);
    assertThat(enter(secret)).isPresent();
    look(Sight.NOT_THERE);
    assertThat(enter(secret)).isEmpty();
    assertThat(list(tx -> operators.all(tx)).getFirst().ending())
        .isEqualTo(OperatorKey.Ending.PROOF_GONE);
    assertThat(deeds(Deed.OPERATOR_KEY_ENDED)).containsExactly("CLOCK operators DONE PROOF_GONE");
    now = now.plus(Operators.LOOK_AGAIN);
    assertThat(list(tx -> operators.due(tx, now))).isEmpty();
  }

  private void look(Sight sight) {
    now = now.plus(Operators.LOOK_AGAIN);
    OperatorKey due = write(tx -> operators.due(tx, now)).getFirst();
    write(tx -> {
      operators.looked(tx, due, sight, now);
      operators.looked(tx, due, sight, now);
      return true;
    });
    assertThat(list(tx -> operators.due(tx, now))).as("one of two is heard").isEmpty();
  }

  @Test
  void ownerEndsAKeyAndItsHolderGivesItBack() {
    Proving.Proved one = proved("mail", MAIL);
    Proving.Proved other = proved("mail", MAIL);
    assertThat(did(tx -> operators.takeBack(tx, one.key().id(), "eve", now))).isTrue();
    assertThat(did(tx -> operators.takeBack(tx, one.key().id(), "eve", now))).isFalse();
    assertThat(did(tx -> operators.takeBack(tx, "none", "eve", now))).isFalse();
    assertThat(did(tx -> operators.giveBack(tx, other.key(), now))).isTrue();
    assertThat(enter(one.secret().text())).isEmpty();
    assertThat(enter(other.secret().text())).isEmpty();
    assertThat(deeds(Deed.OPERATOR_KEY_ENDED))
        .containsExactly("OPERATOR mail.example DONE GIVEN_BACK", "PERSON eve DONE OWNER");
  }

  @Test
  void wordIsTheOperatorsWithItsProofAndItsPromise() {
    OperatorKey key = proved("mail", MAIL).key();
    String incident = incident("mail");
    Instant end = now.plusSeconds(7200);
    OperatorWordDraft draft =
        new OperatorWordDraft(
            incident,
            text("A disk is broken."),
            Assertion.State.FAILING,
            end,
            now.plusSeconds(1800),
            true,
            null,
            null);
    Claim claim = done(say(key, draft));

    assertThat(claim.byOperator()).isTrue();
    assertThat(claim.recorder()).isEqualTo(Recorder.OPERATOR);
    assertThat(claim.source().proved()).isEqualTo(key.proved());
    assertThat(claim.source().speaker()).isNull();
    assertThat(list(tx -> archive.claims(tx, incident))).containsExactly(claim);
    assertThat(one(tx -> archive.incident(tx, incident)).orElseThrow().incident().acknowledged())
        .isEqualTo(claim.source());
    assertThat(list(tx -> archive.promises(tx, incident)))
        .filteredOn(promise -> promise.kind() == Promise.Kind.ETA)
        .singleElement()
        .returns(claim.id(), Promise::claim)
        .returns(end, Promise::due);
    assertThat(deeds(Deed.OPERATOR_SPOKE)).containsExactly("OPERATOR mail.example DONE ");
    assertThat(one(tx -> archive.incident(tx, incident)).orElseThrow().incident().phase())
        .isNotEqualTo(Phase.SUSPECTED);
  }

  @Test
  void newerEndOfTheSameOperatorIsACorrectionAndAnotherSpeakersIsNot() {
    OperatorKey key = proved("mail", MAIL).key();
    String incident = incident("mail");
    done(say(key, ends(incident, 3600)));
    now = now.plusSeconds(60);
    done(say(key, ends(incident, 7200)));
    assertThat(contradictions(incident)).isEmpty();
    Source press =
        new Source(Source.named("spokesperson"), "press", now, Source.Precision.EXACT, null);
    ClaimDraft other =
        ClaimDraft.plain(
            incident,
            "mail",
            text("At ten"),
            true,
            press,
            now.plusSeconds(36_000),
            false,
            now,
            EVE);
    done(write(tx -> notebook.recordClaim(tx, other)));
    assertThat(contradictions(incident)).hasSize(1);
  }

  private OperatorWordDraft ends(String incident, long seconds) {
    return new OperatorWordDraft(
        incident, text("Later."), null, now.plusSeconds(seconds), null, false, null, null);
  }

  private List<Contradiction> contradictions(String incident) {
    return write(tx -> archive.contradictions(tx, incident));
  }

  @Test
  void replyAnswersWhatThePublicSeesOfTheSameIncident() {
    OperatorKey key = proved("mail", MAIL).key();
    String incident = incident("mail");
    Claim heard = said(incident, "A reader");
    Answered claim = new Answered(Answered.Kind.CLAIM, heard.id());
    assertThat(done(say(key, reply(incident, claim))).answers()).isEqualTo(claim);
    assertThat(list(tx -> archive.claims(tx, incident)).getLast().answers()).isEqualTo(claim);

    String elsewhere = incident("mail");
    assertThat(faults(say(key, reply(elsewhere, claim)))).containsExactly("answers MISSING");
    assertThat(faults(say(key, reply(null, claim)))).contains("incident MISSING");
    Answered statement = new Answered(Answered.Kind.STATEMENT, "s-1");
    assertThat(faults(say(key, reply(incident, statement)))).containsExactly("answers MISSING");
  }

  @Test
  void contradictionIsAnsweredOnceItIsPublic() {
    OperatorKey key = proved("mail", MAIL).key();
    String incident = incident("mail");
    done(say(key, ends(incident, 3600)));
    now = now.plusSeconds(60);
    Source press =
        new Source(Source.named("spokesperson"), "press", now, Source.Precision.EXACT, null);
    ClaimDraft other =
        ClaimDraft.plain(
            incident,
            "mail",
            text("At ten"),
            true,
            press,
            now.plusSeconds(36_000),
            false,
            now,
            EVE);
    done(write(tx -> notebook.recordClaim(tx, other)));
    String found = contradictions(incident).getFirst().id();
    Answered answered = new Answered(Answered.Kind.CONTRADICTION, found);
    assertThat(faults(say(key, reply(incident, answered)))).containsExactly("answers MISSING");
    Contradictions rules = new Contradictions(audit);
    done(write(tx -> rules.settle(tx, found, new WayOut.Publish(), now, EVE)));
    done(say(key, reply(incident, answered)));
  }

  @Test
  void keyOfOneServiceSaysNothingOfAnother() {
    OperatorKey key = proved("site", "site.example").key();
    String incident = incident("mail");
    assertThat(faults(say(key, plain(incident, "Not ours."))))
        .containsExactly("incident NOT_AN_INCIDENT");
    assertThat(list(tx -> archive.claims(tx, incident))).isEmpty();
  }

  @Test
  void operatorTakesBackItsOwnWordsAlone() {
    OperatorKey key = proved("mail", MAIL).key();
    String incident = incident("mail");
    Claim own = done(say(key, plain(incident, "All is well.")));
    Claim heard = said(incident, "A reader");
    now = now.plusSeconds(60);
    assertThat(faults(say(key, takesBack(incident, heard.id()))))
        .containsExactly("corrects MISSING");
    OperatorKey www = proved("mail", "www.mail.example").key();
    assertThat(faults(say(www, takesBack(incident, own.id())))).containsExactly("corrects MISSING");
    OperatorKey again = proved("mail", MAIL).key();
    assertThat(done(say(again, takesBack(incident, own.id()))).corrects()).isEqualTo(own.id());
  }

  private static OperatorWordDraft takesBack(String incident, String corrected) {
    return new OperatorWordDraft(
        incident, text("It is not."), null, null, null, false, null, corrected);
  }

  @Test
  void tooManyTooLongAndTooEarlyAreRefusedAndNoted() {
    OperatorKey key = proved("mail", MAIL).key();
    String incident = incident("mail");
    assertThat(faults(say(key, plain(incident, "x".repeat(OperatorDesk.LONGEST + 1)))))
        .containsExactly("text.en TOO_LONG");
    assertThat(faults(say(key, plain(incident, "a\u202eb"))))
        .containsExactly("text.en FORBIDDEN_CHARACTERS");
    OperatorWordDraft late =
        new OperatorWordDraft(incident, text("x"), null, now, now, false, null, null);
    assertThat(faults(say(key, late))).containsExactly("next_word IN_THE_PAST");
    for (int i = 0; i < OperatorDesk.IN_AN_HOUR; i++) {
      done(say(key, plain(null, "Word " + i)));
    }
    OperatorKey second = proved("mail", MAIL).key();
    assertThat(faults(say(second, plain(null, "One more")))).containsExactly(" TOO_MANY");
    write(tx -> {
      desk.refused(tx, key, List.of(), now);
      return true;
    });
    assertThat(deeds(Deed.OPERATOR_SPOKE).getFirst()).startsWith("OPERATOR mail.example REFUSED");
    now = now.plus(Duration.ofHours(1));
    done(say(key, plain(null, "One more")));
  }

  @Test
  void editorRemarksAndOwnerHidesAndTheWordItselfStays() {
    OperatorKey key = proved("mail", MAIL).key();
    String incident = incident("mail");
    Claim word = done(say(key, plain(incident, "Nothing is broken.")));
    Claim heard = said(incident, "A reader");
    assertThat(faults(write(tx -> notes.mark(tx, heard.id(), text("Hm."), now, EVE))))
        .as("not an operator's by proof")
        .containsExactly("word MISSING");
    LocalizedText foreign = LocalizedText.of("de", "Nein.");
    assertThat(faults(write(tx -> notes.hide(tx, word.id(), foreign, now, EVE))))
        .containsExactly("words.en LANGUAGE_MISSING");

    done(write(tx -> notes.mark(tx, word.id(), text("We hold other evidence."), now, EVE)));
    done(write(tx -> notes.hide(tx, word.id(), text("It names a person."), now, EVE)));
    WordStanding.Remark mark = new WordStanding.Remark(now, text("We hold other evidence."));
    WordStanding.Remark hidden = new WordStanding.Remark(now, text("It names a person."));
    assertThat(standings()).isEqualTo(Map.of(word.id(), new WordStanding(mark, hidden)));
    assertThat(one(tx -> archive.claim(tx, word.id()))).contains(word);

    done(write(tx -> notes.show(tx, word.id(), now, EVE)));
    done(write(tx -> notes.unmark(tx, word.id(), now, EVE)));
    assertThat(standings()).isEqualTo(Map.of());
    assertThat(deeds(Deed.WORD_HIDDEN))
        .containsExactly("PERSON eve DONE HIDDEN", "PERSON eve REFUSED HIDDEN");
    assertThat(deeds(Deed.WORD_SHOWN)).containsExactly("PERSON eve DONE SHOWN");
  }

  @Test
  void nobodyElseSaysThatTheOperatorWroteHere() {
    String incident = incident("mail");
    Source source = new Source(null, null, now, Source.Precision.EXACT, null);
    ClaimDraft forged =
        new ClaimDraft(
            incident,
            "mail",
            text("x"),
            true,
            source,
            null,
            false,
            now,
            EVE,
            Recorder.OPERATOR,
            List.of(),
            null);
    assertThat(faults(write(tx -> notebook.recordClaim(tx, forged))))
        .containsExactly("recorder SOURCE_REQUIRED");
    assertThat(AuditEntry.person("eve")).isEqualTo("PERSON eve");
  }
}
