package io.tocsin.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A client that says exactly what it is told, byte for byte, and hears what comes back. */
public final class Wire implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  public Wire(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One answer as it came. */
  public record Heard(int status, String head, byte[] body) {
    public Optional<String> header(String name) {
      String wanted = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
          .map(line -> line.substring(wanted.length()).strip())
          .findFirst();
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Asks once over a connection of its own. */
  public static Heard ask(int port, String request) {
    try (Wire wire = new Wire(port)) {
      wire.say(request);
      return wire.hear();
    }
  }

  public static Heard get(int port, String path, String... headers) {
    return ask(port, "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + fields(headers) + "\r\n");
  }

  public static Heard post(int port, String path, String type, byte[] body, String... headers) {
    try (Wire wire = new Wire(port)) {
      wire.say(
          "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
              .formatted(path, type, body.length, fields(headers)));
      wire.say(body);
      return wire.hear();
    }
  }

  private static String fields(String... headers) {
    return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
  }

  public Wire say(String text) {
    return say(text.getBytes(StandardCharsets.UTF_8));
  }

  public Wire say(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one answer; status 0 if the connection ends before one. */
  public Heard hear() {
    String head = until("\r\n\r\n");
    if (head.isEmpty()) {
      return new Heard(0, "", new byte[0]);
    }
    Heard bare = new Heard(Integer.parseInt(head.substring(9, 12)), head, new byte[0]);
    int length = bare.header("Content-Length").map(Integer::parseInt).orElse(0);
    return new Heard(bare.status(), head, bytes(length));
  }

  /** Reads to the end of a line or block; what came if the connection ends first. */
  public String until(String end) {
    StringBuilder heard = new StringBuilder();
    while (heard.length() < end.length() || heard.indexOf(end, heard.length() - end.length()) < 0) {
      int next = read();
      if (next < 0) {
        break;
      }
      heard.append((char) next);
    }
    return heard.toString();
  }

  /** Says whether the other side hangs up, within ten seconds. */
  public boolean isHungUp() {
    while (true) {
      int next = read();
      if (next < 0) {
        return true;
      }
    }
  }

  private int read() {
    try {
      return in.read();
    } catch (SocketException e) {
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(int length) {
    try {
      return in.readNBytes(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
