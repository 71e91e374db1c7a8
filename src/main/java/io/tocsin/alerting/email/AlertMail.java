package io.tocsin.alerting.email;

import io.tocsin.alerting.AlertChannel;
import io.tocsin.alerting.AlertMessage;
import io.tocsin.catalog.Teammate;
import io.tocsin.delivery.Channel;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.EmailAddress;
import io.tocsin.delivery.Notice;
import io.tocsin.delivery.Notice.Letter;
import io.tocsin.delivery.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Wakes by mail; the same call has the same Message-ID on every try. Thread-safe. */
public final class AlertMail implements AlertChannel {

  private final Channel mail;

  /** Sends over the wire that carries statements. */
  public AlertMail(Channel mail) {
    this.mail = mail;
  }

  @Override
  public String id() {
    return "email";
  }

  @Override
  public boolean reaches(Teammate person) {
    return person.email() != null;
  }

  @Override
  public Sent send(AlertMessage message) {
    String written = message.person().email();
    Optional<EmailAddress> address = written == null ? Optional.empty() : EmailAddress.of(written);
    if (address.isEmpty()) {
      return new Sent(Outcome.NOT_SENDABLE, "no address we write to");
    }
    try (Channel.Line line = mail.open()) {
      return line.send(
          new Notice(
              message.call(),
              address.get(),
              message.person().language(),
              message.at(),
              letter(message)));
    }
  }

  private static Letter letter(AlertMessage message) {
    List<Letter.Line<String>> facts =
        message.facts().stream().map(f -> new Letter.Line<>(f.label(), f.value())).toList();
    List<Letter.Line<URI>> links = List.of(new Letter.Line<>(message.linkLabel(), message.link()));
    return new Letter(
        message.subject(), message.paragraphs(), facts, links, List.of(message.footer()));
  }
}
