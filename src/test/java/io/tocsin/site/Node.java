package io.tocsin.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the programs of others that are listed in {@code src/test/clients/package.json}, unchanged.
 * What is not installed is installed from the lock file; what cannot be fails the test.
 */
final class Node {

  static final Path CLIENTS = Path.of("src", "test", "clients").toAbsolutePath();
  static final Path MODULES = CLIENTS.resolve("node_modules");

  private Node() {}

  /** Runs a script of ours that uses a client, and reads the JSON it prints. */
  static JsonNode ask(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    install();
    return JsonMapper.shared().readTree(run(command));
  }

  /** Runs a program that a package brings, and returns what it prints. */
  static String program(String name, String... arguments) {
    install();
    List<String> command =
        new ArrayList<>(List.of(MODULES.resolve(".bin").resolve(name).toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** One at a time, whichever process asks. */
  static synchronized void install() {
    try (FileChannel channel =
            FileChannel.open(
                CLIENTS.resolve("package-lock.json"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !isInstalled()) {
        run(List.of("npm", "ci", "--prefix", CLIENTS.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isInstalled() throws IOException {
    Path installed = MODULES.resolve(".package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed)
                .compareTo(Files.getLastModifiedTime(CLIENTS.resolve("package-lock.json")))
            >= 0;
  }

  /** Runs a command in the folder of the clients; anything but success fails. */
  static String run(List<String> command) {
    try {
      Path said = Files.createTempFile("client", ".out");
      Path complained = Files.createTempFile("client", ".err");
      Process process =
          new ProcessBuilder(command)
              .directory(CLIENTS.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(said.toFile())
              .redirectError(complained.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command + " does not end");
      }
      String text = Files.readString(said);
      if (process.exitValue() != 0) {
        throw new AssertionError(command + "\n" + text + Files.readString(complained));
      }
      Files.delete(said);
      Files.delete(complained);
      return text;
    } catch (IOException e) {
      throw new AssertionError(
          "cannot run " + command.getFirst() + "; ./check installs what the tests need", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
