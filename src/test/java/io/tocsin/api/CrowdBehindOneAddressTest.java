package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.Challenges;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Signal;
import io.tocsin.web.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A carrier puts thousands of customers behind one address; a troll would like to be as many. */
class CrowdBehindOneAddressTest {
  private static final String BODY = "{\"component\":\"mail-receive\",\"symptom\":\"no-receive\"}";
  private static final String[] SYSTEMS = {"Windows", "iPhone", "Android", "Mac OS", "Linux"};

  private Counter counter;

  @BeforeEach
  void open() {
    counter = Counter.behindAProxy(ReportLimits.USUAL);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private static String request(String address, String agent, String more) {
    return "POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + ("X-Forwarded-For: " + address + "\r\nUser-Agent: " + agent + "\r\n" + more)
        + ("Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
  }

  /** Browsers of a crowd: some dozens of versions on a handful of systems. */
  private static String browser(int person) {
    return SYSTEMS[person % SYSTEMS.length] + " Firefox/" + (100 + person % 47);
  }

  private String solved() {
    String token = counter.intake.formToken();
    int bits = Integer.parseInt(token.split("\\.", -1)[1]);
    String nonce =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(Integer::toString)
            .filter(one -> zeroBits(token + ":" + one) >= bits)
            .findFirst()
            .orElseThrow();
    return "Tocsin-Work: " + token + ":" + nonce + "\r\n";
  }

  private static int zeroBits(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Integer.numberOfLeadingZeros(ByteBuffer.wrap(hash).getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private List<CrowdReport> reports() {
    return counter.kept.all().stream().map(CrowdReport.class::cast).toList();
  }

  private double weight() {
    return reports().stream().mapToDouble(CrowdReport::weight).sum();
  }

  @Test
  void fiveThousandPeopleBehindOneAddressAreAllAccepted() {
    try (Wire wire = new Wire(counter.port())) {
      for (int person = 0; person < 5_000; person++) {
        wire.say(request("203.0.113.9", browser(person), ""));
        assertThat(wire.hear().status()).as("person %d", person).isEqualTo(202);
      }
    }
    assertThat(counter.kept.all()).hasSize(5_000);
    assertThat(reports().stream().map(report -> report.reporter().block()).distinct()).hasSize(1);
    assertThat(weight()).as("they weigh like a few dozen").isLessThan(60);
  }

  @Test
  void eachSolvedPuzzleIsAPersonAndTogetherTheyWeighLikeALogarithm() {
    try (Wire wire = new Wire(counter.port())) {
      for (int person = 0; person < 58; person++) {
        wire.say(request("203.0.113.9", "iPhone Safari", solved()));
        assertThat(wire.hear().status()).isEqualTo(202);
      }
    }
    assertThat(reports().stream().map(report -> report.reporter().hash()).distinct())
        .as("eight may be one person's; each puzzle beyond is somebody else's")
        .hasSize(51);
    double persons = reports().stream().mapToDouble(CrowdReport::weight).skip(8).sum();
    assertThat(persons).isLessThan(8 * (1 + Math.log(51 / 8.0)));
  }

  @Test
  void onePersonWithoutProofIsHeldBackAsBefore() {
    try (Wire wire = new Wire(counter.port())) {
      List<Integer> answers =
          IntStream.range(0, 12)
              .mapToObj(i -> wire.say(request("203.0.113.9", "curl/8", "")).hear().status())
              .toList();
      assertThat(answers)
          .containsExactly(202, 202, 202, 202, 202, 202, 202, 202, 429, 429, 429, 429);
    }
    assertThat(weight()).isEqualTo(8 * Challenges.UNPROVEN, within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void neighboursOfACrowdWeighInFull() {
    try (Wire wire = new Wire(counter.port())) {
      for (int person = 0; person < 500; person++) {
        wire.say(request("203.0.113.9", browser(person), "")).hear();
      }
      wire.say(request("198.51.100.1", browser(1), solved())).hear();
    }
    Signal last = counter.kept.all().getLast();
    assertThat(((CrowdReport) last).weight()).isEqualTo(Challenges.WORKED);
  }
}
