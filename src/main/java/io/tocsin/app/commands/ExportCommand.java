package io.tocsin.app.commands;

import io.tocsin.site.Assets;
import io.tocsin.site.Mirror;
import io.tocsin.site.Showing;
import io.tocsin.site.SiteRenderer;
import io.tocsin.site.SiteStore;
import io.tocsin.site.StatusPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the last set as files that any web server serves. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    header = "Writes the page as files that any web server serves.",
    description = {
      "Reads the last set in DATA/site and writes every file, with .gz, .br and .zst beside it.",
      "OUT/current leads to the newest set; OUT/nginx.conf and OUT/current/_headers say the headers."
    },
    footer = {"", "Example:", "  tocsin export --data /var/lib/tocsin --out /var/www/status"})
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    InstantSource clock = InstantSource.system();
    StatusPage page =
        StatusPage.following(
            new SiteRenderer(new Assets()),
            new SiteStore(data.resolve("site")),
            clock,
            Runnable::run);
    if (page.generation() == 0) {
      throw new CommandFailed(
          1,
          "There is no page in "
              + data.toAbsolutePath()
              + ". Start `tocsin serve` once, or name its folder with --data.");
    }
    page.refreshAges(clock.instant());
    page.strengthen();
    write(page, clock);
    return 0;
  }

  private void write(StatusPage page, InstantSource clock) throws IOException {
    Mirror mirror = new Mirror(out);
    Showing showing = page.showing();
    PrintWriter said = spec.commandLine().getOut();
    try {
      if (!mirror.write(showing, clock.instant())) {
        throw new CommandFailed(
            1,
            mirror.generation() > showing.generation()
                ? out + " holds a newer set (" + mirror.generation() + "); it was left as it is."
                : out
                    + " holds what was said offline; it was left as it is. First: tocsin publish"
                    + " --take-in "
                    + out
                    + " --data "
                    + data);
      }
    } catch (FileSystemException broken) {
      throw new CommandFailed(
          1,
          out
              + " cannot be written ("
              + Objects.requireNonNullElse(broken.getReason(), broken.getClass().getSimpleName())
              + ").");
    }
    said.println(
        "Wrote generation "
            + showing.generation()
            + ": "
            + showing.files().size()
            + " files in "
            + mirror.current());
    said.flush();
  }
}
