package io.tocsin.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.delivery.Channel.Line;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.EmailAddress;
import io.tocsin.delivery.Notice;
import io.tocsin.delivery.Outcome;
import io.tocsin.delivery.email.MailSink.Mood;
import io.tocsin.delivery.email.MailSink.Received;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.Statement;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.site.HostileStrings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailChannelTest {

  private static final EmailAddress ADA = new EmailAddress("ada@reader.example");

  private final PressRoom room = new PressRoom(null, Mode.OPERATOR);
  private final MailSink sink = new MailSink();
  private final MailChannel channel = channel(sink.port(), Relay.Encryption.NONE);

  private MailChannel channel(int port, Relay.Encryption encryption) {
    Duration patience = Duration.ofSeconds(5);
    Relay relay =
        new Relay("127.0.0.1", port, encryption, null, "etat@exemple.example", patience, patience);
    return new MailChannel(relay, () -> room.catalog);
  }

  @AfterEach
  void close() throws Exception {
    sink.close();
  }

  private static Notice word(String dispatch, String language, LocalizedText title) {
    Statement statement =
        new Statement(
            "s1",
            1,
            "i1",
            PressRoom.MORNING,
            PressRoom.ANNE,
            Phase.IDENTIFIED,
            Set.of("mail-receive"),
            LocalizedText.frenchAndEnglish(
                "La messagerie est en panne.\n.\nÇa dure.", "E-mail is down.\n.\nIt lasts."),
            new Eta.NoneYet(),
            PressRoom.MORNING.plusSeconds(7200),
            null);
    URI base = URI.create("https://etat.example/");
    return new Notice(
        dispatch,
        ADA,
        language,
        PressRoom.MORNING,
        new Notice.Word(
            statement,
            title,
            List.of(LocalizedText.of("fr", "Réception des messages")),
            PressRoom.MORNING.minusSeconds(600),
            null,
            base.resolve("fr/incident/i1"),
            base.resolve("s/manage"),
            base.resolve("s/leave")));
  }

  private static Notice word(String dispatch) {
    return word(
        dispatch,
        "fr",
        LocalizedText.frenchAndEnglish("Réception des messages : panne", "Receiving: outage"));
  }

  private Sent send(Notice notice) {
    try (Line line = channel.open()) {
      return line.send(notice);
    }
  }

  private static MimeMessage parsed(Received received) throws Exception {
    byte[] bytes = received.text().getBytes(StandardCharsets.ISO_8859_1);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  @Test
  void mailSaysWhatIsBrokenSinceWhenAndWhenTheNextWordComes() throws Exception {
    assertThat(send(word("d1")).outcome()).isEqualTo(Outcome.ACCEPTED);
    MimeMessage mail = parsed(sink.received().getFirst());
    assertThat(mail.getSubject()).isEqualTo("Réception des messages : panne");
    MimeMultipart bodies = (MimeMultipart) mail.getContent();
    assertThat(bodies.getCount()).isEqualTo(2);
    assertThat(sink.received().getFirst().text().replace("\r\n", "")).doesNotContain("\n", "\r");
    String plain = ((String) bodies.getBodyPart(0).getContent()).replace("\r\n", "\n");
    assertThat(plain)
        .contains("La messagerie est en panne.\n.\nÇa dure.")
        .contains("mardi 3 mars à 7\u00a0h\u00a030")
        .contains("Nous ne savons pas encore quand tout marchera.")
        .contains("mardi 3 mars à 9\u00a0h\u00a040")
        .contains("https://etat.example/fr/incident/i1")
        .contains("https://etat.example/s/manage");
    String html = (String) bodies.getBodyPart(1).getContent();
    assertThat(html).contains("<html lang=\"fr\">").contains("mardi 3 mars à 9\u00a0h\u00a040");
  }

  @Test
  void mailMadeFromTheFactSheetIsSentAsItIsAndSaysNothingTwice() throws Exception {
    Notice plain = word("d1");
    Notice.Word word = (Notice.Word) plain.content();
    MouthText made =
        new MouthText(
            Mouth.LONG_MAIL, "fr", Register.PLAIN, "Exemple – Panne", "Bonjour,\n\nUn disque.\n");
    send(
        new Notice(
            "d1",
            ADA,
            "fr",
            PressRoom.MORNING,
            new Notice.Word(
                word.statement(),
                word.title(),
                word.components(),
                word.since(),
                made,
                word.page(),
                word.manage(),
                word.leave())));
    MimeMessage mail = parsed(sink.received().getFirst());
    assertThat(mail.getSubject()).isEqualTo("Exemple – Panne");
    String text = (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    assertThat(text.replace("\r\n", "\n"))
        .startsWith("Exemple – Panne\n\nBonjour,\n\nUn disque.\n\n")
        .contains("https://etat.example/s/manage")
        .doesNotContain("La messagerie est en panne.", "Nous ne savons pas encore");
  }

  @Test
  void machinesAreToldWhatItIsAndHowToLeave() {
    send(word("d1"));
    Received mail = sink.received().getFirst();
    assertThat(mail.header("Message-ID")).isEqualTo("<d1@exemple.example>");
    assertThat(mail.header("List-Unsubscribe")).isEqualTo("<https://etat.example/s/leave>");
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.text()).contains("\r\nList-Unsubscribe: <https://etat.example/s/leave>\r\n");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("Precedence")).isEqualTo("bulk");
    assertThat(mail.header("Content-Language")).isEqualTo("fr");
    assertThat(mail.sender()).startsWith("MAIL FROM:<etat@exemple.example>");
    assertThat(mail.recipient()).startsWith("RCPT TO:<ada@reader.example>");
  }

  @Test
  void personIsWrittenToInTheirLanguage() throws Exception {
    send(word("d1", "en", LocalizedText.frenchAndEnglish("Panne", "Receiving: outage")));
    MimeMessage mail = parsed(sink.received().getFirst());
    assertThat(mail.getSubject()).isEqualTo("Receiving: outage");
    String plain = (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    assertThat(plain).contains("Tuesday 3 March").contains("Next update");
  }

  @Test
  void severalMailsGoOverOneConnectionEvenAfterARefusal() {
    sink.next(Mood.ACCEPTS, Mood.REFUSES_RECIPIENT_FOR_GOOD, Mood.ACCEPTS);
    try (Line line = channel.open()) {
      assertThat(line.send(word("d1")).outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(line.send(word("d2")).outcome()).isEqualTo(Outcome.REFUSED_FOR_GOOD);
      assertThat(line.send(word("d3")).outcome()).isEqualTo(Outcome.ACCEPTED);
    }
    assertThat(sink.connections()).isEqualTo(1);
  }

  @Test
  void everyAnswerHasItsWord() {
    sink.next(
        Mood.REFUSES_RECIPIENT_FOR_NOW,
        Mood.REFUSES_RECIPIENT_FOR_GOOD,
        Mood.REFUSES_SENDER,
        Mood.REFUSES_MESSAGE_FOR_NOW,
        Mood.REFUSES_MESSAGE_FOR_GOOD,
        Mood.HANGS_UP_BEFORE_THE_DOT,
        Mood.TAKES_IT_AND_HANGS_UP);
    assertThat(send(word("d1")).outcome()).isEqualTo(Outcome.REFUSED_FOR_NOW);
    Sent refused = send(word("d2"));
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED_FOR_GOOD);
    assertThat(refused.reply()).contains("no such user").doesNotContain("@");
    assertThat(send(word("d3")).outcome()).isEqualTo(Outcome.SENDER_REFUSED);
    assertThat(send(word("d4")).outcome()).isEqualTo(Outcome.REFUSED_FOR_NOW);
    assertThat(send(word("d5")).outcome()).isEqualTo(Outcome.REFUSED_FOR_GOOD);
    assertThat(send(word("d6")).outcome()).isIn(Outcome.UNREACHABLE, Outcome.REPLY_LOST);
    assertThat(send(word("d7")).outcome()).isEqualTo(Outcome.REPLY_LOST);
    assertThat(sink.received()).hasSize(1);
  }

  @Test
  void silentPortIsUnreachable() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    try (Line line = channel(nobody, Relay.Encryption.NONE).open()) {
      assertThat(line.send(word("d1")).outcome()).isEqualTo(Outcome.UNREACHABLE);
    }
  }

  @Test
  void nothingIsSentInTheClearWhereEncryptionIsRequired() {
    try (Line line = channel(sink.port(), Relay.Encryption.REQUIRED).open()) {
      assertThat(line.send(word("d1")).outcome()).isEqualTo(Outcome.SENDER_REFUSED);
    }
    assertThat(sink.received()).isEmpty();
    assertThat(sink.commands()).noneMatch(command -> command.startsWith("MAIL"));
  }

  @Test
  void wordsNeverBecomeHeadersOrCommands() throws Exception {
    List<String> hostile =
        List.of(
            "x\r\nBcc: victim@v.example",
            "x\nBcc: victim@v.example",
            "x\rBcc: v@v.example",
            "x\r\n\r\nbody",
            "x\r\n.\r\nMAIL FROM:<e@e.example>",
            "x\n.\n",
            "x\r.\r",
            "x\u0000y",
            "x\u2028Bcc: v@v.example",
            "x\u0085Bcc: v@v.example",
            "=?utf-8?q?=0D=0ABcc:_v@v.example?=",
            "é".repeat(400),
            "x" + "\ud800" + "y");
    for (String title : hostile) {
      int before = sink.received().size();
      assertThat(send(word("d1", "fr", LocalizedText.of("fr", title))).outcome())
          .as(title)
          .isEqualTo(Outcome.ACCEPTED);
      assertThat(sink.received()).hasSize(before + 1);
      MimeMessage mail = parsed(sink.received().getLast());
      assertThat(mail.getHeader("Bcc")).isNull();
      assertThat(mail.getAllRecipients()).hasSize(1);
      assertThat(sink.commands()).noneMatch(c -> c.contains("e@e.example"));
    }
  }

  @Test
  void fifteenHundredHostileTitlesAddNoHeaderAndNoElement() throws Exception {
    List<String> found = new ArrayList<>();
    int before = sink.received().size();
    for (String title : HostileStrings.all()) {
      assertThat(send(word("d1", "fr", LocalizedText.of("fr", title))).outcome())
          .isEqualTo(Outcome.ACCEPTED);
    }
    assertThat(sink.received()).hasSize(before + HostileStrings.ALL);
    for (int at = 0; at < HostileStrings.ALL; at++) {
      MimeMessage mail = parsed(sink.received().get(before + at));
      if (mail.getHeader("Bcc") != null || mail.getHeader("X-A") != null) {
        found.add(HostileStrings.all().get(at) + " added a header");
      }
      String html = (String) ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
      for (Element one : Jsoup.parse(html).getAllElements()) {
        boolean acts =
            one.attributes().asList().stream().anyMatch(it -> it.getKey().startsWith("on"));
        if (acts || one.is("script, style, img, svg, math, x, iframe, form, input, link, base")) {
          found.add(HostileStrings.all().get(at) + " became " + one.tagName());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void addressesThatCouldSayMoreThanAnAddressAreRefused() {
    for (String bad :
        List.of(
            "a@b.example\r\nRCPT TO:<v@v.example>",
            "a@b.example\n",
            "\na@b.example",
            "a b@c.example",
            "a@b",
            "@b.example",
            "a@",
            "a@@b.example",
            "\"a\"@b.example",
            "a@[127.0.0.1]",
            "a@b..example",
            ".a@b.example",
            "a.@b.example",
            "a..b@c.example",
            "a@-b.example",
            "a@b-.example",
            "a@b.example>",
            "<a@b.example>",
            "a@b.example,c@d.example",
            "a(c)@b.example",
            "@r:a@b.example",
            "a%0d%0a@b.example\u0000",
            "é@b.example",
            "a@é.example",
            "a@b.1",
            "a\t@b.example",
            "x".repeat(65) + "@b.example",
            "a@" + "b.".repeat(130) + "example")) {
      assertThat(EmailAddress.of(bad)).as(bad).isEmpty();
      assertThatThrownBy(() -> new EmailAddress(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(EmailAddress.of(" Ada.L+x@Mail.Example ").orElseThrow().text())
        .isEqualTo("Ada.L+x@mail.example");
  }
}
