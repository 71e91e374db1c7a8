package io.tocsin.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.app.OfflineInbox;
import io.tocsin.app.PageDoor;
import io.tocsin.app.Settings;
import io.tocsin.app.StateMissing;
import io.tocsin.app.Tocsin;
import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.yaml.ConfigurationFile.Answer;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.SignedWord;
import io.tocsin.publication.Statement;
import io.tocsin.publication.json.OfflineText;
import io.tocsin.site.LastSet;
import io.tocsin.site.Mirror;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A laptop speaks while the house is away, and the house takes it in when it is back. */
class PublishOfflineTest {

  private static final String SAID = "Un câble est coupé. Une équipe est en route.";
  private static final String MORE = "L'équipe est sur place.";

  @TempDir static Path template;
  private static String incident = "";

  @TempDir Path folder;
  private Settings settings;
  private Path data = Path.of("");
  private Path mirror = Path.of("");
  private Path key = Path.of("");

  /** The server ran, opened an incident, spoke once, and is away since. */
  @BeforeAll
  static void houseSpokeOnce() throws Exception {
    Path config = template.resolve("tocsin.yaml");
    run("init", "--config", config.toString());
    Files.writeString(template.resolve("areas.csv"), "code;name;region;population\n75;Paris;;1\n");
    Files.writeString(
        config,
        Files.readString(config).stripTrailing() + "\n  mirror: www\nareas:\n  file: areas.csv\n");
    Path data = template.resolve("data");
    Path mirror = template.resolve("www");
    try (Tocsin house = Tocsin.start(settings(template))) {
      run(say(data, "--opens", "40m", "--component", "receive", "--phase", "acknowledged"));
      await(() -> LastSet.in(mirror).filter(PublishOfflineTest::isTold).isPresent());
      assertThat(house.address()).isNotNull();
    }
    incident = LastSet.in(mirror).orElseThrow().snapshot().incidents().getFirst().id();
    String half = template.resolve("anna.key").toString();
    run("keys", "offline", "--data", data.toString(), "--name", "anna", "--out", half);
  }

  /** Every test has a copy of what it left. */
  @BeforeEach
  void houseIsAway() throws Exception {
    data = folder.resolve("data");
    mirror = folder.resolve("www");
    key = folder.resolve("anna.key");
    try (Stream<Path> all = Files.walk(template)) {
      for (Path one : all.sorted().toList()) {
        if (!one.equals(template)) {
          Files.copy(
              one,
              folder.resolve(template.relativize(one).toString()),
              StandardCopyOption.COPY_ATTRIBUTES,
              LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
    settings = settings(folder);
  }

  private static Settings settings(Path at) throws IOException {
    Path config = at.resolve("tocsin.yaml");
    Answer.Read read = Installation.read(config, new PrintWriter(new StringWriter()));
    MachineSettings machine = Installation.override(read.settings(), 0, null);
    return Starting.withPort(Settings.of(read.catalog(), machine, config).unwatched());
  }

  private static boolean isTold(LastSet set) {
    return set.snapshot().incidents().stream()
        .flatMap(view -> view.timeline().stream())
        .anyMatch(entry -> entry instanceof TimelineEntry.Said);
  }

  private static String[] say(Path data, String... more) {
    return Stream.concat(
            Stream.of(
                "say",
                "--data",
                data.toString(),
                "--text",
                "fr=Nous cherchons.",
                "--text",
                "en=We are looking.",
                "--eta",
                "none-yet",
                "--next-word",
                "1h"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private String[] offline(String text, String... more) {
    return Stream.concat(
            Stream.of(
                "publish",
                "--offline",
                "--key",
                key.toString(),
                "--to",
                mirror.toString(),
                "--phase",
                "identified",
                "--text",
                "fr=" + text,
                "--text",
                "en=A cable is cut.",
                "--eta",
                "none-yet",
                "--next-word",
                "2h"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static void run(String... arguments) {
    assertThat(TocsinCommand.run(arguments)).as(String.join(" ", arguments)).isZero();
  }

  /** Runs it as it is, so that what it says can be read. */
  private static CommandFailed failure(String... arguments) {
    PublishCommand command = new PublishCommand();
    CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(Stream.of(arguments).skip(1).toArray(String[]::new));
    try {
      command.call();
    } catch (CommandFailed failed) {
      return failed;
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
    throw new AssertionError("it did not fail");
  }

  private LastSet set() throws IOException {
    return LastSet.in(mirror).orElseThrow();
  }

  private interface Look {
    boolean isSo() throws IOException;
  }

  private static void await(Look look) throws IOException {
    long start = System.nanoTime();
    while (!look.isSo()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
      LockSupport.parkNanos(20_000_000);
    }
  }

  private String page() throws IOException {
    return Files.readString(mirror.resolve("current/fr/incident/" + incident + ".html"));
  }

  private static List<Statement> said(PublicSnapshot snapshot, String incident) {
    List<Statement> said = new ArrayList<>();
    snapshot.incidents().stream()
        .filter(view -> view.id().equals(incident))
        .flatMap(view -> view.timeline().stream())
        .forEach(entry -> {
          if (entry instanceof TimelineEntry.Said one) {
            said.add(one.statement());
          }
        });
    return said;
  }

  private List<AuditEntry> audit(Tocsin house) {
    AuditLog log = new AuditLog(() -> "none");
    return house.pipeline().state().read(transaction -> log.newest(transaction, null));
  }

  @Test
  void signingHalfIsItsOwnersAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(data.resolve("offline-keys/anna.pub")).exists();
    assertThat(Files.readString(data.resolve("offline-keys/anna.pub")))
        .isNotEqualTo(Files.readAllLines(key).get(1));
    Path other = folder.resolve("other.key");
    String[] again = {"keys", "offline", "--data", data.toString(), "--name", "anna"};
    assertThat(TocsinCommand.run(again)).isEqualTo(1);
    assertThat(other).doesNotExist();
  }

  @Test
  void wordOfALaptopIsOnThePageAtOnceAndInTheHouseWhenItIsBack() throws Exception {
    long before = set().snapshot().generation();
    run(offline(SAID));
    run(offline(MORE));
    assertThat(page()).contains("Un câble est coupé", "équipe est sur place", "Nous cherchons");
    assertThat(new Mirror(mirror).generation()).isEqualTo(before + 2);
    assertThat(set().words()).hasSize(2);
    assertThat(Files.readString(mirror.resolve("current/api/v2/incidents.json")))
        .contains("identified");
    List<Statement> offline = said(set().snapshot(), incident);
    assertThat(offline).hasSize(3);
    assertThat(offline.getFirst().phase()).isEqualTo(Phase.IDENTIFIED);

    for (int start = 0; start < 2; start++) {
      try (Tocsin house = Tocsin.start(settings)) {
        PublicSnapshot taken = house.pipeline().snapshots().current().orElseThrow();
        assertThat(taken.generation()).isGreaterThan(before + 2);
        assertThat(said(taken, incident))
            .as("the same statements, under the same ids, in the same hours")
            .extracting(Statement::id)
            .containsExactlyElementsOf(offline.stream().map(Statement::id).toList());
        assertThat(said(taken, incident))
            .extracting(Statement::at)
            .containsExactlyElementsOf(offline.stream().map(Statement::at).toList());
        assertThat(audit(house))
            .filteredOn(entry -> entry.toString().contains("OFFLINE"))
            .as("a line for each, however often the house starts")
            .hasSize(2);
        await(() -> new Mirror(mirror).generation() > before + 2);
        assertThat(page()).contains("Un câble est coupé", "équipe est sur place");
        assertThat(set().words()).as("it is told by the house now").isEmpty();
      }
    }
  }

  @Test
  void incidentOpenedOfflineKeepsItsAddress() throws Exception {
    String[] opens = {"--opens", "10m", "--component", "send"};
    run(offline(SAID, opens));
    String opened =
        set().snapshot().incidents().stream()
            .map(IncidentView::id)
            .filter(id -> !id.equals(incident))
            .findFirst()
            .orElseThrow();
    assertThat(failure(offline(MORE)))
        .hasMessageContainingAll("Several incidents are open", incident, opened);
    run(offline(MORE, "--incident", opened));
    assertThat(mirror.resolve("current/fr/incident/" + opened + ".html")).exists();
    try (Tocsin house = Tocsin.start(settings)) {
      PublicSnapshot taken = house.pipeline().snapshots().current().orElseThrow();
      assertThat(said(taken, opened)).hasSize(2);
    }
  }

  @Test
  void laptopNeedsNothingButACopyOfTheDataFolderOrAnExport() throws Exception {
    Path export = folder.resolve("export");
    run("export", "--data", data.toString(), "--out", export.toString());
    for (Path from : List.of(data, export, export.resolve("current"))) {
      Path to = folder.resolve("to-" + from.getFileName());
      run(offline(SAID, "--to", to.toString(), "--from", from.toString()));
      assertThat(Files.readString(to.resolve("current/fr/incident/" + incident + ".html")))
          .contains("Un câble est coupé");
    }
  }

  @Test
  void wordThatWasShownElsewhereIsBroughtIn() throws Exception {
    Path elsewhere = folder.resolve("elsewhere");
    run(offline(SAID, "--to", elsewhere.toString(), "--from", mirror.toString()));
    try (Tocsin house = Tocsin.start(settings)) {
      run("publish", "--take-in", elsewhere.toString(), "--data", data.toString());
      run("publish", "--take-in", elsewhere.toString(), "--data", data.toString());
      await(() -> page().contains("Un câble est coupé"));
      assertThat(said(house.pipeline().snapshots().current().orElseThrow(), incident)).hasSize(2);
    }
  }

  @Test
  void mirrorIsReadAndSpokenOnWhileTheDatabaseIsGone() throws Exception {
    Path state = data.resolve("tocsin.db");
    Path away = Files.move(state, folder.resolve("away.db"));
    try (PageDoor door = PageDoor.open(settings)) {
      assertThatThrownBy(() -> Tocsin.start(settings, door)).isInstanceOf(StateMissing.class);
      assertThat(page()).contains("Nous cherchons");
      run(offline(SAID));
      assertThat(page()).contains("Un câble est coupé");
      Files.move(away, state);
      try (Tocsin house = Tocsin.start(settings, door)) {
        assertThat(said(house.pipeline().snapshots().current().orElseThrow(), incident)).hasSize(2);
        assertThat(page()).contains("Un câble est coupé");
      }
    }
  }

  @Test
  void forgedWordsAreRefusedKeptAndReplaced() throws Exception {
    run(offline(SAID));
    SignedWord genuine = set().words().getFirst();
    SignedWord tampered =
        new SignedWord("anna", genuine.word().replace("câble", "tuyau"), genuine.signature());
    SignedWord stranger = new SignedWord("bob", genuine.word(), genuine.signature());
    SignedWord garbled = new SignedWord("anna", genuine.word(), "!!");
    Path words = mirror.resolve("current/offline.json");
    Files.delete(words);
    Files.write(words, OfflineText.writeAll(List.of(tampered, stranger, garbled)));
    try (Tocsin house = Tocsin.start(settings)) {
      assertThat(said(house.pipeline().snapshots().current().orElseThrow(), incident)).hasSize(1);
      OfflineInbox inbox = OfflineInbox.of(data);
      assertThat(inbox.fate(tampered)).isEqualTo(new OfflineInbox.Fate.Refused("FORGED"));
      assertThat(inbox.fate(stranger)).isEqualTo(new OfflineInbox.Fate.Refused("UNKNOWN_KEY"));
      assertThat(inbox.fate(garbled)).isEqualTo(new OfflineInbox.Fate.Refused("FORGED"));
      assertThat(audit(house))
          .filteredOn(entry -> entry.toString().contains("OFFLINE FORGED"))
          .hasSize(2);
      await(() -> !page().contains("câble"));
      inbox.put(genuine);
      await(() -> page().contains("Un câble est coupé"));
    }
  }

  @Test
  void wordThatTheHouseWentBeyondIsRefusedAndItsTextKept() throws Exception {
    Path elsewhere = folder.resolve("elsewhere");
    run(offline(SAID, "--to", elsewhere.toString(), "--from", mirror.toString()));
    SignedWord word = LastSet.in(elsewhere).orElseThrow().words().getFirst();
    try (Tocsin house = Tocsin.start(settings)) {
      run(say(data, "--incident", incident, "--phase", "identified"));
      assertThat(
              TocsinCommand.run(
                  "publish", "--take-in", elsewhere.toString(), "--data", data.toString()))
          .isEqualTo(1);
      assertThat(OfflineInbox.of(data).fate(word))
          .isEqualTo(new OfflineInbox.Fate.Refused("CHANGED_MEANWHILE"));
      assertThat(said(house.pipeline().snapshots().refresh(), incident)).hasSize(2);
    }
    try (Stream<Path> kept = Files.list(data.resolve("offline/refused"))) {
      assertThat(kept.filter(file -> file.toString().endsWith(".json")))
          .singleElement()
          .satisfies(file -> assertThat(Files.readString(file)).contains("Un câble est coupé"));
    }
  }

  @Test
  void staleCopyNeverReplacesWhatIsNewer() throws Exception {
    Path copy = folder.resolve("copy");
    run("export", "--data", data.toString(), "--out", copy.toString());
    run(offline(SAID));
    String shown = page();
    assertThat(failure(offline(MORE, "--from", copy.toString())))
        .hasMessageContainingAll("is older", "--from " + mirror);
    assertThat(page()).isEqualTo(shown);
    assertThatThrownBy(
            () -> {
              ExportCommand export = new ExportCommand();
              new CommandLine(export)
                  .parseArgs("--data", data.toString(), "--out", mirror.toString());
              export.call();
            })
        .isInstanceOf(CommandFailed.class);
    assertThat(page()).isEqualTo(shown);
  }

  @Test
  void whatIsWrongIsSaidWithTheNextStep() throws Exception {
    assertThat(failure(offline(SAID, "--key", "nowhere.key")))
        .hasMessageContaining("tocsin keys offline");
    assertThat(failure(offline(SAID, "--from", folder.toString()))).hasMessageContaining("--from");
    assertThat(failure(offline("", "--component", "nothing")))
        .hasMessageContainingAll("Not published", "text.fr", "components");
    assertThat(failure(offline(SAID, "--incident", "0197"))).hasMessageContaining("Not published");
    String[] nothingSaid = {"publish", "--take-in", mirror.toString(), "--data", data.toString()};
    assertThat(failure(nothingSaid)).hasMessageContaining("--to");
    assertThat(failure("publish")).hasMessageContaining("--offline or --take-in");
    assertThat(page()).doesNotContain("câble");
  }

  private PublishingOffline.Wanted wanted() {
    return new PublishingOffline.Wanted(
        null,
        null,
        Phase.IDENTIFIED,
        Set.of(),
        Map.of("fr", SAID, "en", "A cable is cut."),
        new Eta.NoneYet(),
        Instant.parse("2099-01-01T00:00:00Z"),
        false);
  }

  @Test
  void clockThatIsBehindPublishesNothing() throws Exception {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Instant long1 = set().snapshot().at().minusSeconds(1);
    assertThatThrownBy(() ->
            new PublishingOffline(key, mirror, mirror, nowhere, nowhere)
                .publish(wanted(), () -> long1))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContainingAll("clock says", "Set the clock");
    assertThat(page()).doesNotContain("câble");
  }

  @Test
  void wordFromAnHourThatTheHouseHasNotReachedWaits() throws Exception {
    run(offline(SAID));
    SignedWord word = set().words().getFirst();
    Instant at = OfflineText.read(word.word()).orElseThrow().at();
    Settings behind =
        new Settings(
            settings.catalog(),
            settings.machine(),
            null,
            () -> at.minusSeconds(60),
            settings.pace(),
            null,
            settings.more());
    try (Tocsin house = Tocsin.start(behind)) {
      assertThat(OfflineInbox.of(data).fate(word)).isEqualTo(new OfflineInbox.Fate.Waits());
      assertThat(page()).as("the mirror stays").contains("Un câble est coupé");
      assertThat(said(house.pipeline().snapshots().current().orElseThrow(), incident)).hasSize(1);
    }
    try (Tocsin house = Tocsin.start(settings)) {
      assertThat(said(house.pipeline().snapshots().current().orElseThrow(), incident)).hasSize(2);
    }
  }
}
