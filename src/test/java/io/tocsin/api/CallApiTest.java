package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditLog;
import io.tocsin.incidents.Answer;
import io.tocsin.signals.CallIntake;
import io.tocsin.signals.CallTally;
import io.tocsin.signals.KeptSignals;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Town;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.Transaction;
import io.tocsin.web.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallApiTest {

  private static final String MAY = "Authorization: Bearer calls:write";
  private static final String PATH = "/api/v1/calls";

  private final KeptSignals kept = new KeptSignals();
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger lines = new AtomicInteger();
  private final AuditLog audit = new AuditLog(() -> "%06d".formatted(lines.incrementAndGet()));
  @TempDir Path folder;
  private Database database;
  private Counter counter;

  @BeforeEach
  void open() {
    CallIntake calls =
        new CallIntake(
            Town::ground,
            kept,
            new Keys(new byte[32]),
            () -> Counter.NOW,
            () -> "id-" + ids.incrementAndGet());
    database = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
    Noted noted =
        new Noted(
            audit,
            new DeskApi.Commit() {
              @Override
              public <T> Answer<T> run(Function<Transaction, Answer<T>> command) {
                return database.write(command::apply);
              }
            });
    CallApi api = new CallApi(calls, noted, Counter.PROBLEMS, () -> Counter.NOW);
    counter = new Counter(ReportLimits.USUAL, api.routes());
  }

  @AfterEach
  void close() {
    counter.close();
    database.close();
  }

  private List<String> deeds() {
    return database.read(tx -> audit.newest(tx, null)).stream()
        .map(line ->
            line.actor() + " " + line.outcome() + " " + line.subject() + " " + line.detail())
        .toList();
  }

  private Wire.Heard post(String body, String... headers) {
    return counter.post(PATH, body, headers);
  }

  @Test
  void callsOfAToolAreOneDesk() {
    Wire.Heard heard =
        post(
            "{\"component\":\"mail-receive\",\"symptom\":\"no-receive\",\"postcode\":\"59000\",\"calls\":3}",
            MAY);
    assertThat(heard.status()).isEqualTo(202);
    assertThat(heard.text()).contains("\"id\":\"id-1\"");
    assertThat(kept.all())
        .containsExactly(
            new CallTally(
                "id-1", Counter.NOW, "mail", "mail-receive", "no-receive", "59", 3, "token robot"));
  }

  @Test
  void oneCallIsMeantWhereNoNumberIsGiven() {
    assertThat(post("{\"component\":\"mail-receive\"}", MAY).status()).isEqualTo(202);
    assertThat(((CallTally) kept.all().getFirst()).calls()).isOne();
  }

  @Test
  void theSameRequestIsCountedOnce() {
    String body = "{\"component\":\"mail-receive\",\"calls\":2}";
    post(body, MAY, "Idempotency-Key: shift-1");
    assertThat(post(body, MAY, "Idempotency-Key: shift-1").text()).contains("\"id\":\"id-1\"");
    assertThat(kept.all()).hasSize(1);
    assertThat(deeds()).containsExactly("TOKEN robot DONE id-1 mail-receive, 2 calls");
  }

  @Test
  void whatIsWrongIsTold() {
    Wire.Heard heard =
        post(
            "{\"component\":\"nothing\",\"postcode\":\"99999\",\"calls\":5000}",
            MAY,
            "Accept-Language: en");
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.text()).contains("NOT_A_COMPONENT", "NOT_A_POSTCODE", "calls");
    assertThat(deeds())
        .singleElement()
        .asString()
        .startsWith("TOKEN robot REFUSED")
        .contains("NOT_A_COMPONENT");
    assertThat(post("{\"component\":\"mail-receive\",\"calls\":1.5}", MAY).status()).isEqualTo(422);
    assertThat(post("{\"component\":\"mail-receive\",\"calls\":\"3\"}", MAY).status())
        .isEqualTo(422);
    assertThat(post("{\"calls\":1}", MAY).status()).isEqualTo(422);
    assertThat(post("no json", MAY).status()).isBetween(400, 422);
    assertThat(post("{\"component\":\"mail-receive\",\"name\":\"Zoe\"}", MAY).status())
        .as("no room for names")
        .isEqualTo(422);
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void strangersAndOtherTokensAreRefused() {
    String body = "{\"component\":\"mail-receive\"}";
    assertThat(post(body).status()).isEqualTo(401);
    assertThat(post(body, "Authorization: Bearer claims:write").status()).isEqualTo(403);
    assertThat(Wire.get(counter.port(), PATH).status()).isEqualTo(405);
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void aFullDiskIsToldWithATime() {
    kept.fill(true);
    Wire.Heard heard = post("{\"component\":\"mail-receive\"}", MAY);
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.header("Retry-After")).contains("30");
  }
}
