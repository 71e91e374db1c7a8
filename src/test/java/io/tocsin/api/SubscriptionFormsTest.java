package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Mode;
import io.tocsin.delivery.Channel;
import io.tocsin.delivery.Dispatcher;
import io.tocsin.delivery.Links;
import io.tocsin.delivery.Notice;
import io.tocsin.delivery.Outcome;
import io.tocsin.delivery.Subscription;
import io.tocsin.delivery.Subscriptions;
import io.tocsin.delivery.sql.DispatchTable;
import io.tocsin.delivery.sql.SubscriptionTable;
import io.tocsin.publication.PressRoom;
import io.tocsin.signals.Keys;
import io.tocsin.signals.Reporters;
import io.tocsin.site.Assets;
import io.tocsin.site.FormPages;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.MediaType;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import io.tocsin.web.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionFormsTest {
  private static final URI BASE = URI.create("https://etat.example/");
  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

  @TempDir Path folder;

  private final List<Notice> sent = new ArrayList<>();
  private Database database;
  private PressRoom room;
  private Subscriptions subscriptions;
  private Dispatcher dispatcher;
  private Engine engine;
  private HttpDoor door;

  private final class Postbox implements Channel {
    @Override
    public String id() {
      return "email";
    }

    @Override
    public Line open() {
      return new Line() {
        @Override
        public Sent send(Notice notice) {
          sent.add(notice);
          return new Sent(Outcome.ACCEPTED, "250");
        }

        @Override
        public void close() {}
      };
    }
  }

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
    room = new PressRoom(database, Mode.OPERATOR);
    Keys keys = new Keys(new byte[32]);
    byte[] key = keys.derive("subscriptions");
    SubscriptionTable table = new SubscriptionTable(database);
    subscriptions = new Subscriptions(table, () -> room.catalog, key, room, room::newId);
    dispatcher =
        new Dispatcher(
            new Postbox(),
            new Dispatcher.Tables(new DispatchTable(database), table),
            new Dispatcher.Sources(
                room.statements, room.archive, () -> room.catalog, new Links(BASE)),
            key,
            "node",
            room,
            room::newId,
            new Random(7));
    dispatcher.takeUp();
    FormPages pages = new FormPages(room.catalog, new Assets(), Counter.PROBLEMS, room, null);
    SubscriptionForms forms =
        new SubscriptionForms(subscriptions, new Reporters(keys), () -> pages, room);
    StatuspageSubscribers clients =
        new StatuspageSubscribers(
            subscriptions, new Reporters(keys), Counter.PROBLEMS, () -> "fr", room);
    serve(Stream.concat(forms.routes().stream(), clients.routes().stream()).toList(), pages);
  }

  private void serve(List<Route> routes, FormPages pages) {
    engine = Engine.start();
    door =
        HttpDoor.open(
            engine,
            DoorSettings.local(0),
            new HttpDoor.House(new Routes(routes), Guard.closed(), pages, null, null));
  }

  @AfterEach
  void close() {
    door.close();
    engine.close();
    database.close();
  }

  private Wire.Heard get(String path) {
    return Wire.get(door.port(), path, "Accept: text/html", "Accept-Language: en");
  }

  private Wire.Heard post(String path, String form) {
    return Wire.post(
        door.port(),
        path,
        MediaType.FORM,
        form.getBytes(StandardCharsets.UTF_8),
        "Accept: text/html",
        "Accept-Language: en");
  }

  /** What stands in the last mail: the link to confirm, or the one to change. */
  private String linkInMail() {
    dispatcher.runDue();
    return switch (sent.getLast().content()) {
      case Notice.Confirmation confirmation -> confirmation.confirm().getPath();
      case Notice.Reminder reminder -> reminder.manage().getPath();
      case Notice.Word word -> word.manage().getPath();
      case Notice.Letter letter -> throw new AssertionError("not for subscribers: " + letter);
    };
  }

  private String ask(String email) {
    assertThat(post("/en/subscribe", "email=" + email + "&components=mail-send").status())
        .isEqualTo(200);
    return linkInMail();
  }

  private String confirmed(String email) {
    String page = post(ask(email), "").text();
    return page.replaceAll("(?s).*href=\"(/s/[^\"]*)\".*", "$1");
  }

  private Notice.Word word() {
    room.say(room.opening());
    dispatcher.runDue();
    return (Notice.Word) sent.getLast().content();
  }

  private Subscription standing(String link) {
    return subscriptions.view(link.substring("/s/".length())).orElseThrow().subscription();
  }

  @Test
  void askerConfirmsByPostAndIsTold() {
    String link = ask("anne@r.example");
    assertThat(link).startsWith("/s/");
    for (int look = 0; look < 3; look++) {
      assertThat(get(link).text()).contains("One more tap");
    }
    assertThat(standing(link).status()).isEqualTo(Subscription.Status.PENDING);
    assertThat(post(link, "").text()).contains("Done. You will be told.");
    assertThat(standing(link).status()).isEqualTo(Subscription.Status.CONFIRMED);
    assertThat(standing(link).components()).containsExactly("mail-send");
    assertThat(post(link, "").text()).as("twice is as good as once").contains("Done.");
  }

  @Test
  void programMadeForStatuspageAsksByPostAndTheOwnerConfirms() {
    String path = "/api/v2/subscribers.json";
    Wire.Heard asked =
        post(path, "subscriber[email]=anne@r.example&subscriber[component_id]=mail-send");
    assertThat(asked.status()).isEqualTo(202);
    String link = linkInMail();
    assertThat(standing(link).status()).isEqualTo(Subscription.Status.PENDING);
    assertThat(standing(link).components()).containsExactly("mail-send");
    assertThat(get(path + "?subscriber[email]=bob@r.example").status()).isEqualTo(405);
    assertThat(post(path, "subscriber[email]=nobody").status()).isEqualTo(422);
    assertThat(post(path, "subscriber[phone_number]=0600000000").status()).isEqualTo(422);
    dispatcher.runDue();
    assertThat(sent).hasSize(1);
  }

  @Test
  void everybodyGetsTheSameAnswer() {
    Wire.Heard first = post("/en/subscribe", "email=anne@r.example");
    confirmed("anne@r.example");
    Wire.Heard known = post("/en/subscribe", "email=anne@r.example");
    Wire.Heard other = post("/en/subscribe", "email=nobody@nowhere.example");
    assertThat(known.text()).isEqualTo(first.text());
    assertThat(other.text()).isEqualTo(first.text());
    assertThat(first.text()).doesNotContain("anne");
  }

  @Test
  void badInputIsToldInBothLanguagesAndKeepsWhatWasTyped() {
    String bad = "email=not%22an-address&components=nothing&components=mail-send&language=tlh";
    Wire.Heard english = post("/en/subscribe", bad);
    assertThat(english.status()).isEqualTo(422);
    assertThat(english.text())
        .contains("This is not a mail address.", "There is no such component.")
        .contains("This is not a language of the site. Allowed: fr, en.")
        .contains("not&#34;an-address");
    assertThat(post("/fr/subscribe", bad).text()).contains("Ce n'est pas une adresse");
    assertThat(post("/fr/subscribe", "").text()).contains("Il manque une valeur.");
    assertThat(post("/en/subscribe", "email=%FF").status()).isEqualTo(400);
    dispatcher.runDue();
    assertThat(sent).isEmpty();
  }

  @Test
  void subscriberChangesEverythingOnOneScreen() {
    String manage = confirmed("anne@r.example");
    assertThat(get(manage).text()).contains("a…@r.example").doesNotContain("anne@");
    assertThat(get(manage).header("Cache-Control")).contains("no-store");
    Wire.Heard saved = post(manage, "components=mail-receive&language=fr");
    assertThat(saved.text()).contains("Vos choix sont enregistrés.");
    assertThat(standing(manage).components()).containsExactly("mail-receive");
    assertThat(standing(manage).language()).isEqualTo("fr");
    Wire.Heard faulty = post(manage, "components=mail-recieve&language=en");
    assertThat(faulty.status()).isEqualTo(422);
    assertThat(faulty.text()).contains("Vouliez-vous dire « mail-receive »");
    assertThat(standing(manage).components()).containsExactly("mail-receive");
  }

  @Test
  void subscriberLeavesByTheScreenAfterOneMoreQuestion() {
    String manage = confirmed("anne@r.example");
    assertThat(get(manage + "/stop").text()).contains("Stop being told?");
    assertThat(standing(manage).status()).isEqualTo(Subscription.Status.CONFIRMED);
    assertThat(post(manage + "/stop", "").text()).contains("Stopped.");
    assertThat(standing(manage).status()).isEqualTo(Subscription.Status.LEFT);
    assertThat(get(manage).text()).contains("Stopped.");
    assertThat(get(manage + "/stop").text()).contains("Stopped.");
  }

  @Test
  void mailProgramLeavesWithOneClickAndNothingElse() {
    String manage = confirmed("anne@r.example");
    post(manage, "language=en");
    String leave = word().leave().getPath();
    assertThat(get(leave).text()).contains("Stop being told?");
    assertThat(standing(manage).status())
        .as("a scanner that follows links stops nothing")
        .isEqualTo(Subscription.Status.CONFIRMED);
    Wire.Heard heard =
        Wire.post(
            door.port(),
            leave,
            MediaType.FORM,
            ONE_CLICK.getBytes(StandardCharsets.UTF_8),
            "Origin: https://webmail.example");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.header("Set-Cookie")).isEmpty();
    assertThat(standing(manage).status()).isEqualTo(Subscription.Status.LEFT);
  }

  @Test
  void oneClickAsMultipartIsHonouredToo() {
    String manage = confirmed("anne@r.example");
    post(manage, "language=en");
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click";
    Wire.Heard heard =
        Wire.post(
            door.port(),
            word().leave().getPath(),
            "multipart/form-data; boundary=b",
            (body + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(heard.status()).isEqualTo(200);
    assertThat(standing(manage).status()).isEqualTo(Subscription.Status.LEFT);
  }

  @Test
  void linkForOneThingDoesNoOther() {
    String confirm = ask("anne@r.example");
    assertThat(get(confirm + "/stop").status()).isEqualTo(404);
    assertThat(post(confirm + "/stop", ONE_CLICK).status()).isEqualTo(404);
    assertThat(standing(confirm).status()).isEqualTo(Subscription.Status.PENDING);
    post(confirm, "");
    room.pass(Duration.ofMinutes(1));
    post(confirm, "components=mail-receive&language=fr");
    assertThat(standing(confirm).components()).containsExactly("mail-send");
  }

  @Test
  void wrongLinksAllLookTheSame() {
    String answer = get("/s/wrong").text();
    String right = ask("anne@r.example");
    String altered = right.substring(0, right.length() - 1) + (right.endsWith("A") ? "B" : "A");
    for (String path : List.of("/s/x", altered, "/s/" + "a".repeat(500), "/s/%F0%9F%9A%A8")) {
      assertThat(get(path).status()).isEqualTo(404);
      assertThat(get(path).text()).isEqualTo(answer);
      assertThat(post(path, ONE_CLICK).text()).isEqualTo(answer);
      assertThat(post(path + "/stop", "").text()).isEqualTo(answer);
    }
  }

  @Test
  void otherMethodsAreRefused() {
    for (String path : Set.of("/en/subscribe", "/s/x", "/s/x/stop")) {
      Wire.Heard heard = Wire.ask(door.port(), "DELETE " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(heard.status()).isEqualTo(405);
      assertThat(heard.header("Allow"))
          .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }
  }

  @Test
  void whoeverAsksTooFastIsToldWhenToComeBack() {
    Wire.Heard heard = post("/en/subscribe", "email=a0@r.example");
    for (int i = 1; heard.status() == 200 && i < 20; i++) {
      heard = post("/en/subscribe", "email=a" + i + "@r.example");
    }
    assertThat(heard.status()).isEqualTo(429);
    assertThat(heard.header("Retry-After")).isPresent();
  }

  @Test
  void siteWithoutMailSaysSo() {
    door.close();
    engine.close();
    FormPages pages = new FormPages(room.catalog, new Assets(), Counter.PROBLEMS, room, null);
    serve(SubscriptionForms.closed(() -> pages), pages);
    assertThat(get("/fr/subscribe").status()).isEqualTo(404);
    assertThat(get("/fr/subscribe").text()).contains("/fr/feed.atom");
  }
}
