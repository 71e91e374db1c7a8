package io.tocsin.app.demo;

import io.tocsin.app.story.Condition;
import io.tocsin.app.story.Scenery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A mail server that takes or refuses recipients and never a message (RFC 5321). */
record MailConversation(String name, Supplier<Condition> condition)
    implements LoopbackServer.Conversation {

  private static final long SILENCE_MILLIS = 5_000;

  @Override
  public void hold(Socket socket) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    say(out, "220 " + name + " ESMTP");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT")) {
        answerRecipient(out);
      } else if (command.startsWith("QUIT")) {
        say(out, "221 2.0.0 Bye");
        return;
      } else {
        say(out, command.startsWith("DATA") ? "554 5.5.1 No messages here" : "250 2.0.0 Ok");
      }
    }
  }

  private void answerRecipient(OutputStream out) throws IOException, InterruptedException {
    Optional<Scenery.MailReply> reply = Scenery.mail(condition.get());
    if (reply.isEmpty()) {
      Thread.sleep(SILENCE_MILLIS);
      return;
    }
    say(out, reply.get().code() + " " + reply.get().words());
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
