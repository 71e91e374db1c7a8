package io.tocsin.app.commands;

import io.tocsin.app.replay.Chronicle;
import io.tocsin.app.replay.Comparison;
import io.tocsin.app.replay.Replay;
import io.tocsin.app.replay.ReplayFolder;
import io.tocsin.app.story.Story;
import io.tocsin.app.story.StoryBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays stories in virtual time. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    header = "Replays an outage in seconds and writes what the page would have shown.",
    description = {
      "Plays a story in virtual time through the real pipeline: probes, reports, verdicts,"
          + " statements and promises. Writes the page as it was, hour by hour, as HTML that a browser"
          + " opens without a server, and timeline.json.",
      "",
      "Stories: maintenance, unknown-user, silent-operator, lost-mail, endless-loading"
    },
    footer = {
      "",
      "Examples:",
      "  tocsin replay maintenance --out replay",
      "  tocsin replay --all --out replay"
    })
final class ReplayCommand implements Callable<Integer> {

  private static final int AT_ONCE = 2;
  private static final List<String> HEADINGS =
      List.of(
          "Story",
          "First sign",
          "First word then",
          "with Tocsin",
          "Workaround then",
          "with Tocsin",
          "Promises");

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "STORY", description = "The story to replay.")
  private @Nullable String story;

  @Option(names = "--all", description = "Replay all five and compare them.")
  private boolean all;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "replay",
      description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("replay");

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Story> stories = stories();
    ReplayFolder folder = new ReplayFolder(out);
    long began = System.nanoTime();
    List<Chronicle> chronicles = replay(stories, folder);
    folder.list(chronicles);
    PrintWriter printer = spec.commandLine().getOut();
    table(chronicles, printer);
    chronicles.forEach(chronicle -> tell(chronicle, folder, printer));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    printer.println("* The hour is invented; the source gives the day alone, or less.");
    printer.println(
        "  Times are counted from the start of the outage. With Tocsin everything is simulated.");
    printer.printf(
        Locale.ROOT,
        "Replayed in %.1f s. All of it: %s%n",
        took.toMillis() / 1000.0,
        out.resolve("index.en.html"));
    printer.flush();
    return refusals(chronicles) ? 1 : 0;
  }

  private List<Story> stories() {
    if (all == (story != null)) {
      throw new CommandFailed(
          2, "Name one story, or --all. Stories: " + String.join(", ", StoryBook.IDS) + ".");
    }
    return story == null ? ReplayFolder.allStories() : List.of(Stories.named(story));
  }

  private List<Chronicle> replay(List<Story> stories, ReplayFolder folder)
      throws IOException, InterruptedException {
    List<Chronicle> chronicles = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Steps steps = Steps.of(stories)) {
      List<Future<Chronicle>> running =
          stories.stream().map(one -> threads.submit(() -> replay(one, folder, steps))).toList();
      for (Future<Chronicle> one : running) {
        chronicles.add(one.get());
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a story could not be replayed", failure.getCause());
    }
    return chronicles;
  }

  private static Chronicle replay(Story story, ReplayFolder folder, Steps steps)
      throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("tocsin-replay-");
    try {
      Chronicle chronicle = folder.replay(story, scratch, moment -> steps.one(story));
      steps.done(story);
      return chronicle;
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static void table(List<Chronicle> chronicles, PrintWriter printer) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (Chronicle chronicle : chronicles) {
      List<String> row = new ArrayList<>(List.of(chronicle.story().id()));
      row.addAll(Comparison.in("en", chronicle).cells());
      rows.add(row);
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int width = width(rows, column);
        line.append(row.get(column)).repeat(' ', width - row.get(column).length() + 2);
      }
      printer.println(line.toString().stripTrailing());
    }
    printer.println();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static void tell(Chronicle chronicle, ReplayFolder folder, PrintWriter printer) {
    Story story = chronicle.story();
    printer.println(story.title().in("en") + ": " + folder.hoursOf(story.id()));
    for (Replay.Refusal refusal : chronicle.refusals()) {
      printer.println("  NOT TAKEN at " + refusal.at() + ": " + refusal.faults());
    }
  }

  private static boolean refusals(List<Chronicle> chronicles) {
    return chronicles.stream().anyMatch(chronicle -> !chronicle.refusals().isEmpty());
  }

  /** How far it is: a bar on a terminal, plain lines elsewhere. */
  private record Steps(@Nullable ProgressBar bar) implements AutoCloseable {

    static Steps of(List<Story> stories) {
      if (System.console() == null || !System.console().isTerminal()) {
        return new Steps(null);
      }
      long looks = stories.stream().mapToLong(Replay::looks).sum();
      return new Steps(
          new ProgressBarBuilder()
              .setTaskName("Replaying")
              .setInitialMax(looks)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build());
    }

    void one(Story story) {
      if (bar != null) {
        bar.setExtraMessage(story.id());
        bar.step();
      }
    }

    void done(Story story) {
      if (bar == null) {
        System.err.println("Replayed " + story.id());
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
