package io.tocsin.signals.bounce;

import java.util.List;

/** By what a text is known to come from a mail server. All in lower case, apostrophes straight. */
final class BounceMarks {

  /** What only a bounce says, whatever codes are in it. */
  private static final List<String> HEADINGS =
      List.of(
          "mailer-daemon",
          "mail delivery system",
          "mail delivery subsystem",
          "mail delivery failed",
          "undelivered mail",
          "undeliverable",
          "delivery status",
          "delivery has failed",
          "delivery failure",
          "returned to sender",
          "returned mail",
          "could not be delivered",
          "couldn't be delivered",
          "wasn't delivered",
          "was not delivered",
          "message not delivered",
          "message bloqué",
          "failure notice",
          "message blocked",
          "address not found",
          "recipient inbox full",
          "warning: message delayed",
          "n'a pas pu être remis",
          "n'a pas été remis",
          "n'a pas pu être distribué",
          "n'a pas été distribué",
          "n'a pas pu être délivré",
          "message non remis",
          "non remis",
          "message non distribué",
          "non distribuable",
          "échec de la remise",
          "échec de remise",
          "échec de livraison",
          "notification d'état de remise",
          "rapport de non-remise",
          "rapport de non remise",
          "diagnostic-code",
          "final-recipient",
          "remote server returned",
          "remote server said",
          "le serveur distant a répondu",
          "le serveur a répondu",
          "the response was",
          "la réponse était",
          "smtp error from remote",
          "host said");

  /** What stands beside a code where a mail server wrote it. */
  private static final List<String> BESIDE_A_CODE =
      List.of(
          "recipient",
          "mailbox",
          "smtp",
          " said:",
          "rcpt to",
          "message",
          "mail",
          "address",
          "adresse",
          "destinataire",
          "relay",
          "spam",
          "user",
          "utilisateur",
          "boîte",
          "boite");

  private BounceMarks() {}

  static boolean hasHeading(String text) {
    return BounceProse.says(text, HEADINGS);
  }

  static boolean speaksOfMail(String text) {
    return BounceProse.says(text, BESIDE_A_CODE);
  }
}
