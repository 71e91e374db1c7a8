package io.tocsin.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a log of sets: a line of header, the bytes, a line feed. Immutable.
 *
 * <p>The header is {@code KIND LENGTH SHA256 [ENCODING SHA256-OF-THE-UNPACKED]}; a record whose
 * bytes have another hash is none.
 *
 * @param hash of the bytes
 * @param encoding of a packed body, else null
 * @param unpacked hash of what was packed, else null
 */
record LogRecord(
    Kind kind,
    String hash,
    @Nullable String encoding,
    @Nullable String unpacked,
    ByteBuffer bytes) {

  private static final int LONGEST_HEADER = 256;

  /** What the bytes are. */
  enum Kind {
    BODY,
    PACKED,
    SET
  }

  static void body(ByteArrayOutputStream log, String hash, byte[] bytes) {
    write(log, "BODY " + bytes.length + " " + hash, bytes);
  }

  static void packed(ByteArrayOutputStream log, String encoding, String unpacked, byte[] bytes) {
    write(
        log,
        "PACKED " + bytes.length + " " + HotFile.hash(bytes) + " " + encoding + " " + unpacked,
        bytes);
  }

  static void set(ByteArrayOutputStream log, Step step) {
    byte[] bytes = step.toBytes();
    write(log, "SET " + bytes.length + " " + HotFile.hash(bytes), bytes);
  }

  private static void write(ByteArrayOutputStream log, String header, byte[] bytes) {
    log.writeBytes((header + "\n").getBytes(StandardCharsets.US_ASCII));
    log.writeBytes(bytes);
    log.write('\n');
  }

  /**
   * Reads the record at the position of the buffer, and moves it behind; empty, and the position
   * where it was, if there is no whole and undamaged record.
   */
  static Optional<LogRecord> next(ByteBuffer log) {
    int start = log.position();
    Optional<LogRecord> record = skim(log).filter(LogRecord::isSound);
    if (record.isEmpty()) {
      log.position(start);
    }
    return record;
  }

  /** Reads a record like {@link #next}, but for its hash, which costs most of the time. */
  static Optional<LogRecord> skim(ByteBuffer log) {
    int start = log.position();
    Optional<LogRecord> record = header(log).flatMap(words -> read(words, log));
    if (record.isEmpty()) {
      log.position(start);
    }
    return record;
  }

  private static Optional<String[]> header(ByteBuffer log) {
    StringBuilder line = new StringBuilder(LONGEST_HEADER);
    while (log.hasRemaining() && line.length() < LONGEST_HEADER) {
      char c = (char) (log.get() & 0xFF);
      if (c == '\n') {
        return Optional.of(line.toString().split(" ", -1));
      }
      line.append(c);
    }
    return Optional.empty();
  }

  private static Optional<LogRecord> read(String[] words, ByteBuffer log) {
    Kind kind = kind(words);
    int length = kind == null ? -1 : length(words[1]);
    if (kind == null || length < 0 || length >= log.remaining()) {
      return Optional.empty();
    }
    ByteBuffer bytes = log.slice(log.position(), length);
    if (log.get(log.position() + length) != '\n') {
      return Optional.empty();
    }
    log.position(log.position() + length + 1);
    boolean packed = kind == Kind.PACKED;
    return Optional.of(
        new LogRecord(kind, words[2], packed ? words[3] : null, packed ? words[4] : null, bytes));
  }

  private static @Nullable Kind kind(String[] words) {
    return switch (words[0]) {
      case "BODY" -> words.length == 3 ? Kind.BODY : null;
      case "SET" -> words.length == 3 ? Kind.SET : null;
      case "PACKED" -> words.length == 5 ? Kind.PACKED : null;
      default -> null;
    };
  }

  private static int length(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Says whether the bytes are those that were written. */
  boolean isSound() {
    return HotFile.hash(bytes.duplicate()).equals(hash);
  }

  /** Copies the bytes out of the log. */
  byte[] copy() {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }
}
