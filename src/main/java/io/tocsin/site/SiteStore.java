package io.tocsin.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sets on disk: files named by the hash of their bytes, and one manifest per set. Confined to
 * one thread at a time.
 *
 * <p>A manifest gets its name only after everything it names is on the disk, so whatever line the
 * process dies on, the newest manifest that reads well is a whole set. The last two sets are kept,
 * so that a damaged disk still leaves one.
 */
public final class SiteStore {

  private static final int KEPT = 2;
  private static final String UNFINISHED = ".unfinished";

  private final Disk disk;
  private final Path folder;
  private final Path blobs;
  private final Set<String> present = new HashSet<>();
  private final List<Manifest> kept = new ArrayList<>();
  private final Map<SiteFile, Manifest.Item> written = new IdentityHashMap<>();
  private long lastRendition;

  /** Opens the folder, which is made when it is missing. */
  public SiteStore(Path folder) throws IOException {
    this(folder, new Disk());
  }

  SiteStore(Path folder, Disk disk) throws IOException {
    this.disk = disk;
    this.folder = folder;
    this.blobs = folder.resolve("files");
    Files.createDirectories(blobs);
  }

  /** A set as it was found on disk, with the bytes of the snapshot it was made from. */
  public record Found(SiteSet set, byte[] snapshot) {}

  /** Reads the newest set that is whole and undamaged. */
  public Optional<Found> newest() throws IOException {
    Optional<Found> found = Optional.empty();
    for (Path file : disk.list(folder).reversed()) {
      String name = file.getFileName().toString();
      if (name.startsWith("set-") && !name.endsWith(UNFINISHED)) {
        Optional<Manifest> manifest = Manifest.parse(disk.read(file));
        if (manifest.isPresent()) {
          lastRendition = Math.max(lastRendition, manifest.get().rendition());
          found = found.isPresent() ? found : load(manifest.get());
        }
      }
    }
    return found;
  }

  private Optional<Found> load(Manifest manifest) throws IOException {
    Map<String, SiteFile> files = new TreeMap<>();
    for (Map.Entry<String, Manifest.Item> entry : manifest.files().entrySet()) {
      Manifest.Item item = entry.getValue();
      Optional<byte[]> body = blob(item.hash());
      if (body.isEmpty()) {
        return Optional.empty();
      }
      files.put(
          entry.getKey(),
          new SiteFile(item.contentType(), item.cacheControl(), item.headers(), body.get()));
    }
    Optional<byte[]> snapshot = blob(manifest.snapshot());
    if (snapshot.isEmpty()) {
      return Optional.empty();
    }
    kept.add(manifest);
    SiteSet set =
        new SiteSet(manifest.generation(), manifest.renderedAt(), manifest.languages(), files);
    return Optional.of(new Found(set, snapshot.get()));
  }

  /** Reads a file whose bytes still have the hash it is named by. */
  private Optional<byte[]> blob(String hash) throws IOException {
    Path file = blobs.resolve(hash);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = disk.read(file);
    if (!HotFile.hash(bytes).equals(hash)) {
      return Optional.empty();
    }
    present.add(hash);
    return Optional.of(bytes);
  }

  /**
   * Writes a set; when it returns, a restart finds this set or a newer one.
   *
   * @throws IOException if the disk is full or broken; the set before it still stands
   */
  public void write(SiteSet set, byte[] snapshot) throws IOException {
    disk.makeFolder(blobs);
    Map<String, Manifest.Item> items = new TreeMap<>();
    for (Map.Entry<String, SiteFile> entry : set.files().entrySet()) {
      SiteFile file = entry.getValue();
      Manifest.Item known = written.get(file);
      boolean stands =
          known != null && disk.length(blobs.resolve(known.hash())) == file.body().length;
      items.put(entry.getKey(), stands ? Objects.requireNonNull(known) : item(file));
    }
    String snapshotHash = put(snapshot);
    disk.sync(blobs);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            set.generation(),
            lastRendition + 1,
            set.renderedAt(),
            set.languages(),
            snapshotHash,
            items);
    Path unfinished = folder.resolve(manifest.name() + UNFINISHED);
    disk.write(unfinished, manifest.toBytes());
    disk.rename(unfinished, folder.resolve(manifest.name()));
    disk.sync(folder);
    lastRendition = manifest.rendition();
    kept.add(manifest);
    remember(set, items);
    collect();
  }

  /** The very same file in the next set is not hashed again. */
  private void remember(SiteSet set, Map<String, Manifest.Item> items) {
    written.clear();
    set.files().forEach((path, file) -> written.put(file, items.get(path)));
  }

  private Manifest.Item item(SiteFile file) throws IOException {
    return new Manifest.Item(
        put(file.body()), file.contentType(), file.cacheControl(), file.headers());
  }

  private String put(byte[] body) throws IOException {
    String hash = HotFile.hash(body);
    Path file = blobs.resolve(hash);
    if (!present.contains(hash) || disk.length(file) != body.length) {
      Path unfinished = blobs.resolve(hash + UNFINISHED);
      disk.write(unfinished, body);
      disk.rename(unfinished, file);
      present.add(hash);
    }
    return hash;
  }

  /** Deletes older sets and every file that no kept set names. */
  private void collect() throws IOException {
    while (kept.size() > KEPT) {
      kept.removeFirst();
    }
    Set<String> names = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    for (Manifest manifest : kept) {
      names.add(manifest.name());
      hashes.add(manifest.snapshot());
      manifest.files().values().forEach(item -> hashes.add(item.hash()));
    }
    for (Path file : disk.list(folder)) {
      String name = file.getFileName().toString();
      if (name.startsWith("set-") && !names.contains(name)) {
        disk.delete(file);
      }
    }
    for (Path file : disk.list(blobs)) {
      String name = file.getFileName().toString();
      if (!hashes.contains(name)) {
        disk.delete(file);
        present.remove(name);
      }
    }
  }
}
