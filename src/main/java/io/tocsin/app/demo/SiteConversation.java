package io.tocsin.app.demo;

import io.tocsin.app.story.Condition;
import io.tocsin.app.story.Scenery;
import io.tocsin.catalog.HttpProbeSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** A web site of one page, in whatever condition it is (RFC 9112, one request a connection). */
record SiteConversation(HttpProbeSpec site, Supplier<Condition> condition)
    implements LoopbackServer.Conversation {

  private static final int MOST_LINES = 100;
  private static final int DRIPS = 60;
  private static final long DRIP_MILLIS = 200;

  @Override
  public void hold(Socket socket) throws IOException, InterruptedException {
    readRequest(socket);
    Condition now = condition.get();
    if (now == Condition.SLOW) {
      Thread.sleep(site.latencyCeiling().plusMillis(150));
    }
    Optional<Scenery.Page> page = Scenery.page(site, now);
    if (page.isPresent()) {
      answer(socket.getOutputStream(), page.get());
    } else {
      drip(socket.getOutputStream());
    }
  }

  private static void readRequest(Socket socket) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = reader.readLine();
    for (int lines = 0; line != null && !line.isEmpty() && lines < MOST_LINES; lines++) {
      line = reader.readLine();
    }
  }

  private static void answer(OutputStream out, Scenery.Page page) throws IOException {
    byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + page.status()
            + " Demo\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
    out.flush();
  }

  /** A page that goes on coming and never arrives. */
  private static void drip(OutputStream out) throws IOException, InterruptedException {
    out.write(
        "HTTP/1.1 200 Demo\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!doctype html>"
            .getBytes(StandardCharsets.ISO_8859_1));
    for (int drip = 0; drip < DRIPS; drip++) {
      out.write(' ');
      out.flush();
      Thread.sleep(DRIP_MILLIS);
    }
  }
}
