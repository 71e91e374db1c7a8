package io.tocsin.app.demo;

import io.tocsin.app.story.Act;
import io.tocsin.app.story.Arrival;
import io.tocsin.app.story.Newsroom;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.signals.ReportDraft;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people do about what somebody broke by hand: they report it, they say when it works again,
 * and a mute operator lets its own promise pass; confined to the director's thread.
 */
final class Bystanders {

  private static final long ONE_EACH_NANOS = 500_000_000L;
  private static final int SAY_IT_WORKS = 12;
  private static final List<String> POSTCODES =
      List.of("75011", "13001", "69003", "59800", "33000", "44000", "31000", "35000");
  private static final Duration PROMISED = Duration.ofMinutes(30);
  private static final Duration OVERDUE = Duration.ofMinutes(5);
  private static final double REAL_SECONDS_TO_WAIT = 3;

  private final Catalog catalog;
  private final Switchboard board;
  private final FormCrowd crowd;
  private final Newsroom newsroom;
  private final Supplier<Optional<PublicSnapshot>> page;
  private final Random random = new Random(550);
  private long lastReport;
  private int goodWords;
  private boolean muted;
  private boolean cut;
  private @Nullable Instant flyTo;
  private double flying;

  Bystanders(
      Catalog catalog,
      Switchboard board,
      FormCrowd crowd,
      Newsroom newsroom,
      Supplier<Optional<PublicSnapshot>> page) {
    this.catalog = catalog;
    this.board = board;
    this.crowd = crowd;
    this.newsroom = newsroom;
    this.page = page;
  }

  void beat(Instant now) {
    fallSilent(now);
    loseSight(now);
    if (System.nanoTime() - lastReport < ONE_EACH_NANOS) {
      return;
    }
    lastReport = System.nanoTime();
    List<ProbeSpec> broken = board.broken();
    List<ProbeSpec> mended = board.mended();
    if (!broken.isEmpty()) {
      goodWords = 0;
      crowd.send(somebody(broken.get(random.nextInt(broken.size())), false));
    } else if (!mended.isEmpty() && goodWords < SAY_IT_WORKS) {
      goodWords++;
      crowd.send(somebody(mended.get(random.nextInt(mended.size())), true));
    }
  }

  private Arrival somebody(ProbeSpec server, boolean works) {
    Component component = catalog.component(server.component()).orElseThrow();
    ReportDraft draft =
        new ReportDraft(
            component.id(),
            works ? null : component.symptoms().getFirst(),
            works,
            POSTCODES.get(random.nextInt(POSTCODES.size())),
            server.cohorts().stream().map(Object::toString).toList(),
            null,
            null,
            null);
    return new Arrival(Duration.ZERO, draft, address(), "Mozilla/5.0 (switchboard)");
  }

  private InetAddress address() {
    byte[] address = {
      (byte) 198, (byte) (18 + random.nextInt(2)), (byte) random.nextInt(256), (byte) 7
    };
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** The operator's last word before it falls silent, if it owes none yet, promises another. */
  private void fallSilent(Instant now) {
    if (board.isMute() == muted) {
      return;
    }
    muted = board.isMute();
    flyTo = null;
    if (muted) {
      Instant due = promised().orElse(null);
      if (due == null) {
        lastWord(now);
        due = now.plus(PROMISED);
      }
      flyTo(due.plus(OVERDUE), now);
    }
  }

  /** Without a word of any probe for long enough, the page says that we do not know. */
  private void loseSight(Instant now) {
    boolean gone = board.on().contains(Switch.OWN_NETWORK_GONE);
    if (gone && !cut) {
      flyTo(now.plus(LoopbackWorld.SILENT_AFTER).plus(OVERDUE), now);
    }
    cut = gone;
  }

  private Optional<Instant> promised() {
    return page.get().stream()
        .flatMap(snapshot -> snapshot.incidents().stream())
        .filter(IncidentView::isOpen)
        .map(IncidentView::nextWord)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .findFirst();
  }

  private void lastWord(Instant now) {
    LocalizedText text =
        LocalizedText.frenchAndEnglish(
            "Des gens signalent une panne. Nous vérifions. Prochain point dans une demi-heure.",
            "People report a problem. We are checking. Next update in half an hour.");
    Act.Say say =
        new Act.Say(
            Duration.ZERO,
            Phase.SUSPECTED,
            Set.of(board.site().component()),
            new Act.Outlook.NoneYet(),
            PROMISED,
            text,
            List.of(),
            false,
            null,
            null);
    newsroom.act(say, now);
  }

  private void flyTo(Instant goal, Instant now) {
    double left = Duration.between(now, goal).toMillis() / 1000.0;
    flyTo = goal;
    flying = Math.max(Pacing.READING, left / REAL_SECONDS_TO_WAIT);
  }

  /** How fast the clock must run until the silence shows; 0 when nobody waits for that. */
  double rush(Instant now) {
    Instant goal = flyTo;
    if (goal == null) {
      return 0;
    }
    if (!now.isBefore(goal)) {
      flyTo = null;
      return 0;
    }
    return flying;
  }
}
