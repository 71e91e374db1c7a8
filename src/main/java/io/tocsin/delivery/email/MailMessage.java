package io.tocsin.delivery.email;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.tocsin.delivery.Notice;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A notice as a message (RFC 5322, MIME), plain and HTML; confined to one try. */
final class MailMessage extends MimeMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String name;
  private boolean handedOver;

  private MailMessage(Session session, String name) {
    super(session);
    this.name = name;
  }

  /** Writes a notice down; the same dispatch has the same Message-ID every time. */
  static MailMessage of(Session session, Relay relay, String site, Notice notice, MailText text)
      throws MessagingException, UnsupportedEncodingException {
    String id = HeaderText.exact("<" + notice.dispatch() + "@" + relay.domain() + ">");
    MailMessage message = new MailMessage(session, id);
    message.setFrom(new InternetAddress(relay.from(), HeaderText.of(site), UTF_8));
    message.setRecipient(
        Message.RecipientType.TO, new InternetAddress(notice.address().text(), true));
    message.setSubject(HeaderText.of(text.subject()), UTF_8);
    message.setSentDate(Date.from(notice.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (notice.content() instanceof Notice.Letter) {
      message.setHeader("Importance", "high");
      message.setHeader("X-Priority", "1");
    } else {
      message.setHeader("Precedence", "bulk");
    }
    message.setHeader("Content-Language", HeaderText.exact(text.language()));
    URI leave = leave(notice.content());
    if (leave != null) {
      // RFC 8058; on one line, for folding breaks signatures elsewhere.
      message.setHeader("List-Unsubscribe", HeaderText.exact("<" + leave.toASCIIString() + ">"));
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.setContent(bodies(text));
    message.saveChanges();
    return message;
  }

  private static @Nullable URI leave(Notice.Content content) {
    return switch (content) {
      case Notice.Word word -> word.leave();
      case Notice.Reminder reminder -> reminder.leave();
      case Notice.Confirmation _, Notice.Letter _ -> null;
    };
  }

  private static MimeMultipart bodies(MailText text) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text.plain(), UTF_8, "plain");
    MimeBodyPart html = new MimeBodyPart();
    StringOutput output = new StringOutput();
    Templates.ENGINE.render("notice/mail.jte", text, output);
    html.setText(output.toString(), UTF_8, "html");
    return new MimeMultipart("alternative", plain, html);
  }

  /** Says whether all of it went out: from then on, a silence does not mean that it failed. */
  boolean wasHandedOver() {
    return handedOver;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", name);
  }

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
    super.writeTo(out, ignored);
    handedOver = true;
  }

  private static final class Templates {
    static final TemplateEngine ENGINE =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, MailMessage.class.getClassLoader(), "io.tocsin.jte");
  }
}
