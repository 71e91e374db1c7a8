package io.tocsin.app.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds a Tocsin that runs, and the token of this machine; stateless. */
final class Running {

  private Running() {}

  static URI address(@Nullable URI url, Path data) throws IOException {
    if (url != null) {
      return url;
    }
    Path running = data.resolve("address");
    if (!Files.isReadable(running)) {
      throw new CommandFailed(
          1,
          "No Tocsin runs on "
              + data.toAbsolutePath()
              + ". Start it with `tocsin serve`, or name one with --url.");
    }
    return URI.create(Files.readString(running).strip());
  }

  static String token(@Nullable Path tokenFile, Path data) throws IOException {
    Path file = tokenFile == null ? data.resolve("local-token") : tokenFile;
    if (!Files.isReadable(file)) {
      throw new CommandFailed(
          1,
          "Cannot read a token from "
              + file.toAbsolutePath()
              + ". Name the file with --token-file.");
    }
    return Files.readString(file).strip();
  }
}
