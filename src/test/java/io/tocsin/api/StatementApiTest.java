package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.publication.Publication;
import io.tocsin.publication.Statement;
import io.tocsin.publication.StatementDraft;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Town;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.Transaction;
import io.tocsin.web.Permission;
import io.tocsin.web.Wire;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Lint;
import io.tocsin.wording.Rule;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry point of machines is asked the same questions. */
class StatementApiTest {
  private static final String MAY = "Authorization: Bearer statements:write";

  @TempDir Path folder;
  private final List<StatementDraft> said = new ArrayList<>();
  private final List<@Nullable String> keys = new ArrayList<>();
  private final AtomicInteger lines = new AtomicInteger();
  private final AuditLog audit = new AuditLog(() -> "%06d".formatted(lines.incrementAndGet()));
  private Database database;
  private static final Lint LINT = new Lint(ReadyTextsFile.shipped());

  private Counter counter;
  private Publication answer =
      new Publication.Refused(List.of(Fault.of("phase", Rule.PHASE_NOT_REACHABLE)));

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
    var catalog = Town.catalog();
    DeskApi desk =
        new DeskApi(
            new Notebook(() -> catalog, () -> "n-1"),
            new WorkSchedule(() -> catalog, () -> "m-" + said.size()),
            new Noted(audit, this::commit),
            Counter.PROBLEMS,
            () -> Counter.NOW,
            () -> catalog.zone());
    StatementApi statements =
        new StatementApi(this::publish, Counter.PROBLEMS, Counter.BASE, "fr", LINT);
    counter =
        new Counter(
            ReportLimits.USUAL,
            Stream.concat(statements.routes().stream(), desk.routes().stream()).toList());
  }

  private List<String> deeds() {
    return database.read(tx -> audit.newest(tx, null)).stream()
        .map(line ->
            String.join(
                " ",
                line.actor(),
                line.deed().name(),
                line.outcome().name(),
                line.subject(),
                line.detail()))
        .toList();
  }

  private <T> Answer<T> commit(Function<Transaction, Answer<T>> command) {
    return database.write(command::apply);
  }

  @AfterEach
  void close() {
    counter.close();
    database.close();
  }

  private Publication publish(StatementDraft draft, Actor by, @Nullable String key) {
    assertThat(by).isEqualTo(new Actor(Actor.Kind.TOKEN, "robot"));
    said.add(draft);
    keys.add(key);
    return answer;
  }

  @Test
  void statementIsPublishedWithItsAddress() {
    answer = new Publication.Published(statement(), false);
    Wire.Heard heard =
        counter.post(
            "/api/v1/statements",
            """
            {"opens":"2026-03-01T08:00:00Z","phase":"identified","components":["mail-receive"],
             "text":{"fr":"Panne","en":"Outage"},"eta":"none-yet",
             "next_word":"2026-03-01T10:00:00Z",
             "source":{"channel":"phone","at":"2026-03-01T08:30:00Z","precision":"half-day"},
             "states":[{"component":"mail-receive","cohorts":["domain:neuf.example"],"state":"out"}]}\
            """,
            MAY,
            "Idempotency-Key: say-1");
    assertThat(heard.status()).isEqualTo(201);
    assertThat(heard.header("Location")).contains("https://status.example/fr/incident/i-1#s-1");
    assertThat(heard.text()).contains("\"id\":\"s-1\"");
    StatementDraft draft = said.getFirst();
    assertThat(keys).containsExactly("say-1");
    assertThat(draft.phase()).isEqualTo(Phase.IDENTIFIED);
    assertThat(draft.eta()).isEqualTo(new Eta.NoneYet());
    assertThat(draft.text()).containsOnlyKeys("fr", "en");
    assertThat(draft.states())
        .containsExactly(
            new StatementDraft.StateChange(
                "mail-receive", Set.of(new Cohort("domain", "neuf.example")), ComponentState.OUT));
  }

  @Test
  void wordsThatHideAreToldInTheAnswerAndRefuseNothing() {
    answer = new Publication.Published(statement(), false);
    Wire.Heard heard =
        counter.post(
            "/api/v1/statements",
            """
            {"incident":"i-1","phase":"identified",
             "text":{"fr":"Quelques perturbations, puis des perturbations.","en":"Outage"},
             "eta":"none-yet","next_word":"2026-03-01T10:00:00Z"}\
            """,
            MAY);
    assertThat(heard.status()).isEqualTo(201);
    assertThat(heard.text())
        .contains("\"field\":\"text.fr\"", "\"rule\":\"HIDING_WORD\"")
        .contains("\"word\":\"perturbations\"", "\"plain\":\"panne, coupure, lenteur\"")
        .containsOnlyOnce("HIDING_WORD");
  }

  @Test
  void whatAMachineWasRefusedIsNotedByTheNameOfItsToken() {
    String claims = "Authorization: Bearer claims:write";
    String nowhere = "{\"service\":\"gas\",\"channel\":\"x\"}";
    assertThat(counter.post("/api/v1/checks", nowhere, claims).status()).isEqualTo(422);
    String way =
        "{\"incident\":\"none\",\"component\":\"mail-send\",\"steps\":{\"fr\":\"x\",\"en\":\"x\"},"
            + "\"source\":{\"channel\":\"forum\"}}";
    assertThat(counter.post("/api/v1/workarounds", way, MAY).status()).isEqualTo(422);
    assertThat(deeds())
        .containsExactly(
            "TOKEN robot WORKAROUND_ADDED REFUSED  NOT_AN_INCIDENT",
            "TOKEN robot CHANNEL_CHECKED REFUSED  NOT_A_SERVICE");
    counter.post("/api/v1/checks", "{}", claims);
    counter.post("/api/v1/checks", nowhere);
    assertThat(deeds()).as("what cannot be read is no deed, strangers have none").hasSize(2);
  }

  private static Statement statement() {
    return new Statement(
        "s-1",
        1,
        "i-1",
        Counter.NOW,
        new Actor(Actor.Kind.TOKEN, "robot"),
        Phase.IDENTIFIED,
        Set.of("mail-receive"),
        new LocalizedText(Map.of("fr", "Panne")),
        new Eta.NoneYet(),
        Instant.parse("2026-03-01T10:00:00Z"),
        null);
  }

  @Test
  void whatThePublisherRefusesIsToldToTheSender() {
    Wire.Heard heard =
        counter.post("/api/v1/statements", "{\"incident\":\"i\"}", MAY, "Accept-Language: en");
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.text()).contains("PHASE_NOT_REACHABLE", "This phase cannot follow");
  }

  @Test
  void faultsOfFormAreToldTogether() {
    Wire.Heard heard =
        counter.post(
            "/api/v1/statements",
            """
            {"incident":3,"phase":"broken","components":"x","text":{"fr":1},"eta":"soon",
             "source":{"url":"javascript:alert(1)"},"states":[{"state":"dead"}],"despite":true}\
            """,
            MAY);
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.text())
        .contains(
            "\"incident\",\"rule\":\"WRONG_TYPE\"",
            "\"phase\",\"rule\":\"NOT_A_PHASE\"",
            "\"components\",\"rule\":\"WRONG_TYPE\"",
            "\"text.fr\",\"rule\":\"WRONG_TYPE\"",
            "\"eta\",\"rule\":\"NOT_AN_INSTANT\"",
            "\"source.url\",\"rule\":\"NOT_A_URL\"",
            "\"source.at\",\"rule\":\"MISSING\"",
            "\"states[0].component\",\"rule\":\"MISSING\"",
            "\"states[0].state\",\"rule\":\"WRONG_TYPE\"",
            "\"despite\",\"rule\":\"UNKNOWN_FIELD\"");
    assertThat(said).isEmpty();
  }

  @Test
  void maintenanceIsAnnounced() {
    Wire.Heard heard =
        counter.post(
            "/api/v1/maintenances",
            """
            {"service":"mail","components":["mail-send"],"text":{"fr":"Travaux","en":"Work"},
             "start":"2026-03-02T02:00:00Z","end":"2026-03-02T04:00:00Z"}\
            """,
            MAY);
    assertThat(heard.text()).contains("\"id\"");
    assertThat(heard.status()).isEqualTo(201);
    Wire.Heard late =
        counter.post(
            "/api/v1/maintenances",
            """
            {"service":"mail","components":["mail-send"],"text":{"fr":"Travaux","en":"Work"},
             "start":"2026-03-01T02:00:00Z","end":"2026-03-01T04:00:00Z"}\
            """,
            MAY);
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text()).contains("NOT_ANNOUNCED_BEFORE_START");
    assertThat(deeds())
        .as("who did it, and what came of it")
        .containsExactly(
            "TOKEN robot MAINTENANCE_ANNOUNCED REFUSED  NOT_ANNOUNCED_BEFORE_START",
            "TOKEN robot MAINTENANCE_ANNOUNCED DONE m-0 ");
  }

  @Test
  void claimSaysWhatItSaysAndAVagueTimeStaysVague() {
    Wire.Heard heard =
        counter.post(
            "/api/v1/claims",
            """
            {"service":"mail","text":{"fr":"Dans les heures qui viennent, 1 % des clients"},
             "by_operator":true,"recorder":"forum",
             "source":{"speaker":{"fr":"un technicien","en":"a technician"},"channel":"forum"},
             "assertions":[
               {"is":"end","vague":"within-hours","words":{"fr":"dans les heures qui viennent"}},
               {"is":"count","low":1,"high":1,"unit":"percent-of-customers","extent":"now"},
               {"is":"where","only":true,"areas":["67"]},
               {"is":"cause","certainty":"denied","kind":"attack"},
               {"is":"condition","state":"partly"},
               {"is":"category","sort":"maintenance"},
               {"is":"data","fate":"safe","day":"2026-03-02"},
               {"is":"compensation","decision":"not-decided"}]}\
            """,
            "Authorization: Bearer claims:write");
    assertThat(heard.text()).contains("\"id\"");
    assertThat(heard.status()).isEqualTo(201);
  }

  @Test
  void claimThatSaysNothingLegibleIsRefusedAtItsField() {
    Wire.Heard heard =
        counter.post(
            "/api/v1/claims",
            """
            {"service":"mail","text":{"fr":"?"},"by_operator":true,"source":{"speaker":"x"},
             "assertions":[{"is":"seen"},{"is":"end","vague":"soon"},{"is":"where","only":true},
               {"is":"count","low":200,"high":100,"unit":"customers"}]}\
            """,
            "Authorization: Bearer claims:write");
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.text())
        .contains("assertions[0].is", "assertions[1].vague", "assertions[2].areas")
        .contains("assertions[3].high");
  }

  @Test
  void claimIsRecorded() {
    Wire.Heard heard =
        counter.post(
            "/api/v1/claims",
            """
            {"service":"mail","text":{"fr":"Incident en cours"},"by_operator":true,
             "source":{"speaker":"helpline","channel":"telephone"}}\
            """,
            "Authorization: Bearer claims:write");
    assertThat(heard.text()).contains("\"id\"");
    assertThat(heard.status()).isEqualTo(201);
    assertThat(deeds()).containsExactly("TOKEN robot CLAIM_RECORDED DONE n-1 ");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/checks, claims:write, service channel",
    "/api/v1/claims, claims:write, service text source",
    "/api/v1/maintenances, statements:write, service components text start end",
    "/api/v1/workarounds, statements:write, incident component steps source"
  })
  void everythingThatIsMissingIsTold(String path, String scope, String fields) {
    Wire.Heard heard = counter.post(path, "{}", "Authorization: Bearer " + scope);
    assertThat(heard.status()).isEqualTo(422);
    for (String field : fields.split(" ")) {
      assertThat(heard.text()).contains("{\"field\":\"" + field + "\",\"rule\":\"MISSING\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/statements",
        "/api/v1/checks",
        "/api/v1/claims",
        "/api/v1/maintenances",
        "/api/v1/workarounds"
      })
  void strangersWrongTokensAndWrongMethodsAreRefused(String path) {
    assertThat(counter.post(path, "{}").status()).isEqualTo(401);
    assertThat(counter.post(path, "{}").header("WWW-Authenticate")).isPresent();
    assertThat(counter.post(path, "{}", "Authorization: Bearer reports:read").status())
        .isEqualTo(403);
    assertThat(Wire.get(counter.port(), path).status()).isEqualTo(405);
    assertThat(said).isEmpty();
  }

  @Test
  void everyRouteThatActsForTheHouseNeedsAToken() {
    StatementApi statements =
        new StatementApi(this::publish, Counter.PROBLEMS, Counter.BASE, "fr", LINT);
    assertThat(statements.routes())
        .allMatch(route -> route.permission() instanceof Permission.Bearer);
  }
}
