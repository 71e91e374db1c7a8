package io.tocsin.delivery.email;

import io.tocsin.catalog.Catalog;
import io.tocsin.delivery.Channel;
import io.tocsin.delivery.Notice;
import io.tocsin.delivery.Outcome;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.UnsupportedEncodingException;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mail through a relay (SMTP, RFC 5321), one recipient per message; thread-safe. */
public final class MailChannel implements Channel {

  private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

  private final Relay relay;
  private final Supplier<Catalog> catalog;
  private final MailWords words;
  private final Session session;

  /**
   * Knows the relay; connects when there is something to send.
   *
   * @param catalog the catalogue as it is now
   */
  public MailChannel(Relay relay, Supplier<Catalog> catalog) {
    this.relay = relay;
    this.catalog = catalog;
    this.words = new MailWords(catalog);
    this.session = Session.getInstance(properties(relay));
  }

  private static Properties properties(Relay relay) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.localhost", relay.domain());
    properties.setProperty("mail.smtp.from", relay.from());
    properties.setProperty("mail.smtp.auth", String.valueOf(relay.login() != null));
    String connect = String.valueOf(relay.connectWithin().toMillis());
    String answer = String.valueOf(relay.answerWithin().toMillis());
    properties.setProperty("mail.smtp.connectiontimeout", connect);
    properties.setProperty("mail.smtp.timeout", answer);
    properties.setProperty("mail.smtp.writetimeout", answer);
    boolean encrypted = relay.encryption() != Relay.Encryption.NONE;
    boolean required = relay.encryption() == Relay.Encryption.REQUIRED;
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(encrypted));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(required));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", String.valueOf(required));
    if (!required) {
      // Encrypted to whoever answers is better than plain to whoever answers.
      properties.setProperty("mail.smtp.ssl.trust", "*");
    }
    properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
    return properties;
  }

  @Override
  public String id() {
    return "email";
  }

  @Override
  public Line open() {
    return new MailLine();
  }

  /** One connection, for as long as it holds. */
  private final class MailLine implements Line {

    private @Nullable SMTPTransport transport;

    @Override
    public Sent send(Notice notice) {
      MailMessage message;
      try {
        String site = catalog.get().siteName().in(notice.language());
        message = MailMessage.of(session, relay, site, notice, words.of(notice));
      } catch (MessagingException | UnsupportedEncodingException | IllegalArgumentException e) {
        LOG.error("Dispatch {} cannot be written as a mail", notice.dispatch(), e);
        return new Sent(Outcome.NOT_SENDABLE, MailFailure.reply(String.valueOf(e.getMessage())));
      }
      SMTPTransport connected;
      try {
        connected = connected();
      } catch (MessagingException e) {
        drop();
        return MailFailure.connecting(e);
      }
      return send(connected, message);
    }

    private Sent send(SMTPTransport connected, MailMessage message) {
      try {
        Address[] recipients = message.getAllRecipients();
        connected.sendMessage(message, recipients);
        return new Sent(
            Outcome.ACCEPTED, MailFailure.reply(String.valueOf(connected.getLastServerResponse())));
      } catch (MessagingException e) {
        Sent sent = MailFailure.sending(e, message.wasHandedOver());
        if (sent.outcome() == Outcome.UNREACHABLE || sent.outcome() == Outcome.REPLY_LOST) {
          drop();
        }
        return sent;
      }
    }

    private SMTPTransport connected() throws MessagingException {
      SMTPTransport open = transport;
      if (open != null && open.isConnected()) {
        return open;
      }
      drop();
      Transport fresh = session.getTransport("smtp");
      if (!(fresh instanceof SMTPTransport smtp)) {
        throw new IllegalStateException("not an SMTP transport: " + fresh);
      }
      transport = smtp;
      Relay.Login login = relay.login();
      if (login == null) {
        smtp.connect(relay.host(), relay.port(), null, null);
      } else {
        smtp.connect(relay.host(), relay.port(), login.user(), login.password());
      }
      return smtp;
    }

    private void drop() {
      SMTPTransport open = transport;
      transport = null;
      if (open != null) {
        try {
          open.close();
        } catch (MessagingException e) {
          LOG.debug("The line to the mail server was broken already", e);
        }
      }
    }

    @Override
    public void close() {
      drop();
    }
  }
}
