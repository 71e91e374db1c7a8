package io.tocsin;

import io.tocsin.app.Logging;
import io.tocsin.app.commands.TocsinCommand;

/** Starts the program from the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code: 0 done, 1 it failed, 2 it was asked wrongly. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true"); // pictures are drawn, never shown
    Logging.begin();
    int code = TocsinCommand.run(arguments);
    if (code != TocsinCommand.KEEPS_RUNNING) {
      System.exit(code);
    }
  }
}
