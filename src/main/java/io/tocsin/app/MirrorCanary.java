package io.tocsin.app;

import io.tocsin.signals.probe.http.WebErrand;
import io.tocsin.signals.probe.http.WebErrand.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mirror back as people do: through its public address. Thread-safe.
 *
 * <p>One small file is asked for, through the egress gate; redirects are not followed, and a long
 * answer is none.
 */
final class MirrorCanary implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MirrorCanary.class);
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int MOST_BYTES = 2_048;
  private static final Pattern GENERATION =
      Pattern.compile("\\A\\{\"generation\":([0-9]{1,18})[,}]");

  private final URI file;
  private final WebErrand errand;
  private final LongSupplier written;
  private final InstantSource clock;
  private final Duration late;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("mirror canary").daemon().factory());
  private volatile Look last = new Look(0, "", null);
  private boolean told;

  /**
   * What was seen last.
   *
   * @param generation that people saw, 0 as long as none could be read
   * @param trouble why nothing could be read, empty if it could
   * @param behindSince since when people have seen nothing or an older set, null if they see what
   *     was written
   */
  record Look(long generation, String trouble, @Nullable Instant behindSince) {}

  /**
   * Takes its tools.
   *
   * @param address under which people read the mirror, ending in a slash
   * @param written the generation that stands in the mirror's folder
   * @param late how long people may see something older before it is told
   */
  MirrorCanary(
      URI address, WebErrand errand, LongSupplier written, Duration late, InstantSource clock) {
    this.file = address.resolve("generation.json");
    this.errand = errand;
    this.written = written;
    this.late = late;
    this.clock = clock;
  }

  void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks once. */
  void look() {
    long expected = written.getAsLong();
    Look seen;
    try {
      seen =
          switch (errand.ask(new WebErrand.Question(file, Map.of(), null), MOST_BYTES, PATIENCE)) {
            case Answer.None(WebErrand.Why why) -> unread(why.name());
            case Answer.Whole(int status, var _, byte[] body) -> read(status, body, expected);
          };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException failure) {
      LOG.error("The canary of the mirror failed; it looks again", failure);
      seen = unread("FAILED");
    }
    last = seen;
    tell();
  }

  private Look read(int status, byte[] body, long expected) {
    OptionalLong generation = status == 200 ? generation(body) : OptionalLong.empty();
    if (generation.isEmpty()) {
      return unread(status == 200 ? "NOT_A_GENERATION" : "STATUS_" + status);
    }
    long shown = generation.getAsLong();
    return new Look(shown, "", shown >= expected ? null : since());
  }

  private Look unread(String why) {
    return new Look(last.generation(), why, since());
  }

  private Instant since() {
    Instant before = last.behindSince();
    return before == null ? clock.instant() : before;
  }

  private static OptionalLong generation(byte[] body) {
    Matcher matcher = GENERATION.matcher(new String(body, StandardCharsets.UTF_8));
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /** One line when people have read something old for too long, and one when that is over. */
  private void tell() {
    boolean tooLate = isLate();
    if (tooLate && !told) {
      LOG.error(
          "ALERT: the mirror at {} has lagged for {}: {}",
          file,
          lag(),
          last.trouble().isEmpty() ? "it shows generation " + last.generation() : last.trouble());
    } else if (!tooLate && told) {
      LOG.info("The mirror at {} is in step again", file);
    }
    told = tooLate;
  }

  Look last() {
    return last;
  }

  /** Returns for how long people have read something older than what was written. */
  Duration lag() {
    Instant since = last.behindSince();
    Duration lag = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  /** Says whether that has lasted too long. */
  boolean isLate() {
    return last.behindSince() != null && lag().compareTo(late) >= 0;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    errand.close();
  }
}
