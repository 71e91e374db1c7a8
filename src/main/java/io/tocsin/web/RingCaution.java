package io.tocsin.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a kernel may be asked for {@code io_uring} without harm. */
final class RingCaution {

  /** The first kernel with long support after those of which instability was told (5.10, 5.15). */
  private static final List<Integer> OLDEST = List.of(6, 1);

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4}).*");
  private static final Pattern FILTERED = Pattern.compile("Seccomp:\\s*([0-9]+)");

  private RingCaution() {}

  /** Why the kernel is better not asked for it; nothing if asking does no harm. */
  static Optional<String> unasked() {
    return unasked(System.getProperty("os.name"), System.getProperty("os.version"), STATUS);
  }

  /**
   * The same, of any machine.
   *
   * @param release {@code 6.1.0-18-amd64}
   * @param status what the kernel tells of a process, {@code /proc/self/status}
   */
  static Optional<String> unasked(String system, String release, Path status) {
    if (!system.equals("Linux")) {
      return Optional.of("only Linux has it");
    }
    Matcher version = VERSION.matcher(release);
    if (!version.matches() || isOld(version)) {
      return Optional.of("it is tried from Linux 6.1 on, and this is " + release);
    }
    try {
      return Files.readAllLines(status).stream()
          .map(FILTERED::matcher)
          .filter(Matcher::matches)
          .filter(filtered -> !filtered.group(1).equals("0"))
          .findFirst()
          .map(_ ->
              "system calls are filtered here (seccomp), and some filters end a process that"
                  + " asks");
    } catch (NoSuchFileException hidden) {
      return Optional.of("whether system calls are filtered cannot be seen: no " + status);
    } catch (IOException unreadable) {
      return Optional.of("whether system calls are filtered cannot be seen: " + unreadable);
    }
  }

  private static boolean isOld(Matcher version) {
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    return major < OLDEST.getFirst() || (major == OLDEST.getFirst() && minor < OLDEST.getLast());
  }
}
