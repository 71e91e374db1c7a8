package io.tocsin.app.commands;

import io.tocsin.app.DataFolder;
import io.tocsin.app.PortTaken;
import io.tocsin.app.Settings;
import io.tocsin.app.StateMissing;
import io.tocsin.app.Tocsin;
import io.tocsin.store.StoreFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** What the commands that run Tocsin have in common: start, say where it is, stop when told. */
final class Starting {

  private Starting() {}

  /** Something that starts, or cannot. */
  interface Start<T> {
    T start() throws IOException;
  }

  /** Starts, or says in one sentence why it cannot. */
  static Tocsin start(Settings settings, PrintWriter err) throws IOException {
    Settings onPort = withPort(settings);
    try {
      return orSayWhy(() -> Tocsin.start(onPort));
    } finally {
      err.flush();
    }
  }

  /** Starts something, or says in one sentence why it cannot. */
  static <T> T orSayWhy(Start<T> start) throws IOException {
    try {
      return start.start();
    } catch (DataFolder.InUse | StateMissing told) {
      throw new CommandFailed(1, String.valueOf(told.getMessage()));
    } catch (FileSystemException broken) {
      throw new CommandFailed(
          1,
          "Nothing can be started: "
              + broken.getFile()
              + " cannot be used ("
              + Objects.requireNonNullElse(broken.getReason(), broken.getClass().getSimpleName())
              + ").\n`tocsin doctor` says more.");
    } catch (StoreFailure failure) {
      throw new CommandFailed(
          1,
          "The database does not open: " + failure.getMessage() + "\n`tocsin doctor` says more.");
    } catch (PortTaken taken) {
      throw new CommandFailed(
          1, taken.getMessage() + " Stop what listens there, or choose another with --port N.");
    }
  }

  /** Port 0 becomes one that is free, for links name it before anybody listens on it. */
  static Settings withPort(Settings settings) throws IOException {
    if (settings.machine().server().port() != 0) {
      return settings;
    }
    InetAddress host = InetAddress.ofLiteral(settings.machine().server().host());
    try (ServerSocket free = new ServerSocket(0, 1, host)) {
      return settings.onPort(free.getLocalPort());
    }
  }

  /**
   * Prints where the page and the newsroom are, and the sign-in link as long as nobody has an
   * account.
   */
  static void announce(Tocsin tocsin, PrintWriter out) {
    out.println("Newsroom: " + tocsin.address().resolve("/console"));
    tocsin
        .firstSignInLink()
        .ifPresent(link -> out.println("First account (works once, 24 hours): " + link));
    out.println("Tocsin is listening on " + tocsin.address());
    out.flush();
  }

  /** On SIGTERM or Ctrl-C: drains, closes, and exits with 0. */
  static void stopOnSignal(Runnable close) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  close.run();
                  // The JVM would exit with 143; to be told to stop and to stop is success.
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
  }
}
