package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.ReportLimits;
import io.tocsin.web.MediaType;
import io.tocsin.web.Wire;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportApiTest {
  private static final String PATH = "/api/v1/reports";
  private static final String SOUND = "{\"component\":\"mail-receive\",\"symptom\":\"no-receive\"}";

  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter(ReportLimits.USUAL, List.of());
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void reportIsAcceptedWithAPrivateLink() {
    Wire.Heard heard =
        counter.post(
            PATH,
            """
            {"component":"mail-receive","symptom":"no-receive","postcode":"75116",
             "cohorts":["domain:neuf.example"],"since":"2026-03-01T08:30:00Z",
             "text":"550 5.1.1 rappelez 06 12 34 56 78","other_party":"orange.example"}\
            """,
            "Referer: https://www.google.com/search");
    assertThat(heard.status()).isEqualTo(202);
    assertThat(heard.header("Content-Type")).contains("application/json");
    assertThat(heard.header("Cache-Control")).contains("no-store");
    CrowdReport report = counter.kept.lastReport();
    assertThat(heard.text())
        .contains("\"id\":\"" + report.id() + "\"", "https://status.example/t/");
    assertThat(report.text()).isEqualTo("550 5.1.1 rappelez [☎]");
    assertThat(report.reporter().referral()).isEqualTo("search");
    String link = heard.text().replaceAll(".*/t/([^\"]*)\".*", "$1");
    assertThat(counter.intake.open(link)).isPresent();
    assertThat(FollowUp.State.values()).hasSize(4);
  }

  @Test
  void itWorksForMeIsAsEasy() {
    assertThat(counter.post(PATH, "{\"component\":\"mail-send\",\"works\":true}").status())
        .isEqualTo(202);
    assertThat(counter.kept.lastReport().works()).isTrue();
  }

  @Test
  void sameKeyIsWrittenOnce() {
    String first = counter.post(PATH, SOUND, "Idempotency-Key: k-1").text();
    String again = counter.post(PATH, SOUND, "Idempotency-Key: k-1").text();
    assertThat(again).isEqualTo(first);
    assertThat(counter.kept.all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"GET,405", "PUT,405", "DELETE,405", "OPTIONS,204"})
  void onlyPostReports(String method, int status) {
    Wire.Heard heard =
        Wire.ask(counter.port(), method + " " + PATH + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(heard.status()).isEqualTo(status);
    assertThat(heard.header("Allow")).contains("POST, OPTIONS");
  }

  @Test
  void everyFaultIsToldAtOnceInTheAskersLanguage() {
    String bad =
        """
        {"component":"mail-recieve","symptom":7,"cohorts":["domain:neuf.example",3],
         "since":"2027-01-01T00:00:00Z","text":"a\\u202eb","colour":"red","postcod":"75001"}\
        """;
    Wire.Heard english = counter.post(PATH, bad, "Accept-Language: en-GB");
    assertThat(english.status()).isEqualTo(422);
    assertThat(english.header("Content-Type")).contains("application/problem+json");
    assertThat(english.header("Content-Language")).contains("en");
    assertThat(english.text())
        .contains(
            "{\"field\":\"component\",\"rule\":\"NOT_A_COMPONENT\",\"detail\":\"There is no such"
                + " component. Did you mean \\\"mail-receive\\\"?\"}",
            "{\"field\":\"symptom\",\"rule\":\"WRONG_TYPE\"",
            "{\"field\":\"cohorts[1]\",\"rule\":\"WRONG_TYPE\"",
            "{\"field\":\"since\",\"rule\":\"IN_THE_FUTURE\"",
            "{\"field\":\"text\",\"rule\":\"FORBIDDEN_CHARACTERS\"",
            "{\"field\":\"colour\",\"rule\":\"UNKNOWN_FIELD\"",
            "{\"field\":\"postcod\",\"rule\":\"UNKNOWN_FIELD\"",
            "Did you mean \\\"postcode\\\"?");
    Wire.Heard french = counter.post(PATH, bad, "Accept-Language: fr");
    assertThat(french.text()).contains("Vouliez-vous dire « mail-receive » ?");
    assertThat(counter.kept.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1",
        "nothing",
        "{\"component\":\"mail-receive\"} {}",
        "{'component':'x'}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1}}",
        "{\"component\":\"a\nb\"}"
      })
  void whatIsNoJsonIsABadRequest(String body) {
    Wire.Heard heard = counter.post(PATH, body);
    assertThat(heard.status()).isEqualTo(400);
    assertThat(heard.text()).contains("NOT_JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud83d", "\\ude00\\ud83d"})
  void escapesThatAreNoTextAreRefused(String escape) {
    Wire.Heard heard =
        counter.post(PATH, "{\"component\":\"mail-receive\",\"text\":\"a" + escape + "b\"}");
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.text()).contains("FORBIDDEN_CHARACTERS");
  }

  @Test
  void bombsAreRefused() {
    assertThat(counter.post(PATH, "[".repeat(5_000)).status()).isEqualTo(400);
    assertThat(counter.post(PATH, "{\"a\":".repeat(40) + "1" + "}".repeat(40)).status())
        .isEqualTo(400);
    assertThat(counter.post(PATH, "{\"a\":" + "9".repeat(200) + "}").status()).isEqualTo(400);
    assertThat(counter.post(PATH, "{\"a\":1e999999999}").status()).isBetween(400, 422);
    assertThat(counter.post(PATH, "{\"text\":\"" + "x".repeat(17_000) + "\"}").status())
        .isEqualTo(413);
    assertThat(counter.post(PATH, "[1,2]").text()).contains("WRONG_TYPE");
  }

  @Test
  void fieldSentTwiceIsRefused() {
    Wire.Heard heard =
        counter.post(PATH, "{\"component\":\"mail-receive\",\"works\":true,\"works\":true}");
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.text()).contains("{\"field\":\"works\",\"rule\":\"DUPLICATE_FIELD\"");
  }

  @Test
  void otherTypesAndBrokenTextAreRefused() {
    byte[] sound = SOUND.getBytes(StandardCharsets.UTF_8);
    assertThat(Wire.post(counter.port(), PATH, MediaType.FORM, sound).status()).isEqualTo(415);
    assertThat(
            Wire.post(counter.port(), PATH, MediaType.JSON, sound, "Content-Encoding: gzip")
                .status())
        .isEqualTo(415);
    byte[] latin =
        "{\"component\":\"mail-receive\",\"works\":true,\"text\":\"é\"}"
            .getBytes(StandardCharsets.ISO_8859_1);
    Wire.Heard heard = Wire.post(counter.port(), PATH, MediaType.JSON, latin);
    assertThat(heard.status()).isEqualTo(400);
    assertThat(heard.text()).contains("NOT_UTF8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\u0000b",
        "a\\u0007b",
        "a\\u202eb",
        "a\\u2066b",
        "a\\u200bb",
        "\\ud800",
        "\\udb40\\udc41"
      })
  void hiddenCharactersAreRefused(String text) {
    String body = "{\"component\":\"mail-receive\",\"works\":true,\"text\":\"" + text + "\"}";
    Wire.Heard heard = counter.post(PATH, body);
    assertThat(heard.status()).isEqualTo(422);
    assertThat(heard.text()).contains("{\"field\":\"text\",\"rule\":\"FORBIDDEN_CHARACTERS\"");
  }

  @Test
  void badKeyIsAFault() {
    assertThat(counter.post(PATH, SOUND, "Idempotency-Key: " + "k".repeat(201)).text())
        .contains("{\"field\":\"Idempotency-Key\",\"rule\":\"TOO_LONG\"");
    assertThat(counter.post(PATH, SOUND, "Idempotency-Key: a b").status()).isEqualTo(422);
  }

  @Test
  void floodIsHeldBackAndForgedAddressesDoNotHelp() {
    long taken =
        IntStream.range(0, 30)
            .map(i -> counter.post(PATH, SOUND, "X-Forwarded-For: 203.0.113." + i).status())
            .filter(status -> status == 202)
            .count();
    assertThat(taken).isEqualTo(8);
    Wire.Heard heard = counter.post(PATH, SOUND);
    assertThat(heard.status()).isEqualTo(429);
    assertThat(heard.header("Retry-After")).contains("60");
  }

  @Test
  void fullStorageAcknowledgesNothing() {
    counter.kept.fill(true);
    Wire.Heard heard = counter.post(PATH, SOUND, "Accept-Language: fr");
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.header("Retry-After")).contains("30");
    assertThat(heard.text()).contains("Rien n'a été enregistré");
    counter.kept.fill(false);
    assertThat(counter.post(PATH, SOUND).status()).isEqualTo(202);
  }

  @Test
  void crowdedJournalAcknowledgesNothing() {
    counter.kept.crowd(true);
    Wire.Heard heard = counter.post(PATH, SOUND, "Accept-Language: en");
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.header("Retry-After")).contains("5");
    assertThat(heard.header("Content-Type")).contains(MediaType.PROBLEM);
    assertThat(counter.kept.all()).isEmpty();
    counter.kept.crowd(false);
    assertThat(counter.post(PATH, SOUND).status()).isEqualTo(202);
  }

  @Test
  void networkAddressIsKeptNowhere() {
    counter.post(PATH, SOUND);
    String address = InetAddress.getLoopbackAddress().getHostAddress();
    assertThat(counter.kept.all().toString()).doesNotContain(address);
  }
}
