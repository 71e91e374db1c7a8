package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.SignedWord;
import io.tocsin.publication.json.OfflineText;
import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The last set as somebody finds it in a folder: what it was made from, and its files. Immutable.
 */
public final class LastSet {

  private final PublicSnapshot snapshot;
  private final List<SignedWord> words;
  private final FileTree tree;

  private LastSet(PublicSnapshot snapshot, List<SignedWord> words, FileTree tree) {
    this.snapshot = snapshot;
    this.words = words;
    this.tree = tree;
  }

  /**
   * Finds the last set in a mirror, an exported folder, one set of those, or a data folder.
   *
   * @return empty if there is no set that tells what it was made from
   * @throws IOException if the folder cannot be read
   */
  public static Optional<LastSet> in(Path folder) throws IOException {
    for (Path set : List.of(folder.resolve(Mirror.CURRENT), folder)) {
      Path pieces = set.resolve(Mirror.SNAPSHOT);
      if (Files.isDirectory(pieces)) {
        Path whole = set.toRealPath();
        List<SignedWord> words = Mirror.words(whole);
        return SnapshotText.read(pieces(whole.resolve(Mirror.SNAPSHOT)))
            .map(snapshot -> new LastSet(snapshot, words, FileTree.read(whole)));
      }
    }
    return ofData(folder.resolve("site"));
  }

  private static Optional<LastSet> ofData(Path site) throws IOException {
    FoundSet found = new SiteStore(site).newest().orElse(null);
    if (found == null) {
      return Optional.empty();
    }
    Map<String, PublicFile> files = new TreeMap<>();
    found.set().files().forEach((path, file) -> files.put(path, found.hot(path, file).ready()));
    return SnapshotText.read(found.pieces())
        .map(snapshot -> new LastSet(snapshot, List.of(), FileTree.of(files)));
  }

  private static Map<String, SiteFile> pieces(Path folder) throws IOException {
    Map<String, SiteFile> pieces = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file :
          all.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(Mirror.PIECE)) {
          pieces.put(
              name.substring(0, name.length() - Mirror.PIECE.length()),
              new SiteFile("application/json", SiteFile.NEVER, Map.of(), Files.readAllBytes(file)));
        }
      }
    }
    return pieces;
  }

  /** Returns what the set was made from. */
  public PublicSnapshot snapshot() {
    return snapshot;
  }

  /** Returns what was said offline and stands in the set, oldest first. */
  public List<SignedWord> words() {
    return words;
  }

  FileTree tree() {
    return tree;
  }

  /** Returns the bytes of the file that tells what was said offline, with one more word. */
  byte[] withWord(SignedWord more) {
    return OfflineText.writeAll(Stream.concat(words.stream(), Stream.of(more)).toList());
  }
}
