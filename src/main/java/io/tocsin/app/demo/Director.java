package io.tocsin.app.demo;

import io.tocsin.app.story.Act;
import io.tocsin.app.story.Arrival;
import io.tocsin.app.story.Newsroom;
import io.tocsin.app.story.Story;
import io.tocsin.app.story.World;
import io.tocsin.wording.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a story as its clock goes on, and yields to whoever flips a switch; one thread. */
final class Director implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Director.class);
  private static final Duration BEAT = Duration.ofMillis(50);
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration LINGER = Duration.ofSeconds(20);

  private final Pacing pacing;
  private final StoryClock clock;
  private final World world;
  private final Switchboard board;
  private final FormCrowd crowd;
  private final Newsroom newsroom;
  private final Bystanders bystanders;
  private final Runnable nudge;
  private final Consumer<Story.Chapter> onChapter;
  private final List<Step> steps;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private final Queue<Again> again = new ArrayDeque<>();
  private Instant told;
  private int next;
  private long flipsSeen;
  private long lingerUntil;

  /** What a director works with. */
  record Cast(
      StoryClock clock,
      World world,
      Switchboard board,
      FormCrowd crowd,
      Newsroom newsroom,
      Bystanders bystanders,
      Runnable nudge) {}

  private record Again(Act act, long due) {}

  private sealed interface Step {
    Instant at();

    record Turns(Instant at, Story.Turn turn) implements Step {}

    record Reports(Instant at, Arrival arrival) implements Step {}

    record Acts(Instant at, Act act) implements Step {}
  }

  Director(Pacing pacing, List<Arrival> arrivals, Cast cast, Consumer<Story.Chapter> onChapter) {
    this.pacing = pacing;
    this.clock = cast.clock();
    this.world = cast.world();
    this.board = cast.board();
    this.crowd = cast.crowd();
    this.newsroom = cast.newsroom();
    this.bystanders = cast.bystanders();
    this.nudge = cast.nudge();
    this.onChapter = onChapter;
    this.steps = steps(pacing.story(), arrivals, pacing.begin());
    this.told = pacing.begin().minusNanos(1);
    this.thread = Thread.ofPlatform().name("director").daemon().unstarted(this::run);
  }

  private static List<Step> steps(Story story, List<Arrival> arrivals, Instant from) {
    List<Step> steps = new ArrayList<>();
    story.world().forEach(turn -> steps.add(new Step.Turns(story.at(turn.at()), turn)));
    story.newsroom().forEach(act -> steps.add(new Step.Acts(story.at(act.at()), act)));
    arrivals.forEach(one -> steps.add(new Step.Reports(story.at(one.at()), one)));
    steps.removeIf(step -> step.at().isBefore(from));
    steps.sort(Comparator.comparing(Step::at));
    return steps;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        beat(clock.instant());
      } while (!closing.await(BEAT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat(Instant now) {
    try {
      pacing.chapters(told, now).forEach(onChapter);
      told = now;
      while (next < steps.size() && !steps.get(next).at().isAfter(now)) {
        take(steps.get(next++));
      }
      tryAgain();
      bystanders.beat(now);
      clock.setSpeed(speed(now));
    } catch (RuntimeException failure) {
      LOG.error("the story stumbles, and goes on", failure);
    }
  }

  /** While our own line is cut time flies, and the story does not go on behind our back. */
  private void take(Step step) {
    if (board.on().contains(Switch.OWN_NETWORK_GONE)) {
      return;
    }
    switch (step) {
      case Step.Turns turns -> world.turn(turns.turn(), board.held());
      case Step.Reports reports -> crowd.send(reports.arrival());
      case Step.Acts acts -> act(acts.act());
    }
  }

  private void act(Act act) {
    boolean speaks = !(act instanceof Act.Check || act instanceof Act.Note);
    if (speaks && board.isMute()) {
      return;
    }
    List<Fault> faults = newsroom.act(act, clock.instant());
    nudge.run();
    if (!faults.isEmpty()) {
      LOG.debug("the desk did not take {}: {}", act, faults);
      again.add(new Again(act, System.nanoTime() + AGAIN.toNanos()));
    }
  }

  /** What the desk does not take yet, a person tries again. */
  private void tryAgain() {
    Again first = again.peek();
    if (first != null && System.nanoTime() - first.due() >= 0) {
      again.remove();
      act(first.act());
    }
  }

  /**
   * Whoever flips a switch is given time to look; a mute operator makes time fly until it shows.
   */
  private double speed(Instant now) {
    long real = System.nanoTime();
    if (board.flips() != flipsSeen) {
      flipsSeen = board.flips();
      lingerUntil = real + LINGER.toNanos();
    }
    double flying = bystanders.rush(now);
    if (flying > 0) {
      return flying;
    }
    boolean lingering = flipsSeen > 0 && (real < lingerUntil || !board.on().isEmpty());
    return lingering ? Pacing.READING : pacing.at(now);
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
