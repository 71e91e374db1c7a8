package io.tocsin.journal.sql;

import static io.tocsin.journal.Observed.probe;

import io.tocsin.journal.Observed;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * A program that appends numbered signals until it is killed, and prints each number and the id
 * that stands under it once that is acknowledged. Arguments: folder, name of this life. Its first
 * line of input lists the numbers to send again, its second the number to go on from; it ends by
 * itself when its input ends.
 */
public final class AppendingNode {

  private static final int IN_FLIGHT = 100;

  private AppendingNode() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String again = input.readLine();
    int next = Integer.parseInt(input.readLine());
    Thread.ofPlatform().daemon().start(() -> endWith(input));
    Database database =
        Database.sqlite(Path.of(arguments[0]).resolve("journal.db"), Schema.JOURNAL);
    SqlJournal journal = new SqlJournal(database, () -> Observed.NOON);
    Semaphore room = new Semaphore(IN_FLIGHT);
    for (String number : again.isEmpty() ? new String[0] : again.split(",")) {
      send(journal, number, arguments[1], room);
    }
    while (true) {
      send(journal, Integer.toString(next++), arguments[1], room);
    }
  }

  private static void send(SqlJournal journal, String number, String life, Semaphore room)
      throws InterruptedException {
    room.acquire();
    var _ =
        journal
            .append(probe(number + "-" + life, "mail"), "key-" + number)
            .whenComplete((appended, failure) -> {
              if (failure != null) {
                Runtime.getRuntime().halt(2);
              }
              acknowledge(System.out, number + " " + appended.id() + "\n");
              room.release();
            });
  }

  private static void acknowledge(PrintStream out, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  private static void endWith(BufferedReader input) {
    try {
      while (input.readLine() != null) {
        // nothing is asked of us any more
      }
    } catch (IOException gone) {
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().halt(0);
  }
}
