package io.tocsin.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One line per event on standard error; libraries speak from WARNING on. */
public final class Logging {

  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OURS = Logger.getLogger("io.tocsin");

  private Logging() {}

  /** Takes over the log of the process. */
  public static void begin() {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    ConsoleHandler handler = new ConsoleHandler();
    handler.setFormatter(new OneLine());
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
    ROOT.setLevel(Level.WARNING);
    OURS.setLevel(Level.INFO);
  }

  /** Control characters of a message are escaped, so that no stranger writes lines of his own. */
  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord event) {
      StringBuilder line = new StringBuilder();
      line.append(event.getInstant().truncatedTo(ChronoUnit.MILLIS));
      line.append(' ').append(event.getLevel().getName());
      line.append(' ').append(event.getLoggerName());
      line.append(": ").append(escaped(formatMessage(event))).append('\n');
      if (event.getThrown() != null) {
        StringWriter trace = new StringWriter();
        event.getThrown().printStackTrace(new PrintWriter(trace));
        line.append(trace);
      }
      return line.toString();
    }

    private static String escaped(String message) {
      StringBuilder plain = new StringBuilder();
      message
          .codePoints()
          .forEach(c -> {
            if (Character.isISOControl(c) && c != '\n') {
              plain.append("\\u%04x".formatted(c));
            } else if (c == '\n') {
              plain.append("\n  ");
            } else {
              plain.appendCodePoint(c);
            }
          });
      return plain.toString();
    }
  }
}
