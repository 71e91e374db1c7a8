package io.tocsin.delivery.email;

import io.tocsin.catalog.MailAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server mail is handed to. Immutable; never shows its password.
 *
 * @param from the envelope and header sender
 * @param connectWithin how long to wait for a connection
 * @param answerWithin how long to wait for any answer; less than half a dispatch's lease
 */
public record Relay(
    String host,
    int port,
    Encryption encryption,
    @Nullable Login login,
    String from,
    Duration connectWithin,
    Duration answerWithin) {

  /** Whether the line is encrypted by STARTTLS (RFC 3207). */
  public enum Encryption {
    /** Never: a server on this machine. */
    NONE,
    /** If the server offers it. */
    OPPORTUNISTIC,
    /** Always; a server that does not offer it, or cannot prove its name, gets no mail. */
    REQUIRED
  }

  /** Who we say we are. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

  public Relay {
    if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("not a host name: " + host);
    }
    if (!MailAddress.isMailAddress(from)) {
      throw new IllegalArgumentException("not a mail address: " + from);
    }
  }

  /** Makes a relay with the usual patience. */
  public static Relay of(
      String host, int port, Encryption encryption, @Nullable Login login, String from) {
    return new Relay(host, port, encryption, login, from, CONNECT_WITHIN, ANSWER_WITHIN);
  }

  /** Returns the domain of the sender. */
  String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }
}
