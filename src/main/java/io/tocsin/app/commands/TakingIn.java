package io.tocsin.app.commands;

import io.tocsin.app.OfflineInbox;
import io.tocsin.app.OfflineInbox.Fate;
import io.tocsin.publication.SignedWord;
import io.tocsin.site.Mirror;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings what was said offline into a data folder, and waits a while for the server to decide on
 * it. Immutable.
 */
record TakingIn(Path data, PrintWriter out, PrintWriter err) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK = Duration.ofMillis(200).toNanos();

  /** Returns 0 if all is in the house or waits for the server, 1 if something was refused. */
  int takeIn(Path folder) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new CommandFailed(
          1, "There is no data folder " + data.toAbsolutePath() + ". Name it with --data DIR.");
    }
    List<SignedWord> words = new Mirror(folder).words();
    if (words.isEmpty()) {
      throw new CommandFailed(
          1, folder + " tells nothing that was said offline. Name the folder of --to.");
    }
    OfflineInbox inbox = OfflineInbox.of(data);
    for (SignedWord word : words) {
      inbox.put(word);
    }
    long start = System.nanoTime();
    while (waits(inbox, words) && System.nanoTime() - start < PATIENCE.toNanos()) {
      LockSupport.parkNanos(LOOK);
    }
    int code = 0;
    for (SignedWord word : words) {
      code = Math.max(code, tell(inbox.fate(word), word));
    }
    out.flush();
    err.flush();
    return code;
  }

  private static boolean waits(OfflineInbox inbox, List<SignedWord> words) throws IOException {
    for (SignedWord word : words) {
      if (inbox.fate(word) instanceof Fate.Waits) {
        return true;
      }
    }
    return false;
  }

  private int tell(Fate fate, SignedWord word) {
    return switch (fate) {
      case Fate.Taken(String how) -> {
        out.println("Taken in, key " + word.key() + ": " + how);
        yield 0;
      }
      case Fate.Waits() -> {
        out.println(
            "Waits in "
                + data.resolve("offline/waiting")
                + ": it is taken in when `tocsin serve` runs on this folder.");
        yield 0;
      }
      case Fate.Refused(String why) -> {
        err.println("Refused, key " + word.key() + ": " + why + ". " + next(why));
        yield 1;
      }
    };
  }

  private String next(String why) {
    return switch (why) {
      case "UNKNOWN_KEY" ->
          "Its public half is not in "
              + data.resolve("offline-keys")
              + ": put it back, delete the word's files in "
              + data.resolve("offline/refused")
              + ", and try again.";
      case "FORGED" -> "The text was changed after it was signed, or another key signed it.";
      case "OTHER_SITE" -> "It was said for the page of another address.";
      case "UNREADABLE" -> "A newer Tocsin wrote it; update this one.";
      default ->
          "Its text is kept in "
              + data.resolve("offline/refused")
              + "; say it in the newsroom if it still holds.";
    };
  }
}
