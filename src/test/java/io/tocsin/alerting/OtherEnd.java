package io.tocsin.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whoever is posted to: takes each request down and gives one answer to all, byte by byte. */
public final class OtherEnd implements AutoCloseable {

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final ServerSocket door;
  private volatile String answer;

  /** One request. */
  public record Taken(List<String> head, byte[] body) {
    public String header(String name) {
      return head.stream()
          .filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst()
          .orElse("");
    }
  }

  public OtherEnd(String answer) throws IOException {
    this.answer = answer;
    this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    while (!door.isClosed()) {
      try (Socket line = door.accept()) {
        taken.add(read(new BufferedInputStream(line.getInputStream())));
        line.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException ended) {
        assertThat(ended).isNotNull();
      }
    }
  }

  private static Taken read(InputStream in) throws IOException {
    List<String> head = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int length = 0;
    while (true) {
      int next = in.read();
      if (next == '\n' && line.isEmpty()) {
        return new Taken(head, in.readNBytes(length));
      } else if (next == '\n') {
        head.add(line.toString());
        if (line.toString().startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
        line.setLength(0);
      } else if (next != '\r') {
        line.append((char) next);
      }
    }
  }

  public List<Taken> taken() {
    return taken;
  }

  public void answer(String next) {
    answer = next;
  }

  public String at(String path) {
    return "http://127.0.0.1:" + door.getLocalPort() + path;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
