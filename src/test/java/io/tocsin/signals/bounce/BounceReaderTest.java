package io.tocsin.signals.bounce;

import static io.tocsin.signals.bounce.BounceKind.MAILBOX_FULL;
import static io.tocsin.signals.bounce.BounceKind.NETWORK;
import static io.tocsin.signals.bounce.BounceKind.OTHER;
import static io.tocsin.signals.bounce.BounceKind.REFUSED_POLICY;
import static io.tocsin.signals.bounce.BounceKind.TEMPORARY;
import static io.tocsin.signals.bounce.BounceKind.TOO_LARGE;
import static io.tocsin.signals.bounce.BounceKind.UNKNOWN_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceReaderTest {

  /** Written after real ones; names are fictive. Code, status, domain, kind, text. */
  static Stream<Arguments> corpus() {
    return Stream.of(one(), french(), houses(), reports()).flatMap(List::stream);
  }

  private static List<Arguments> one() {
    return List.of(
        arguments(
            550,
            "5.1.1",
            "neuf.fr",
            UNKNOWN_USER,
            "550 5.1.1 <jean.petit@neuf.fr>: Recipient address rejected: User unknown"),
        arguments(
            550,
            "5.1.1",
            "neuf.example",
            UNKNOWN_USER,
            "<ok@neuf.example>: host mx.neuf.example[192.0.2.7] said: 550 5.1.1\n"
                + "    <ok@neuf.example>: Recipient address rejected: User unknown in virtual\n"
                + "    mailbox table (in reply to RCPT TO command)"),
        arguments(
            450,
            "4.1.1",
            "neuf.fr",
            TEMPORARY,
            "450 4.1.1 <a@neuf.fr>: Recipient address rejected: unverified address: try later"),
        arguments(
            550,
            null,
            "club-internet.fr",
            UNKNOWN_USER,
            "SMTP error from remote mail server after RCPT TO:<lea@club-internet.fr>:\n"
                + "550 unknown user"),
        arguments(
            550,
            null,
            "wanadoo.fr",
            UNKNOWN_USER,
            "550 <m@wanadoo.fr>: User unknown in local recipient table"),
        arguments(552, "5.2.2", "free.fr", MAILBOX_FULL, "552 5.2.2 <bob@free.fr>: Mailbox full"),
        arguments(
            452,
            "4.2.2",
            "gmail.com",
            MAILBOX_FULL,
            "452-4.2.2 The email account that you tried to reach is over quota. <x@gmail.com>"),
        arguments(552, "5.3.4", null, TOO_LARGE, "552 5.3.4 Message size exceeds fixed limit"),
        arguments(
            552,
            "5.2.3",
            "ville.example",
            TOO_LARGE,
            "552 5.2.3 <mairie@ville.example>: Message too large for recipient"),
        arguments(
            451, "4.3.0", "sfr.fr", TEMPORARY, "451 4.3.0 <x@sfr.fr>: Temporary lookup failure"),
        arguments(
            421, "4.7.0", null, TEMPORARY, "421 4.7.0 Try again later, closing connection. (MAIL)"),
        arguments(
            451,
            "4.7.1",
            "uni.example",
            TEMPORARY,
            "451 4.7.1 <p@uni.example>: Recipient address rejected: Greylisting in effect"),
        arguments(
            554, "5.7.1", "neuf.fr", REFUSED_POLICY, "554 5.7.1 <z@neuf.fr>: Relay access denied"),
        arguments(
            550,
            "5.7.1",
            null,
            REFUSED_POLICY,
            "550 5.7.1 Service unavailable, Client host [198.51.100.3] blocked using Spamhaus"),
        arguments(
            550,
            "5.7.1",
            "sfr.fr",
            UNKNOWN_USER,
            "550 5.7.1 <a@sfr.fr>: Recipient address rejected: user unknown"),
        arguments(
            0,
            "4.4.1",
            "neuf.example",
            NETWORK,
            "Final-Recipient: rfc822; ok@neuf.example\nAction: delayed\nStatus: 4.4.1\n"
                + "Diagnostic-Code: X-Postfix; connect to 127.0.0.1[127.0.0.1]:1: Connection\n"
                + "    refused"),
        arguments(
            0,
            "5.4.4",
            "nulle-part.example",
            NETWORK,
            "<moi@nulle-part.example>: Host or domain name not found. Name service error for\n"
                + "name=nulle-part.example type=A: Host not found\nStatus: 5.4.4"),
        arguments(554, "5.0.0", "example.org", OTHER, "554 5.0.0 <q@example.org> Message rejected"),
        arguments(
            553,
            null,
            "example.net",
            UNKNOWN_USER,
            "553 sorry, that address is not valid: <k@example.net> recipient rejected"),
        arguments(
            550,
            null,
            "example.com",
            REFUSED_POLICY,
            "550 Message rejected due to SPF policy for <d@example.com>"));
  }

  private static List<Arguments> french() {
    return List.of(
        arguments(
            550,
            "5.2.0",
            "orange.fr",
            UNKNOWN_USER,
            "550 5.2.0 Adresse d au moins un destinataire invalide. Invalid recipient."
                + " OFR204_418 [418] <u@orange.fr>"),
        arguments(
            550,
            "5.5.0",
            "laposte.net",
            UNKNOWN_USER,
            "550 5.5.0 Adresse d au moins un destinataire invalide. LPN007_418 (v@laposte.net)"),
        arguments(
            421,
            null,
            "orange.fr",
            TEMPORARY,
            "<u@orange.fr>: host smtp-in.orange.fr said: 421 smtp-in Service refuse. Veuillez"
                + " essayer plus tard. Service refused, please try later. OFR_506 [506]"),
        arguments(
            550,
            null,
            "orange.fr",
            REFUSED_POLICY,
            "550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked"
                + " for spamming issues. OFR006_102 pour u@orange.fr"),
        arguments(
            550,
            null,
            "free.fr",
            UNKNOWN_USER,
            "550 utilisateur inconnu : destinataire <w@free.fr>"),
        arguments(
            550,
            null,
            "free.fr",
            REFUSED_POLICY,
            "host mx1.free.fr said: 550 spam detected (in reply to end of DATA command)"
                + " <w@free.fr>"),
        arguments(
            0,
            null,
            "gmail.com",
            UNKNOWN_USER,
            "Adresse introuvable\nVotre message n'a pas été distribué à y@gmail.com, car l'adresse"
                + " est introuvable ou ne peut pas recevoir de courrier."),
        arguments(
            550,
            "5.1.1",
            "gmail.com",
            UNKNOWN_USER,
            "La réponse du serveur distant était :\n550 5.1.1 The email account that you tried to"
                + " reach does not exist. y@gmail.com"),
        arguments(
            0,
            null,
            "gmail.com",
            MAILBOX_FULL,
            "Boîte de réception du destinataire pleine\nVotre message n’a pas été distribué à"
                + " n@gmail.com. Sa boîte de réception est pleine ou reçoit trop de messages :"
                + " boîte pleine."),
        arguments(
            550,
            "5.1.10",
            "hopital.example",
            UNKNOWN_USER,
            "Échec de la remise pour ces destinataires ou groupes :\nr@hopital.example\nL’adresse"
                + " de courrier que vous avez entrée est introuvable.\n550 5.1.10"
                + " RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"),
        arguments(
            0,
            "5.2.2",
            "mairie.example",
            MAILBOX_FULL,
            "La boîte aux lettres du destinataire est pleine : s@mairie.example\n#5.2.2 smtp;554"
                .replace("554", "")),
        arguments(
            0,
            null,
            "sfr.fr",
            UNKNOWN_USER,
            "Mail non remis. Le message n'a pas pu être remis à t@sfr.fr : cette adresse n'existe"
                + " pas."),
        arguments(
            0,
            "5.4.7",
            "neuf.fr",
            NETWORK,
            "Votre message n'a pas pu être distribué à i@neuf.fr\nStatut : 5.4.7 (délai dépassé)"));
  }

  private static List<Arguments> houses() {
    return List.of(
        arguments(
            550,
            "5.1.1",
            "gmail.com",
            UNKNOWN_USER,
            "550-5.1.1 The email account that you tried to reach does not exist. Please try\n"
                + "550-5.1.1 double-checking the recipient's email address <a@gmail.com>\n"
                + "550 5.1.1 https://support.example/?p=NoSuchUser - gsmtp"),
        arguments(
            550,
            "5.7.26",
            "gmail.com",
            REFUSED_POLICY,
            "550-5.7.26 This mail has been blocked because the sender is unauthenticated."
                + " to <b@gmail.com>"),
        arguments(
            421,
            "4.7.28",
            "gmail.com",
            TEMPORARY,
            "421-4.7.28 Gmail has detected an unusual rate of unsolicited mail. c@gmail.com"),
        arguments(
            550,
            "5.4.1",
            "firm.example",
            UNKNOWN_USER,
            "550 5.4.1 Recipient address rejected: Access denied. [SN1.example] <d@firm.example>"),
        arguments(
            550,
            "5.1.8",
            null,
            REFUSED_POLICY,
            "550 5.1.8 Access denied, bad outbound sender. For more information on mail, see"),
        arguments(
            550,
            "5.5.0",
            "hotmail.example",
            UNKNOWN_USER,
            "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). for"
                + " e@hotmail.example"),
        arguments(
            554,
            null,
            "yahoo.example",
            UNKNOWN_USER,
            "554 delivery error: dd This user doesn't have a yahoo.example account"
                + " (f@yahoo.example) [0] - mta1.mail.example"),
        arguments(
            554,
            null,
            "yahoo.example",
            MAILBOX_FULL,
            "554 30 Sorry, your message to g@yahoo.example cannot be delivered. This mailbox is"
                + " over quota"),
        arguments(
            0,
            null,
            "qmail.example",
            UNKNOWN_USER,
            "Hi. This is the qmail-send program at mail.example.\nI'm afraid I wasn't able to"
                + " deliver your message. failure notice\n<h@qmail.example>:\nSorry, no mailbox"
                + " here by that name."),
        arguments(
            0,
            "5.1.1",
            "qmail.example",
            UNKNOWN_USER,
            "<h@qmail.example>:\nSorry, no mailbox here by that name. (#5.1.1)"),
        arguments(
            0,
            "4.4.1",
            "qmail.example",
            NETWORK,
            "<h@qmail.example>:\nSorry, I wasn't able to establish an SMTP connection. (#4.4.1)"),
        arguments(
            0,
            "5.1.2",
            "qmail.example",
            NETWORK,
            "<h@qmail.example>:\nSorry, I couldn't find any host named qmail.example. (#5.1.2)"),
        arguments(
            0,
            null,
            "exim.example",
            UNKNOWN_USER,
            "This message was created automatically by mail delivery software.\nMail delivery"
                + " failed: returning message to sender\n  j@exim.example\n    Unrouteable"
                + " address"),
        arguments(
            0,
            null,
            "exim.example",
            NETWORK,
            "Mail delivery failed\n  j@exim.example\n    all hosts for 'exim.example' have been"
                + " failing: retry timeout exceeded"),
        arguments(
            0,
            "5.1.1",
            "groupware.example",
            UNKNOWN_USER,
            "Delivery has failed to these recipients or groups:\nk@groupware.example\n#5.1.1 smtp;"
                + " user not found"));
  }

  private static List<Arguments> reports() {
    String postfix =
        """
        From: MAILER-DAEMON@relais.example (Mail Delivery System)
        To: moi@ailleurs.example
        Subject: Undelivered Mail Returned to Sender

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        <lucie@neuf.fr>: host mx.neuf.fr[192.0.2.1] said: 550 5.1.1 <lucie@neuf.fr>:
            Recipient address rejected: User unknown (in reply to RCPT TO command)

        Reporting-MTA: dns; relais.example
        X-Postfix-Sender: rfc822; moi@ailleurs.example

        Final-Recipient: rfc822; lucie@neuf.fr
        Original-Recipient: rfc822;lucie@neuf.fr
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.neuf.fr
        Diagnostic-Code: smtp; 550 5.1.1 <lucie@neuf.fr>: Recipient address rejected:
            User unknown
        """;
    String delayed =
        """
        Subject: Votre message attend : panne de messagerie

        Bonjour,

        Votre message n'est pas perdu. Nous le gardons et nous essayons encore.

        <ok@neuf.example>: connect to 127.0.0.1[127.0.0.1]:1: Connection refused

        Reporting-MTA: dns; mx.neuf.example
        X-Postfix-Sender: rfc822; a@b.example

        Final-Recipient: rfc822; ok@neuf.example
        Action: delayed
        Status: 4.4.1
        Will-Retry-Until: Sat, 28 Nov 2026 15:27:32 +0000 (UTC)
        """;
    return List.of(
        arguments(550, "5.1.1", "neuf.fr", UNKNOWN_USER, postfix),
        arguments(550, "5.1.1", "neuf.fr", UNKNOWN_USER, "> " + postfix.replace("\n", "\n> ")),
        arguments(0, "4.4.1", "neuf.example", NETWORK, delayed),
        arguments(550, "5.1.1", "neuf.fr", UNKNOWN_USER, postfix.replace("\n", "\r\n")));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void aBounceIsReadWhereverItComesFrom(
      int code, String status, String domain, BounceKind kind, String text) {
    assertThat(BounceReader.read(text)).contains(new Bounce(code, status, domain, kind));
  }

  @Test
  void theCorpusIsLarge() {
    assertThat(corpus()).hasSizeGreaterThanOrEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Rien n'arrive depuis ce matin.",
        "J'ai perdu 550 messages, c'est la catastrophe !",
        "J'ai payé 554 euros.",
        "La version 5.1.1 de l'application se ferme.",
        "Mon adresse est jean@neuf.fr et je ne reçois plus rien",
        "l'adresse 192.5.1.1 répond",
        "erreur 404",
        "HTTP 503",
        "2026-03-02 4.5.2026",
        "On me dit que mon compte n'existe pas"
      })
  void whatPeopleOtherwiseWriteIsNoBounce(String text) {
    assertThat(BounceReader.read(text)).isEmpty();
  }

  @Test
  void ofAnAddressOnlyTheDomainIsKept() {
    corpus()
        .map(arguments -> (String) arguments.get()[4])
        .forEach(text ->
            assertThat(BounceReader.read(text).orElseThrow().toString()).doesNotContain("@"));
  }

  @Test
  void noTextHoweverHostileBreaksItOrTakesLong() {
    List<String> good = corpus().map(arguments -> (String) arguments.get()[4]).toList();
    for (long seed = 0; seed < 20_000; seed++) {
      String text = spoiled(good, new Random(seed));
      assertThatCode(() -> BounceReader.read(text)).as("seed %d", seed).doesNotThrowAnyException();
    }
  }

  private static String spoiled(List<String> good, Random random) {
    StringBuilder text = new StringBuilder(good.get(random.nextInt(good.size())));
    for (int i = random.nextInt(20); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(0x10000));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, "@550 5.1.1 <".charAt(random.nextInt(12)));
        default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 50)));
      }
    }
    return text.toString();
  }

  @Test
  void longTextsOfOneSignAreReadInNoTime() {
    List<String> pieces =
        List.of(
            "@", "5", "5.", "550 ", "550 5.", "<", "a@", "@a.", "\n", "=\n", "status:", "é", "#");
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (String piece : pieces) {
            BounceReader.read(piece.repeat(1_000_000 / piece.length()));
            BounceReader.read("550 5.1.1 mail " + piece.repeat(BounceReader.LONGEST));
          }
        });
  }
}
