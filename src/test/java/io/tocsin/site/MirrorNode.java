package io.tocsin.site;

import io.tocsin.web.PublicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A node that goes on publishing made-up sets, to its disk and to a mirror, until it is killed.
 *
 * <p>Arguments: its folder, the mirror, and before which operation on the disk of this life it dies
 * by itself, -1 for never. Tells {@code FOUND g}, {@code SHOWN g} and, when a step is due, {@code
 * DIES step}.
 */
public final class MirrorNode {

  static final List<String> PAGES = List.of("/fr/", "/fr/about", "/fr/incident/1", "/en/");
  private static final Instant NOW = Instant.parse("2026-03-03T11:20:00Z");

  private MirrorNode() {}

  /** Dies before the given operation, as {@code kill -9} would: nothing is put in order. */
  private static final class DyingDisk extends Disk {
    private long left;

    DyingDisk(long left) {
      this.left = left;
    }

    private void step(String what) {
      if (left-- == 0) {
        System.out.println("DIES " + what);
        System.out.flush();
        Runtime.getRuntime().halt(137);
      }
    }

    @Override
    void write(Path file, byte[] bytes) throws IOException {
      step("write");
      super.write(file, bytes);
    }

    @Override
    void append(Path file, byte[] bytes, boolean wait) throws IOException {
      step("append");
      super.append(file, bytes, wait);
    }

    @Override
    void rename(Path from, Path to) throws IOException {
      step("rename");
      super.rename(from, to);
    }

    @Override
    void sync(Path folder) throws IOException {
      step("sync");
      super.sync(folder);
    }

    @Override
    void delete(Path file) throws IOException {
      step("delete");
      super.delete(file);
    }
  }

  /** Each page names the script of its generation, and itself. */
  static String text(String page, long generation) {
    return "<p>" + page + "</p><script src=\"/js/site." + generation + ".js\"></script>\n";
  }

  private static SiteSet set(long generation) {
    Map<String, SiteFile> files = new TreeMap<>();
    for (String page : PAGES) {
      files.put(
          page, SiteFile.text(SiteRenderer.HTML, SiteFile.FRESH, Map.of(), text(page, generation)));
    }
    files.put(
        "/js/site." + generation + ".js",
        SiteFile.text("text/javascript", SiteFile.FOREVER, Map.of(), "g=" + generation));
    files.put("/same.txt", SiteFile.text("text/plain", SiteFile.FRESH, Map.of(), "the same"));
    return new SiteSet(generation, NOW, List.of("fr", "en"), files);
  }

  private static Showing showing(SiteSet set) {
    Map<String, PublicFile> files = new TreeMap<>();
    set.files().forEach((path, file) -> files.put(path, new HotFile(file).ready()));
    return new Showing(set.generation(), set.languages(), files, null, set.generation());
  }

  /** Lives until it is killed. */
  public static void main(String[] args) throws IOException {
    Disk disk = new DyingDisk(Long.parseLong(args[2]));
    SiteStore store = new SiteStore(Path.of(args[0]), disk);
    Mirror mirror = new Mirror(Path.of(args[1]), disk);
    Optional<FoundSet> found = store.newest();
    long generation = found.map(one -> one.set().generation()).orElse(0L);
    for (String wrong : found.map(MirrorNode::wrong).orElse(List.of())) {
      tell("WRONG " + wrong);
    }
    tell("FOUND " + generation);
    while (true) {
      generation++;
      SiteSet set = set(generation);
      store.write(set, Edition.of(Map.of()));
      if (!mirror.write(showing(set), Instant.now())) {
        tell("WRONG the mirror refused " + generation);
      }
      tell("SHOWN " + generation);
    }
  }

  /** What of a set that was found is not of its generation. */
  private static List<String> wrong(FoundSet found) {
    List<String> wrong = new ArrayList<>();
    SiteSet set = set(found.set().generation());
    set.files()
        .forEach((path, file) -> {
          SiteFile there = found.set().files().get(path);
          if (there == null || !there.reads(file)) {
            wrong.add(path + " in generation " + set.generation());
          }
        });
    return wrong;
  }

  private static void tell(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
