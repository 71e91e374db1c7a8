package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Stage;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.publication.sql.MouthTable;
import io.tocsin.store.Database;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fact sheets and the texts made from them promise on every engine. */
abstract class SheetContract {

  PressRoom room;

  abstract Database database();

  @BeforeEach
  void enter() {
    room = new PressRoom(database(), Mode.OPERATOR);
  }

  List<AuditEntry> audit() {
    return database().read(tx -> room.audit.newest(tx, null));
  }

  private List<MouthText> mouths(Statement said) {
    return database().read(tx -> new MouthTable().of(tx, said.id()));
  }

  private static FactSheet withKnown(FactSheet sheet, List<LocalizedText> known) {
    return new FactSheet(
        sheet.symptoms(),
        known,
        sheet.unknown(),
        sheet.cause(),
        sheet.rumours(),
        sheet.reach(),
        sheet.affected(),
        sheet.dataFates(),
        sheet.stillWorks(),
        sheet.repair(),
        sheet.eta(),
        sheet.nextWord(),
        sheet.measures(),
        sheet.prevention(),
        sheet.harm(),
        sheet.apology(),
        sheet.compensation());
  }

  private static FactSheet wrong() {
    FactSheet sheet = PressRoom.sheet();
    return new FactSheet(
        LocalizedText.of("de", "nichts"),
        Collections.nCopies(21, LocalizedText.frenchAndEnglish("a", "b")),
        List.of(LocalizedText.of("fr", "x".repeat(601))),
        sheet.cause(),
        List.of(),
        List.of(
            new Reach(
                "mail-recieve",
                ComponentState.OUT,
                Set.of(new Cohort("domain", "neuf.exmple")),
                Set.of("999"))),
        List.of(),
        List.of(
            new DataFate(
                PressRoom.MORNING.atZone(ZoneOffset.UTC).toLocalDate().plusDays(2),
                "mail-receive",
                DataFate.Fate.SAFE)),
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        new Compensation.NotDecided(PressRoom.MORNING.plus(Duration.ofDays(400))));
  }

  @Test
  void sheetIsKeptAsARevisionAndReadBackWhole() {
    String incident = room.say(room.opening()).incident();
    assertThat(room.sheets.current(incident)).isEmpty();
    Saving first = room.sheets.save(incident, 0, PressRoom.sheet(), PressRoom.ANNE);
    assertThat(first).isInstanceOf(Saving.Saved.class);
    SheetRevision kept = ((Saving.Saved) first).revision();
    assertThat(kept.sheet()).isEqualTo(PressRoom.sheet());
    assertThat(room.sheets.current(incident)).contains(kept);
    assertThat(room.sheets.save(incident, kept.number(), PressRoom.sheet(), PressRoom.ANNE))
        .isEqualTo(first);
    assertThat(audit().getFirst())
        .extracting(AuditEntry::deed, AuditEntry::actor, AuditEntry::subject)
        .containsExactly(Deed.SHEET_CHANGED, "PERSON anne", incident);
  }

  @Test
  void secondEditorIsToldThatItChangedAndLosesNothing() {
    String incident = room.say(room.opening()).incident();
    room.sheets.save(incident, 0, PressRoom.sheet(), PressRoom.ANNE);
    FactSheet late =
        withKnown(PressRoom.sheet(), List.of(LocalizedText.frenchAndEnglish("un", "one")));
    Saving answer = room.sheets.save(incident, 0, late, PressRoom.BRUNO);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Saving.ChangedMeanwhile.class,
            both -> {
              assertThat(both.standing().sheet()).isEqualTo(PressRoom.sheet());
              assertThat(both.yours().sheet()).isEqualTo(late);
              assertThat(both.yours().aside()).isTrue();
            });
    assertThat(room.sheets.current(incident).orElseThrow().sheet()).isEqualTo(PressRoom.sheet());
    assertThat(room.sheets.revisions(incident))
        .extracting(SheetRevision::sheet, SheetRevision::aside)
        .containsExactly(tuple(late, true), tuple(PressRoom.sheet(), false));
  }

  @Test
  void everyFaultOfASheetNamesItsField() {
    String incident = room.say(room.opening()).incident();
    Saving answer = room.sheets.save(incident, 0, wrong(), PressRoom.ANNE);
    assertThat(answer).isInstanceOf(Saving.Refused.class);
    List<Fault> faults = ((Saving.Refused) answer).faults();
    assertThat(faults)
        .extracting(Fault::field, Fault::rule)
        .containsExactlyInAnyOrder(
            tuple("facts.symptoms", Rule.NOT_A_LANGUAGE),
            tuple("facts.known", Rule.TOO_MANY),
            tuple("facts.unknown[0].fr", Rule.TOO_LONG),
            tuple("facts.reach[0].component", Rule.NOT_A_COMPONENT),
            tuple("facts.reach[0].cohorts", Rule.NOT_A_COHORT),
            tuple("facts.reach[0].areas", Rule.NOT_AN_AREA),
            tuple("facts.data_fates[0].day", Rule.IN_THE_FUTURE),
            tuple("facts.compensation.decision_by", Rule.TOO_FAR));
    assertThat(faults)
        .anySatisfy(f -> assertThat(f.details()).containsEntry("didYouMean", "mail-receive"))
        .anySatisfy(
            f -> assertThat(f.details()).containsEntry("didYouMean", "domain:neuf.example"));
    assertThat(room.sheets.current(incident)).isEmpty();
  }

  @Test
  void halfTranslatedSheetIsKeptButNotSaid() {
    String incident = room.say(room.opening()).incident();
    FactSheet half = withKnown(PressRoom.sheet(), List.of(LocalizedText.of("fr", "un fait")));
    assertThat(room.sheets.save(incident, 0, half, PressRoom.ANNE))
        .isInstanceOf(Saving.Saved.class);
    StatementDraft draft = room.fromSheet(incident, half, Stage.SCOPE);
    assertThat(room.publisher.publish(draft, PressRoom.ANNE, null))
        .isEqualTo(
            new Publication.Refused(
                List.of(
                    new Fault(
                        "facts.known[0].en", Rule.LANGUAGE_MISSING, Map.of("language", "en")))));
    assertThat(audit().getFirst())
        .extracting(AuditEntry::deed, AuditEntry::outcome, AuditEntry::detail)
        .containsExactly(Deed.STATEMENT_REFUSED, AuditEntry.Outcome.REFUSED, "LANGUAGE_MISSING");
  }

  @Test
  void everyMouthSpeaksFromTheSheetInEveryLanguage() {
    String incident = room.say(room.opening()).incident();
    Statement said = room.say(room.fromSheet(incident, PressRoom.sheet(), Stage.SCOPE));
    List<MouthText> texts = mouths(said);
    List<String> wanted = new ArrayList<>();
    for (Mouth mouth : Mouth.values()) {
      for (String language : room.catalog.languages()) {
        wanted.add(mouth + " " + language);
      }
    }
    assertThat(texts.stream().filter(text -> text.register() == Register.PLAIN))
        .extracting(text -> text.mouth() + " " + text.language())
        .containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(said.text().in("fr"))
        .isEqualTo(
            texts.stream()
                .filter(text -> text.mouth() == Mouth.PAGE && text.language().equals("fr"))
                .findFirst()
                .orElseThrow()
                .body());
    assertThat(said.facts()).isEqualTo(PressRoom.sheet());
    assertThat(said.stage()).isEqualTo(Stage.SCOPE);
    assertThat(said.nextWord()).isEqualTo(PressRoom.sheet().nextWord());
    assertThat(room.statements.find(said.id())).contains(said);
    IncidentView view = room.snapshots(0).refresh().incidents().getFirst();
    assertThat(view.facts()).isEqualTo(PressRoom.sheet());
    assertThat(view.mouths()).isEqualTo(texts);
    assertThat(view.cohorts())
        .extracting(CohortStatus::component, CohortStatus::cohorts, CohortStatus::state)
        .contains(tuple("mail-receive", Set.of(PressRoom.neuf()), ComponentState.OUT));
  }

  @Test
  void statementFreezesItsSheetAndTheWorkingCopyFollows() {
    String incident = room.say(room.opening()).incident();
    room.sheets.save(incident, 0, PressRoom.sheet(), PressRoom.ANNE);
    long seen = room.sheets.current(incident).orElseThrow().number();
    Eta end = new Eta.At(PressRoom.MORNING.plus(Duration.ofHours(5)));
    StatementDraft whole = room.about(incident, Phase.IDENTIFIED);
    StatementDraft dated =
        new StatementDraft(
                incident,
                null,
                Phase.IDENTIFIED,
                whole.components(),
                Map.of("fr", " "),
                end,
                whole.nextWord(),
                null,
                null,
                List.of(),
                false,
                null)
            .from(PressRoom.sheet(), Stage.SCOPE, seen);
    Statement said = room.say(dated);
    assertThat(said.facts().eta()).isEqualTo(end);
    assertThat(said.facts().nextWord()).isEqualTo(whole.nextWord());
    SheetRevision follows = room.sheets.current(incident).orElseThrow();
    assertThat(follows.sheet()).isEqualTo(said.facts());
    FactSheet newer =
        withKnown(follows.sheet(), List.of(LocalizedText.frenchAndEnglish("un", "one")));
    room.sheets.save(incident, follows.number(), newer, PressRoom.BRUNO);
    assertThat(room.statements.find(said.id()).orElseThrow().facts()).isEqualTo(said.facts());
    room.pass(Duration.ofMinutes(1));
    StatementDraft stale =
        room.fromSheet(incident, said.facts(), Stage.SCOPE)
            .from(said.facts(), Stage.SCOPE, follows.number());
    assertThat(room.publisher.publish(stale, PressRoom.ANNE, null))
        .isEqualTo(new Publication.Refused(List.of(Fault.of("facts", Rule.CHANGED_MEANWHILE))));
  }

  @Test
  void ownWordsArePageAndLongMailAndEveryOtherMouthStillSpeaks() {
    Statement said = room.say(room.opening());
    assertThat(said.text().in("fr")).isEqualTo("La messagerie est en panne.");
    List<MouthText> texts = mouths(said);
    assertThat(texts).extracting(MouthText::mouth).contains(Mouth.values());
    assertThat(texts)
        .filteredOn(text -> text.mouth() == Mouth.PAGE || text.mouth() == Mouth.LONG_MAIL)
        .allSatisfy(text -> assertThat(text.body()).isEqualTo(said.text().in(text.language())));
    assertThat(said.facts()).isNull();
    assertThat(said.stage()).isEqualTo(Stage.UNKNOWN);
  }

  @Test
  void proofShowsEveryTextAndSaysNothing() {
    String incident = room.say(room.opening()).incident();
    StatementDraft draft = room.fromSheet(incident, PressRoom.sheet(), Stage.SCOPE);
    Proof proof = room.publisher.proof(draft, PressRoom.ANNE);
    assertThat(room.statements.after(0, 10)).hasSize(1);
    assertThat(mouths(room.say(draft))).isEqualTo(((Proof.Texts) proof).texts());
  }

  @Test
  void auditLogTellsWhatWasPublished() {
    Statement said = room.say(room.opening());
    assertThat(audit())
        .extracting(AuditEntry::deed, AuditEntry::outcome, AuditEntry::subject)
        .contains(tuple(Deed.STATEMENT_PUBLISHED, AuditEntry.Outcome.DONE, said.id()));
  }

  @Test
  void correctionIsMeasuredAgainstWhatItCorrects() {
    String incident = room.say(room.opening()).incident();
    Statement wrong = room.say(room.fromSheet(incident, PressRoom.sheet(), Stage.SCOPE));
    room.pass(Duration.ofMinutes(5));
    FactSheet right = PressRoom.withFigure(PressRoom.sheet(), 5000);
    StatementDraft draft = room.fromSheet(incident, right, Stage.CORRECTION);
    Statement correction = room.say(draft.correcting(wrong.id()));
    String script =
        mouths(correction).stream()
            .filter(text -> text.mouth() == Mouth.PAGE && text.language().equals("en"))
            .map(MouthText::body)
            .findFirst()
            .orElseThrow();
    assertThat(script.replaceAll("[^0-9A-Za-z ]", "")).contains("1000").contains("5000");
    assertThat(room.statements.find(wrong.id())).contains(wrong);
  }
}
