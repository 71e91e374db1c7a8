package io.tocsin.delivery.email;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A real SMTP server on loopback that keeps what it accepts, and misbehaves on demand. */
public final class MailSink implements AutoCloseable {

  /** What it does to the next message. */
  public enum Mood {
    ACCEPTS,
    REFUSES_RECIPIENT_FOR_NOW,
    REFUSES_RECIPIENT_FOR_GOOD,
    REFUSES_SENDER,
    REFUSES_MESSAGE_FOR_NOW,
    REFUSES_MESSAGE_FOR_GOOD,
    HANGS_UP_BEFORE_THE_DOT,
    TAKES_IT_AND_HANGS_UP
  }

  /** A message as it came over the line, dots unstuffed. */
  public record Received(String sender, String recipient, String text) {
    /** The value of a header, unfolded; the empty text if it is not there. */
    public String header(String name) {
      String head = text.substring(0, text.indexOf("\r\n\r\n") + 2).replaceAll("\r\n[ \t]+", " ");
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  private final ServerSocket server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Deque<Mood> moods = new ArrayDeque<>();
  private final List<Socket> lines = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  public MailSink() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  public int port() {
    return server.getLocalPort();
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  public List<String> commands() {
    return List.copyOf(commands);
  }

  public int connections() {
    return connections.get();
  }

  public synchronized void next(Mood... wanted) {
    moods.addAll(List.of(wanted));
  }

  private synchronized Mood mood() {
    Mood mood = moods.poll();
    return mood == null ? Mood.ACCEPTS : mood;
  }

  private void listen() {
    try {
      while (true) {
        Socket line = server.accept();
        connections.incrementAndGet();
        lines.add(line);
        Thread.ofVirtual().start(() -> converse(line));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void converse(Socket line) {
    try (line) {
      InputStream in = new BufferedInputStream(line.getInputStream());
      OutputStream out = line.getOutputStream();
      answer(out, "220 sink.example ESMTP");
      String sender = "";
      String recipient = "";
      Mood mood = Mood.ACCEPTS;
      while (true) {
        String command = readLine(in);
        if (command == null) {
          return;
        }
        commands.add(command);
        String verb = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
          case "EHLO", "HELO" -> answer(out, "250-sink.example\r\n250 8BITMIME");
          case "MAIL" -> {
            mood = mood();
            sender = command;
            answer(out, mood == Mood.REFUSES_SENDER ? "550 5.1.8 who are you" : "250 2.1.0 fine");
          }
          case "RCPT" -> {
            recipient = command;
            answer(
                out,
                switch (mood) {
                  case REFUSES_RECIPIENT_FOR_NOW -> "451 4.3.2 try again";
                  case REFUSES_RECIPIENT_FOR_GOOD -> "550 5.1.1 <a@b.example> no such user";
                  default -> "250 2.1.5 fine";
                });
          }
          case "DATA" -> {
            answer(out, "354 go on");
            if (mood == Mood.HANGS_UP_BEFORE_THE_DOT) {
              readLine(in);
              return;
            }
            String text = readMessage(in);
            if (mood == Mood.REFUSES_MESSAGE_FOR_NOW) {
              answer(out, "452 4.3.1 disk full");
            } else if (mood == Mood.REFUSES_MESSAGE_FOR_GOOD) {
              answer(out, "554 5.6.0 not like this");
            } else {
              received.add(new Received(sender, recipient, text));
              if (mood == Mood.TAKES_IT_AND_HANGS_UP) {
                return;
              }
              answer(out, "250 2.0.0 queued as " + received.size());
            }
          }
          case "QUIT" -> {
            answer(out, "221 bye");
            return;
          }
          case "RSET", "NOOP" -> answer(out, "250 fine");
          default -> answer(out, "500 what");
        }
      }
    } catch (IOException broken) {
      // The other side hung up.
    }
  }

  private static String readMessage(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = readLine(in); line != null && !line.equals("."); line = readLine(in)) {
      lines.add(line.startsWith(".") ? line.substring(1) : line);
    }
    return String.join("\r\n", lines) + "\r\n";
  }

  private static void answer(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Lines end in CR LF and in nothing else. */
  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int before = -1;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (before == '\r' && b == '\n') {
        line.setLength(line.length() - 1);
        return line.toString();
      }
      line.append((char) b);
      before = b;
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket line : lines) {
      line.close();
    }
  }
}
