package io.tocsin.signals.probe.smtp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Commands out, replies in, over one connection, until a deadline; confined to one thread. */
final class SmtpDialog implements AutoCloseable {

  private static final int MAX_LINE = 2_000;
  private static final int MAX_LINES = 100;

  private final long deadlineNanos;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private List<String> lastLines = List.of();

  /**
   * A dialog over a connected socket.
   *
   * @param deadlineNanos {@code System.nanoTime()} after which it gives up
   */
  SmtpDialog(Socket socket, long deadlineNanos) throws IOException {
    this.socket = socket;
    this.deadlineNanos = deadlineNanos;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Sends one command and returns the reply. */
  SmtpReply say(String command) throws IOException {
    if (command.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("not a plain SMTP command");
    }
    out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return listen();
  }

  /** Reads one reply, of one line or several. */
  SmtpReply listen() throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = readLine();
      if (!line.matches("[2-5][0-9][0-9]([ -].*)?") || lines.size() == MAX_LINES) {
        throw new BrokenReply(line);
      }
      lines.add(line.length() > 4 ? line.substring(4) : "");
    } while (line.length() > 3 && line.charAt(3) == '-');
    lastLines = List.copyOf(lines);
    return SmtpReply.of(Integer.parseInt(line.substring(0, 3)), String.join(" ", lines));
  }

  /** Whether the last reply had a line that is this EHLO keyword. */
  boolean offered(String keyword) {
    return lastLines.stream().anyMatch(line -> line.equalsIgnoreCase(keyword));
  }

  /** Goes on under TLS; the certificate must fit the host name. */
  void startTls(String host) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secure = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (host.matches(".*[A-Za-z].*") && !host.contains(":")) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(remainingMillis());
    secure.startHandshake();
    socket = secure;
    in = new BufferedInputStream(secure.getInputStream());
    out = secure.getOutputStream();
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      socket.setSoTimeout(remainingMillis());
      int next = in.read();
      if (next < 0) {
        throw new BrokenReply("the server closed the connection");
      }
      if (next == '\n') {
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r'
            ? line.substring(0, end - 1)
            : line.toString();
      }
      if (line.length() == MAX_LINE) {
        throw new BrokenReply("a line of more than " + MAX_LINE + " bytes");
      }
      line.append((char) next);
    }
  }

  private int remainingMillis() throws SocketTimeoutException {
    long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("the time limit is reached");
    }
    return Math.toIntExact(Math.min(left, Integer.MAX_VALUE));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The server did not speak SMTP. */
  static final class BrokenReply extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenReply(String what) {
      super(what);
    }
  }
}
