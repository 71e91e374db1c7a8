package io.tocsin.app;

import io.tocsin.catalog.FourEyes;
import io.tocsin.catalog.Mode;
import io.tocsin.delivery.Channel;
import io.tocsin.delivery.Dispatcher;
import io.tocsin.delivery.Links;
import io.tocsin.delivery.Notice;
import io.tocsin.delivery.Outcome;
import io.tocsin.delivery.Subscriptions;
import io.tocsin.delivery.sql.DispatchTable;
import io.tocsin.delivery.sql.SubscriptionTable;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PressRoom;
import io.tocsin.publication.Publication;
import io.tocsin.publication.Publication.Published;
import io.tocsin.publication.Snapshots;
import io.tocsin.publication.Statement;
import io.tocsin.publication.StatementDraft;
import io.tocsin.publication.Statements;
import io.tocsin.publication.facts.Stage;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A node that publishes statement after statement from fact sheets, through the real publisher,
 * site and delivery, and tells after each step how far it came, until somebody kills it.
 *
 * <p>Arguments: its folder, the number of the first statement, the moment the drafts are made for,
 * and at which step of which statement of this life it stops and says so; step -1 for never. It
 * first looks whether what an earlier life left is whole, and tells what is wrong with it.
 */
public final class PressNode {

  private static final URI SITE = URI.create("https://etat.example/");
  private static final int READERS = 3;

  private final Pipeline pipeline;
  private final Dispatcher dispatcher;
  private final Subscriptions subscriptions;
  private final List<String> asked = new ArrayList<>();
  private final Instant base;
  private final SteppedStorage.Steps steps =
      new SteppedStorage.Steps(before -> tell("HALT " + before));

  private PressNode(Path folder, Instant base) throws IOException {
    InstantSource clock = InstantSource.system();
    UuidV7 ids = new UuidV7(clock, new Random());
    LiveCatalog catalog = new LiveCatalog(PressRoom.catalog(Mode.OPERATOR, FourEyes.NOT_ASKED));
    this.base = base;
    pipeline =
        Pipeline.open(
            new Pipeline.Parts(
                new SteppedStorage(new Storage.Sqlite(folder), steps),
                folder.resolve("site"),
                catalog,
                new Snapshots.Address(SITE, null),
                new Keys(new byte[32]),
                ReportLimits.USUAL,
                clock,
                ids,
                Runnable::run));
    SubscriptionTable subscribers = new SubscriptionTable(pipeline.state());
    subscriptions = new Subscriptions(subscribers, catalog, new byte[32], clock, ids);
    dispatcher =
        new Dispatcher(
            new Letterbox(),
            new Dispatcher.Tables(new DispatchTable(pipeline.state()), subscribers),
            new Dispatcher.Sources(
                new Statements(pipeline.statements()),
                pipeline.archive(),
                catalog,
                new Links(SITE)),
            new byte[32],
            "node",
            clock,
            ids,
            new Random());
  }

  /** Takes every letter, and the tokens out of those that ask for a confirmation. */
  private final class Letterbox implements Channel {
    @Override
    public String id() {
      return "email";
    }

    @Override
    public Line open() {
      return new Line() {
        @Override
        public Sent send(Notice notice) {
          if (notice.content() instanceof Notice.Confirmation confirmation) {
            String path = confirmation.confirm().getPath();
            asked.add(path.substring(path.lastIndexOf('/') + 1));
          }
          return new Sent(Outcome.ACCEPTED, "250");
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Lives until it is killed. */
  public static void main(String[] args) throws IOException {
    PressNode node = new PressNode(Path.of(args[0]), Instant.parse(args[2]));
    node.live(Integer.parseInt(args[1]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
  }

  private static void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void live(int first, int victim, int step) {
    PressInspection inspection = new PressInspection(pipeline);
    inspection.beforeAnything().forEach(fault -> tell("WRONG " + fault));
    dispatcher.takeUp();
    pipeline.snapshots().refresh();
    dispatcher.drain();
    inspection.afterTheRestart().forEach(fault -> tell("WRONG " + fault));
    inspection.said().forEach((number, id) -> tell("HAVE " + number + " " + id));
    readers();
    String incident = incident();
    tell("READY " + first);
    for (int number = first; ; number++) {
      tell("BEGIN " + number);
      steps.watch(stop(number - first + 1 - victim, step));
      String id = say(incident, number);
      tell("SAID " + number + " " + id);
      pipeline.snapshots().refresh();
      tell("SHOWN " + number);
      dispatcher.drain();
      tell("PLANNED " + number + " " + steps.taken());
    }
  }

  /** A statement may have fewer steps than the one before: the next but one stops at its first. */
  private static int stop(int after, int step) {
    return after < 0 || step < 0 ? -1 : after < 2 ? step : 0;
  }

  private void readers() {
    if (!dispatcher.tally().isEmpty()) {
      return;
    }
    for (int reader = 0; reader < READERS; reader++) {
      subscriptions.ask("reader" + reader + "@example.net", "fr", Set.of(), "192.0.2.1");
    }
    dispatcher.drain();
    asked.forEach(subscriptions::confirm);
  }

  private String incident() {
    List<IncidentHistory> open = pipeline.state().read(pipeline.archive()::open);
    return open.isEmpty()
        ? publish(
                new StatementDraft(
                    null,
                    base.minus(Duration.ofMinutes(10)),
                    Phase.ACKNOWLEDGED,
                    Set.of("mail-receive"),
                    Map.of("fr", "La messagerie est en panne.", "en", "E-mail is down."),
                    new Eta.NoneYet(),
                    base.plus(Duration.ofDays(2)),
                    null,
                    null,
                    List.of(),
                    false,
                    null),
                "opening")
            .incident()
        : open.getFirst().incident().id();
  }

  private String say(String incident, int number) {
    StatementDraft draft =
        new StatementDraft(
                incident,
                null,
                Phase.IDENTIFIED,
                Set.of("mail-receive"),
                Map.of(),
                new Eta.At(base.plus(Duration.ofDays(1))),
                base.plus(Duration.ofDays(2)),
                null,
                null,
                List.of(),
                false,
                null)
            .from(PressRoom.withFigure(PressRoom.sheet(), number), Stage.SCOPE);
    return publish(draft, "key-" + number).id();
  }

  private Statement publish(StatementDraft draft, String key) {
    return switch (pipeline.publisher().publish(draft, PressRoom.ANNE, key)) {
      case Published(Statement said, boolean _) -> said;
      case Publication.Refused(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }
}
