package io.tocsin.delivery.email;

import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** Reads from what a mail server answered how a try ended (RFC 5321 section 4.2); pure. */
final class MailFailure {

  private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@]{1,64}@[^\\s<>@]{1,255}>?");
  private static final Pattern POLICY = Pattern.compile("^5\\d\\d[ -]5\\.7\\.\\d{1,3}\\b");

  private MailFailure() {}

  /** The message was never begun: no connection, no encryption, no login. */
  static Sent connecting(MessagingException failure) {
    boolean refused = failure instanceof AuthenticationFailedException || !isBroken(failure);
    return sent(refused ? Outcome.SENDER_REFUSED : Outcome.UNREACHABLE, failure);
  }

  /**
   * The message was begun.
   *
   * @param handedOver whether all of it had gone out
   */
  static Sent sending(MessagingException failure, boolean handedOver) {
    @Nullable SMTPAddressFailedException recipient =
        find(failure, SMTPAddressFailedException.class);
    if (recipient != null) {
      return byCode(recipient.getReturnCode(), Outcome.REFUSED_FOR_GOOD, recipient, false);
    }
    @Nullable SMTPSenderFailedException sender = find(failure, SMTPSenderFailedException.class);
    if (sender != null) {
      return byCode(sender.getReturnCode(), Outcome.SENDER_REFUSED, sender, false);
    }
    @Nullable SMTPSendFailedException sending = find(failure, SMTPSendFailedException.class);
    return sending != null
        ? byCode(sending.getReturnCode(), Outcome.REFUSED_FOR_GOOD, sending, handedOver)
        : sent(broken(handedOver), failure);
  }

  private static Outcome broken(boolean handedOver) {
    return handedOver ? Outcome.REPLY_LOST : Outcome.UNREACHABLE;
  }

  private static Sent byCode(
      int code, Outcome forGood, MessagingException failure, boolean handedOver) {
    if (code >= 500 && code <= 599) {
      boolean policy = POLICY.matcher(String.valueOf(failure.getMessage())).find();
      return sent(policy ? Outcome.SENDER_REFUSED : forGood, failure);
    }
    return sent(code >= 400 ? Outcome.REFUSED_FOR_NOW : broken(handedOver), failure);
  }

  private static boolean isBroken(MessagingException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return find(failure, MailConnectException.class) != null;
  }

  private static <T extends Exception> @Nullable T find(MessagingException failure, Class<T> type) {
    Exception next = failure;
    while (next != null) {
      if (type.isInstance(next)) {
        return type.cast(next);
      }
      next = next instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return null;
  }

  private static Sent sent(Outcome outcome, Exception failure) {
    return new Sent(outcome, reply(String.valueOf(failure.getMessage())));
  }

  /** What the server said, on one line and without addresses. */
  static String reply(String said) {
    return ADDRESS.matcher(HeaderText.of(said)).replaceAll("<...>");
  }
}
