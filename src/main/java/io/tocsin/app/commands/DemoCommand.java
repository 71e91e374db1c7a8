package io.tocsin.app.commands;

import io.tocsin.app.Closers;
import io.tocsin.app.Tocsin;
import io.tocsin.app.demo.Demo;
import io.tocsin.app.story.Story;
import io.tocsin.app.story.StoryBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a story on the real product. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "Plays an invented outage, watched by the real product, and lets you break more.",
    description = {
      "Starts on an embedded database in a fresh folder and plays a story chapter by chapter: a"
          + " small world on this machine, watched by real probes and reported by people who fill in"
          + " the real form. /demo is a switchboard. It stays until you stop it (Ctrl-C)."
    },
    footer = {
      "",
      "Examples:",
      "  tocsin demo",
      "  tocsin demo endless-loading --port 8080",
      "  tocsin demo --list"
    })
final class DemoCommand implements Callable<Integer> {

  private static final String FIRST = "maintenance";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "STORY",
      defaultValue = FIRST,
      description = "The story to play (default: ${DEFAULT-VALUE}).")
  private String story = FIRST;

  @Option(names = "--list", description = "List the stories and what is invented in them.")
  private boolean list;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port of the page; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty folder to keep everything in (default: a fresh temporary one).")
  private @Nullable Path data;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      defaultValue = "1",
      description = "Tell it so many times faster (default: ${DEFAULT-VALUE}, to read along).")
  private double speed = 1;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      StoryBook.all().values().forEach(one -> introduce(one, out));
      return 0;
    }
    if (port < 0 || port > 65_535 || !(speed > 0 && speed <= 1_000)) {
      throw new CommandFailed(
          2, "--port lies between 0 and 65535, --speed between 0 (not included) and 1000.");
    }
    Story chosen = Stories.named(story);
    introduce(chosen, out);
    Closers running = new Closers();
    Starting.stopOnSignal(running::close);
    Demo demo = Demo.of(chosen, new Demo.Stage(host, port, folder(), speed));
    Tocsin tocsin =
        running.add("tocsin", Starting.start(demo.settings(), spec.commandLine().getErr()));
    running.add("story", demo);
    out.println("Switchboard: " + tocsin.address().resolve("/demo"));
    Starting.announce(tocsin, out);
    demo.play(tocsin, chapter -> tell(chapter, out));
    return TocsinCommand.KEEPS_RUNNING;
  }

  private Path folder() throws IOException {
    if (data == null) {
      return Files.createTempDirectory("tocsin-demo-");
    }
    if (Files.exists(data)) {
      try (Stream<Path> files = Files.list(data)) {
        if (files.findAny().isPresent()) {
          throw new CommandFailed(
              2, data + " is not empty. A story begins afresh: choose another folder.");
        }
      }
    }
    return data;
  }

  private static void introduce(Story story, PrintWriter out) {
    String language = Locale.getDefault().getLanguage();
    out.println(story.id() + ": " + story.title().in(language));
    out.println("  " + story.summary().in(language));
    out.println("  " + story.invented().in(language));
    out.println();
    out.flush();
  }

  private static void tell(Story.Chapter chapter, PrintWriter out) {
    String language = Locale.getDefault().getLanguage();
    out.println();
    out.println("* " + chapter.title().in(language));
    out.println("  " + chapter.text().in(language));
    out.flush();
  }
}
