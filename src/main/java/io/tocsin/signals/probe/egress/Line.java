package io.tocsin.signals.probe.egress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection to a checked address that speaks in lines of ASCII, until a deadline; confined to
 * one thread.
 *
 * <p>Every call throws {@link SocketTimeoutException} once the deadline has passed.
 */
public final class Line implements AutoCloseable {

  private static final int MAX_LINE = 2_000;

  private final long deadlineNanos;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  Line(Socket socket, long deadlineNanos) throws IOException {
    this.socket = socket;
    this.deadlineNanos = deadlineNanos;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /**
   * Sends one line; anything but printable ASCII is refused, so that no word becomes a second
   * command.
   */
  public void send(String line) throws IOException {
    if (line.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("not a line of printable ASCII");
    }
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Sends bytes as they are: a body whose length was told before. */
  public void send(byte[] body) throws IOException {
    out.write(body);
    out.flush();
  }

  /** Reads one line of at most 2,000 bytes, without its end. */
  public String receive() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      socket.setSoTimeout(remainingMillis());
      int next = in.read();
      if (next < 0) {
        throw new IOException("the other side closed the connection");
      }
      if (next == '\n') {
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r'
            ? line.substring(0, end - 1)
            : line.toString();
      }
      if (line.length() == MAX_LINE) {
        throw new IOException("a line of more than " + MAX_LINE + " bytes");
      }
      line.append((char) next);
    }
  }

  /** Goes on under TLS; the certificate must fit the host name. */
  public void startTls(String host) throws IOException {
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
}
