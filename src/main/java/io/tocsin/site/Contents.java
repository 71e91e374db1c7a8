package io.tocsin.site;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a log up to some place, kept beside it so that a restart need not look through
 * all of it: which set is the newest, what stands at each path and where its bytes are. Immutable;
 * thread-safe.
 *
 * <p>It is a help and never a source: it counts only if its checksum is right and the set it calls
 * the newest stands in the log where it says; and whoever reads bytes where it points holds them
 * against their hash ({@link Place}).
 *
 * <p>{@link ContentsWriter} says how it is written. What is asked for is found by halving, straight
 * in the file.
 */
final class Contents {

  static final long MAGIC = 0x546F6373696E4331L; // TocsinC1

  /** The magic number and the checksum. */
  static final int AHEAD = Long.BYTES + Integer.BYTES;

  /** Where a form stands that is not there. */
  static final Place NOWHERE = new Place("00".repeat(Contents.HASH), 0, 0);

  private static final int HASH = 32;
  private static final int PLACE = HASH + 2 * Integer.BYTES;

  private final ByteBuffer file;
  private final Step head;
  private final Place headPlace;
  private final int end;
  private final List<String> encodings;
  private final List<Step.Item> manners;
  private final int bodies;
  private final int bodiesAt;
  private final int paths;
  private final int pathsAt;

  private Contents(ByteBuffer read) {
    this.file = read.slice(0, read.limit());
    end = read.getInt();
    headPlace = place(read);
    head =
        new Step(
            Step.FORMAT,
            read.getLong(),
            read.getLong(),
            Instant.parse(text(read)),
            texts(read),
            Map.of(),
            Set.of());
    encodings = texts(read);
    manners = new ArrayList<>();
    for (int left = read.getInt(); left > 0; left--) {
      manners.add(new Step.Item("", text(read), text(read), headers(read)));
    }
    bodies = read.getInt();
    bodiesAt = read.position();
    paths = read.getInt(bodiesAt + bodies * row());
    pathsAt = bodiesAt + bodies * row() + Integer.BYTES;
  }

  /**
   * Opens what was kept beside a log.
   *
   * @return empty if it is damaged, or of another log than this
   */
  static Optional<Contents> open(ByteBuffer file, ByteBuffer log) {
    ByteBuffer read = file.slice(0, file.limit());
    if (read.remaining() < AHEAD || read.getLong() != MAGIC) {
      return Optional.empty();
    }
    int sum = read.getInt();
    CRC32C check = new CRC32C();
    check.update(read.duplicate());
    if ((int) check.getValue() != sum) {
      return Optional.empty();
    }
    return Optional.of(new Contents(read)).filter(contents -> contents.isOf(log));
  }

  /** The set it calls the newest stands in the log, to the last byte. */
  private boolean isOf(ByteBuffer log) {
    return end <= log.limit() && headPlace.offset() < end && headPlace.read(log).isPresent();
  }

  /** Returns the newest set, without its files. */
  Step head() {
    return head;
  }

  /** Returns where the record of the newest set stands. */
  Place headPlace() {
    return headPlace;
  }

  /** Returns the offset in the log up to which this tells. */
  int end() {
    return end;
  }

  /** Returns what is to be found at a path, if anything. */
  Step.@Nullable Item item(String path) {
    int low = 0;
    int high = paths - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      ByteBuffer entry = entry(middle);
      int order = text(entry).compareTo(path);
      if (order == 0) {
        return item(entry);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return null;
  }

  /** Returns where a body and its packed forms stand, if they are there. */
  Place.@Nullable Body body(String hash) {
    byte[] wanted = HexFormat.of().parseHex(hash);
    byte[] there = new byte[HASH];
    int low = 0;
    int high = bodies - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int row = bodiesAt + middle * row();
      file.get(row, there);
      int order = Arrays.compareUnsigned(there, wanted);
      if (order == 0) {
        return body(file.duplicate().position(row));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return null;
  }

  private Place.Body body(ByteBuffer row) {
    Place plain = place(row);
    Map<String, Place> forms = new HashMap<>();
    for (String encoding : encodings) {
      Place form = place(row);
      if (form.offset() > 0) {
        forms.put(encoding, form);
      }
    }
    return new Place.Body(plain, forms);
  }

  private int row() {
    return PLACE * (1 + encodings.size());
  }

  /** Tells every path and what is to be found there. */
  void forEach(BiConsumer<String, Step.Item> each) {
    for (int index = 0; index < paths; index++) {
      ByteBuffer entry = entry(index);
      each.accept(text(entry), item(entry));
    }
  }

  private ByteBuffer entry(int index) {
    return file.duplicate().position(file.getInt(pathsAt + index * Integer.BYTES));
  }

  private Step.Item item(ByteBuffer entry) {
    Step.Item manner = manners.get(entry.getInt());
    byte[] hash = new byte[HASH];
    file.get(bodiesAt + entry.getInt() * row(), hash);
    return manner.withHash(HexFormat.of().formatHex(hash));
  }

  private static Place place(ByteBuffer read) {
    byte[] hash = new byte[HASH];
    read.get(hash);
    return new Place(HexFormat.of().formatHex(hash), read.getInt(), read.getInt());
  }

  private static String text(ByteBuffer read) {
    byte[] bytes = new byte[read.getInt()];
    read.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<String> texts(ByteBuffer read) {
    List<String> texts = new ArrayList<>();
    for (int left = read.getInt(); left > 0; left--) {
      texts.add(text(read));
    }
    return List.copyOf(texts);
  }

  private static Map<String, String> headers(ByteBuffer read) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int left = read.getInt(); left > 0; left--) {
      headers.put(text(read), text(read));
    }
    return headers;
  }
}
