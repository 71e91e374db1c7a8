package io.tocsin.app.commands;

import io.tocsin.app.OfflineKeys;
import io.tocsin.app.UuidV7;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.OfflineEdition;
import io.tocsin.publication.OfflineEdition.Outcome;
import io.tocsin.publication.OfflineWord;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.SignedWord;
import io.tocsin.publication.json.OfflineText;
import io.tocsin.site.Assets;
import io.tocsin.site.LastSet;
import io.tocsin.site.Mirror;
import io.tocsin.site.OfflinePress;
import io.tocsin.site.SiteRenderer;
import io.tocsin.web.Problems;
import io.tocsin.wording.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a statement with nothing but the last set and a key. Immutable.
 *
 * @param key file of the half that signs
 * @param from where the last set is
 * @param to the mirror that people read
 */
record PublishingOffline(Path key, Path from, Path to, PrintWriter out, PrintWriter err) {

  private static final Duration OLD = Duration.ofHours(1);

  /** What shall be said. */
  record Wanted(
      @Nullable String incident,
      @Nullable Instant opens,
      Phase phase,
      Set<String> components,
      Map<String, String> text,
      @Nullable Eta eta,
      @Nullable Instant nextWord,
      boolean despiteFailing) {
    Wanted {
      components = Set.copyOf(components);
      text = Map.copyOf(text);
    }
  }

  int publish(Wanted wanted, InstantSource clock) throws IOException {
    OfflineKeys.SigningHalf half = signingHalf();
    LastSet last = last();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    checkClock(last.snapshot(), now);
    UuidV7 ids = new UuidV7(clock, new SecureRandom());
    OfflineEdition edition = new OfflineEdition(last.snapshot(), ids);
    OfflineWord word = word(wanted, last.snapshot(), now, ids);
    PublicSnapshot next =
        switch (edition.say(word, half.name())) {
          case Outcome.Made(PublicSnapshot made) -> made;
          case Outcome.Refused(List<Fault> faults) -> throw new CommandFailed(1, told(faults));
        };
    press(last, next, SignedWord.sign(half.name(), half.key(), OfflineText.write(word)), now);
    tell(word, last.snapshot(), now);
    return 0;
  }

  private OfflineKeys.SigningHalf signingHalf() {
    try {
      return OfflineKeys.read(key);
    } catch (FileSystemException missing) {
      throw new CommandFailed(
          1, "Cannot read a key from " + key + ". Make one with `tocsin keys offline`.");
    } catch (IOException noKey) {
      throw new CommandFailed(
          1, noKey.getMessage() + " Make one with `tocsin keys offline` beside the server.");
    }
  }

  private LastSet last() throws IOException {
    return LastSet.in(from)
        .orElseThrow(() ->
            new CommandFailed(
                1,
                from
                    + " holds no set that tells what it was made from. Name with --from a mirror, a"
                    + " folder of `tocsin export`, or a copy of a data folder; copy it whole,"
                    + " .snapshot too."));
  }

  private static void checkClock(PublicSnapshot last, Instant now) {
    if (now.isBefore(last.at())) {
      throw new CommandFailed(
          1,
          "This machine's clock says "
              + now
              + ", but the last set is of "
              + last.at()
              + ". Nothing was published: the hour would be wrong. Set the clock and try again.");
    }
  }

  private OfflineWord word(Wanted wanted, PublicSnapshot last, Instant now, UuidV7 ids) {
    String incident =
        wanted.opens() != null && wanted.incident() == null
            ? ids.get()
            : wanted.incident() != null ? wanted.incident() : open(last);
    try {
      return new OfflineWord(
          ids.get(),
          last.site().baseUrl(),
          last.generation() + 1,
          now,
          incident,
          wanted.opens(),
          wanted.phase(),
          wanted.components(),
          wanted.text(),
          wanted.eta(),
          wanted.nextWord(),
          wanted.despiteFailing());
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailed(
          2, "--incident " + incident + ": no id. With --opens the incident gets one by itself.");
    }
  }

  private static String open(PublicSnapshot last) {
    List<IncidentView> open = last.incidents().stream().filter(IncidentView::isOpen).toList();
    if (open.isEmpty()) {
      throw new CommandFailed(2, "No incident is open in the last set. Open one with --opens now.");
    }
    if (open.size() > 1) {
      StringBuilder all = new StringBuilder("Several incidents are open; say which:");
      String language = last.site().languages().getFirst();
      open.forEach(view ->
          all.append("\n  --incident ")
              .append(view.id())
              .append("   ")
              .append(view.title().in(language)));
      throw new CommandFailed(2, all.toString());
    }
    return open.getFirst().id();
  }

  private static String told(List<Fault> faults) {
    Problems words = Problems.load(List.of("en"));
    StringBuilder all = new StringBuilder("Not published:");
    faults.forEach(fault ->
        all.append("\n  - ")
            .append(fault.field().isEmpty() ? "" : fault.field() + ": ")
            .append(words.say(fault, "en")));
    return all.toString();
  }

  private void press(LastSet last, PublicSnapshot next, SignedWord word, Instant now)
      throws IOException {
    Mirror mirror = new Mirror(to);
    try {
      OfflinePress press = new OfflinePress(new SiteRenderer(new Assets()));
      if (!press.press(last, next, word, mirror, now)) {
        throw new CommandFailed(
            1,
            to
                + " shows generation "
                + mirror.generation()
                + ", and "
                + from
                + " is older: generation "
                + last.snapshot().generation()
                + ". Nothing was published. Start from what people see: --from "
                + to);
      }
    } catch (FileSystemException broken) {
      throw new CommandFailed(
          1,
          to
              + " cannot be written ("
              + Objects.requireNonNullElse(broken.getReason(), broken.getClass().getSimpleName())
              + "). Nothing was published; what was there still stands.");
    }
  }

  private void tell(OfflineWord word, PublicSnapshot last, Instant now) {
    String language = last.site().languages().getFirst();
    if (Duration.between(last.at(), now).compareTo(OLD) > 0) {
      err.println("The last set is of " + last.at() + ": figures on the page stay of that hour.");
    }
    out.println(
        "Published offline, generation "
            + word.generation()
            + ": "
            + last.site().baseUrl().resolve(language + "/incident/" + word.incident()));
    out.println(
        "Subscribers hear of it when the server takes it in. Until then it stands in " + to);
    out.println("Next time: tocsin publish --offline --incident " + word.incident() + " ...");
    out.flush();
    err.flush();
  }
}
