package io.tocsin.signals.probe.smtp;

import io.tocsin.signals.probe.egress.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Commands out, replies in, over one connection; confined to one thread. */
final class SmtpDialog implements AutoCloseable {

  private static final int MAX_LINES = 100;

  private final Line line;
  private List<String> lastLines = List.of();

  SmtpDialog(Line line) {
    this.line = line;
  }

  /** Sends one command and returns the reply. */
  SmtpReply say(String command) throws IOException {
    line.send(command);
    return listen();
  }

  /** Reads one reply, of one line or several. */
  SmtpReply listen() throws IOException {
    List<String> lines = new ArrayList<>();
    String last;
    do {
      last = line.receive();
      if (!last.matches("[2-5][0-9][0-9]([ -].*)?") || lines.size() == MAX_LINES) {
        throw new IOException("not an SMTP reply: " + last);
      }
      lines.add(last.length() > 4 ? last.substring(4) : "");
    } while (last.length() > 3 && last.charAt(3) == '-');
    lastLines = List.copyOf(lines);
    return SmtpReply.of(Integer.parseInt(last.substring(0, 3)), String.join(" ", lines));
  }

  /** Whether the last reply had a line that is this EHLO keyword. */
  boolean offered(String keyword) {
    return lastLines.stream().anyMatch(offer -> offer.equalsIgnoreCase(keyword));
  }

  /** Goes on under TLS. */
  void startTls(String host) throws IOException {
    line.startTls(host);
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
