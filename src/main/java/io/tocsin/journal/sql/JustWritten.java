package io.tocsin.journal.sql;

import io.tocsin.signals.Signal;
import io.tocsin.signals.json.SignalText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signals that were written down a moment ago, for whoever reads them back at once: under a
 * flood reading a text costs as much as writing it. The table alone says what stands and where; a
 * signal is handed out only for the very text it was written as, and once. Thread-safe.
 */
final class JustWritten {

  /** A follower that keeps up is less than two batches of a thousand behind. */
  private static final int MOST = 4_096;

  /** A longer text is read back from the table: together they stay within some 15 MB. */
  private static final int LONGEST = 2_000;

  private record Note(SignalText text, Signal signal) {}

  private final Map<String, Note> notes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Note> eldest) {
          return size() > MOST;
        }
      };

  void note(SignalText text, Signal signal) {
    if (text.payload().length() <= LONGEST) {
      put(signal.id(), new Note(text, signal));
    }
  }

  private synchronized void put(String id, Note note) {
    notes.put(id, note);
  }

  /**
   * Hands out the signal that was written as this text; null if that was not here or is long ago.
   */
  @Nullable Signal take(String id, SignalText text) {
    Note note = remove(id);
    return note != null && note.text().equals(text) ? note.signal() : null;
  }

  private synchronized @Nullable Note remove(String id) {
    return notes.remove(id);
  }
}
