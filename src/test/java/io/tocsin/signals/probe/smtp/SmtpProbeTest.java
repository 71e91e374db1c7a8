package io.tocsin.signals.probe.smtp;

import static io.tocsin.signals.ProbeReason.ADDRESS_REFUSED;
import static io.tocsin.signals.ProbeReason.AS_EXPECTED;
import static io.tocsin.signals.ProbeReason.CONNECTION_REFUSED;
import static io.tocsin.signals.ProbeReason.PROBE_REFUSED;
import static io.tocsin.signals.ProbeReason.PROTOCOL_BROKEN;
import static io.tocsin.signals.ProbeReason.SOME_ADDRESSES_REFUSED;
import static io.tocsin.signals.ProbeReason.TIMED_OUT;
import static io.tocsin.signals.ProbeReason.TLS_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.MailServer;
import io.tocsin.catalog.SmtpProbeSpec;
import io.tocsin.signals.Canaries;
import io.tocsin.signals.probe.Observation;
import io.tocsin.signals.probe.egress.EgressGate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpProbeTest {

  /** A mail server that answers from a list, by the first word of the command. */
  private ServerSocket server;

  private volatile Map<String, String> replies = Map.of();
  private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void openTheServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void closeTheServer() throws IOException {
    server.close();
  }

  @Test
  void serverThatTakesTheAddressWorks() throws InterruptedException {
    replies = wellBehaved();
    assertThat(ask(false).reason()).isEqualTo(AS_EXPECTED);
    assertThat(heard)
        .contains("MAIL FROM:<probe@tocsin.example>", "RCPT TO:<canary@neuf.example>", "QUIT");
    assertThat(heard).noneMatch(line -> line.startsWith("DATA") || line.startsWith("VRFY"));
  }

  @Test
  void livingCustomerRefusedWithUserUnknownIsAFailure() throws InterruptedException {
    replies = with("RCPT", "550 5.1.1 <canary@neuf.example>: User unknown");
    Observation seen = ask(false);
    assertThat(seen.reason()).isEqualTo(ADDRESS_REFUSED);
    assertThat(seen.detail()).startsWith("550 5.1.1");
  }

  private Observation askThree(Map<String, String> answers) throws InterruptedException {
    Map<String, String> changed = new java.util.HashMap<>(wellBehaved());
    answers.forEach((name, reply) -> changed.put("RCPT TO:<" + name + "@neuf.example>", reply));
    replies = Map.copyOf(changed);
    return ask(
        false,
        server.getLocalPort(),
        Duration.ofSeconds(5),
        List.of("a@neuf.example", "b@neuf.example", "c@neuf.example"));
  }

  @Test
  void someCanariesRefusedIsAShareAndNotAnOutage() throws InterruptedException {
    Observation seen = askThree(Map.of("b", "550 5.1.1 User unknown"));
    assertThat(seen.reason()).isEqualTo(SOME_ADDRESSES_REFUSED);
    assertThat(seen.canaries()).isEqualTo(new Canaries(1, 3));
    assertThat(seen.detail()).startsWith("550 5.1.1");
  }

  @Test
  void allCanariesRefusedAreRefusedAndNoneIsFine() throws InterruptedException {
    String unknown = "550 5.1.1 User unknown";
    Observation all = askThree(Map.of("a", unknown, "b", unknown, "c", unknown));
    assertThat(all.reason()).isEqualTo(ADDRESS_REFUSED);
    assertThat(all.canaries()).isEqualTo(new Canaries(3, 3));
    Observation none = askThree(Map.of());
    assertThat(none.reason()).isEqualTo(AS_EXPECTED);
    assertThat(none.canaries()).isEqualTo(new Canaries(0, 3));
  }

  @Test
  void aFullCanaryOrOneTooManyCountsNeitherWay() throws InterruptedException {
    assertThat(askThree(Map.of("a", "452 4.2.2 mailbox full")).canaries())
        .isEqualTo(new Canaries(0, 2));
    assertThat(askThree(Map.of("c", "452 4.5.3 too many recipients")).canaries())
        .isEqualTo(new Canaries(0, 2));
  }

  @Test
  void refusalBeforeTheRecipientIsAboutUs() throws InterruptedException {
    replies = with("BANNER", "554 5.7.1 your address is on a list");
    assertThat(ask(false).reason()).isEqualTo(PROBE_REFUSED);
    replies = with("MAIL", "550 go away");
    assertThat(ask(false).reason()).isEqualTo(PROBE_REFUSED);
  }

  @Test
  void missingStartTlsFailsWhenItIsRequired() throws InterruptedException {
    replies = wellBehaved();
    assertThat(ask(true).reason()).isEqualTo(TLS_FAILED);
  }

  @Test
  void silentServerTimesOut() throws InterruptedException {
    replies = with("RCPT", "SILENCE");
    assertThat(ask(false, server.getLocalPort(), Duration.ofMillis(300)).reason())
        .isEqualTo(TIMED_OUT);
  }

  @Test
  void nonsenseIsABrokenProtocol() throws InterruptedException {
    replies = with("BANNER", "HTTP/1.1 400 Bad Request");
    assertThat(ask(false).reason()).isEqualTo(PROTOCOL_BROKEN);
    replies = with("EHLO", "x".repeat(5_000));
    assertThat(ask(false).reason()).isEqualTo(PROTOCOL_BROKEN);
  }

  @Test
  void closedPortIsRefused() throws IOException, InterruptedException {
    int closed;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = once.getLocalPort();
    }
    assertThat(ask(false, closed).reason()).isEqualTo(CONNECTION_REFUSED);
  }

  private static Map<String, String> wellBehaved() {
    return Map.of(
        "BANNER", "220 mail.example ESMTP",
        "EHLO", "250-mail.example\r\n250-SIZE 10240000\r\n250 ENHANCEDSTATUSCODES",
        "MAIL", "250 2.1.0 Ok",
        "RCPT", "250 2.1.5 Ok",
        "RSET", "250 2.0.0 Ok",
        "QUIT", "221 2.0.0 Bye");
  }

  private static Map<String, String> with(String command, String reply) {
    Map<String, String> changed = new java.util.HashMap<>(wellBehaved());
    changed.put(command, reply);
    return Map.copyOf(changed);
  }

  private Observation ask(boolean startTls) throws InterruptedException {
    return ask(startTls, server.getLocalPort());
  }

  private static Observation ask(boolean startTls, int port) throws InterruptedException {
    return ask(startTls, port, Duration.ofSeconds(5));
  }

  private static Observation ask(boolean startTls, int port, Duration patience)
      throws InterruptedException {
    return ask(startTls, port, patience, List.of("canary@neuf.example"));
  }

  private static Observation ask(
      boolean startTls, int port, Duration patience, List<String> canaries)
      throws InterruptedException {
    SmtpProbeSpec spec =
        new SmtpProbeSpec(
            "p",
            "receive",
            Set.of(),
            new MailServer.Host("127.0.0.1"),
            port,
            "probe.tocsin.example",
            "probe@tocsin.example",
            canaries,
            Duration.ofMinutes(1),
            patience,
            startTls,
            3,
            5,
            true);
    return new SmtpProbe(spec, new EgressGate()).ask();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        converse(client);
      } catch (IOException goneOrClosed) {
        heard.add("(" + goneOrClosed.getMessage() + ")");
      }
    }
  }

  private void converse(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    String command = "BANNER";
    while (command != null) {
      String word = command.split(" ", 2)[0];
      String reply = replies.getOrDefault(command, replies.getOrDefault(word, "502 5.5.2 what?"));
      if (!reply.equals("SILENCE")) {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
      command = in.readLine();
      heard.addAll(command == null ? List.of() : List.of(command));
    }
  }
}
