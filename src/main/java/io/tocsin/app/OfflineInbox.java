package io.tocsin.app;

import io.tocsin.publication.SignedWord;
import io.tocsin.publication.json.OfflineText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words said offline, from when they are found until it is decided what becomes of them, and
 * afterwards: a file for each in {@code DATA/offline}. Nothing is ever deleted. Thread-safe.
 */
public final class OfflineInbox {

  private static final String WORD = ".json";
  private static final String WHY = ".txt";

  private final Path waiting;
  private final Path taken;
  private final Path refused;

  private OfflineInbox(Path folder) {
    waiting = folder.resolve("waiting");
    taken = folder.resolve("taken");
    refused = folder.resolve("refused");
  }

  /** The words of a data folder. */
  public static OfflineInbox of(Path data) {
    return new OfflineInbox(data.resolve("offline"));
  }

  /** What became of a word. */
  public sealed interface Fate {
    /** Nobody decided yet. */
    record Waits() implements Fate {}

    /** It is in the house; in one line, how. */
    record Taken(String how) implements Fate {}

    /** It is not; in one line, why. */
    record Refused(String why) implements Fate {}
  }

  /** Called by the hash of every byte of it: nobody can settle one by sending another. */
  private static String name(SignedWord word) {
    try {
      byte[] bytes = OfflineText.writeAll(List.of(word));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Lets a word wait, unless it waits or is decided already. */
  public void put(SignedWord word) throws IOException {
    if (fate(word) instanceof Fate.Waits) {
      write(waiting, name(word) + WORD, OfflineText.writeAll(List.of(word)));
    }
  }

  /** Returns what became of a word. */
  public Fate fate(SignedWord word) throws IOException {
    Optional<String> how = read(taken.resolve(name(word) + WHY));
    if (how.isPresent()) {
      return new Fate.Taken(how.get());
    }
    Optional<String> why = read(refused.resolve(name(word) + WHY));
    return why.isPresent() ? new Fate.Refused(why.get()) : new Fate.Waits();
  }

  private static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Returns the words that wait, in the order in which they were said. */
  public List<SignedWord> waiting() throws IOException {
    List<SignedWord> words = new ArrayList<>();
    try (Stream<Path> files = Files.list(waiting)) {
      for (Path file : files.filter(one -> one.toString().endsWith(WORD)).toList()) {
        Optional<List<SignedWord>> read = OfflineText.readAll(Files.readAllBytes(file));
        if (read.isEmpty()) {
          setAside(file);
        }
        for (SignedWord word : read.orElse(List.of())) {
          if (fate(word) instanceof Fate.Waits) {
            words.add(word);
          } else {
            Files.deleteIfExists(file); // it was handed in while it was decided
          }
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    words.sort(Comparator.comparing(OfflineInbox::order).thenComparing(SignedWord::word));
    return words;
  }

  /** What is no word is kept among the refused, with the reason. */
  private void setAside(Path file) throws IOException {
    Files.createDirectories(refused);
    String name = file.getFileName().toString();
    write(refused, name + WHY, "UNREADABLE\n".getBytes(StandardCharsets.UTF_8));
    Files.move(file, refused.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String order(SignedWord word) {
    return OfflineText.read(word.word()).map(read -> read.at().toString()).orElse("");
  }

  /** Notes what became of a word; asked again it changes nothing. */
  public void settle(SignedWord word, Fate fate) throws IOException {
    switch (fate) {
      case Fate.Waits() -> put(word);
      case Fate.Taken(String how) -> settle(word, taken, how);
      case Fate.Refused(String why) -> settle(word, refused, why);
    }
  }

  /** The reason is written last: with it the word is decided. */
  private void settle(SignedWord word, Path to, String line) throws IOException {
    write(to, name(word) + WORD, OfflineText.writeAll(List.of(word)));
    write(to, name(word) + WHY, (line + "\n").getBytes(StandardCharsets.UTF_8));
    Files.deleteIfExists(waiting.resolve(name(word) + WORD));
  }

  private static void write(Path folder, String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, name, ".part");
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
