package io.tocsin.app;

import io.tocsin.access.Device;
import io.tocsin.access.Entry;
import io.tocsin.access.Role;
import io.tocsin.access.Scope;
import io.tocsin.access.Sessions;
import io.tocsin.access.Tokens;
import io.tocsin.api.SubscriptionForms;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Opening;
import io.tocsin.incidents.Source;
import io.tocsin.publication.Snapshots;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Reporters;
import io.tocsin.signals.probe.egress.NameServer;
import io.tocsin.signals.probe.http.WebErrand;
import io.tocsin.site.Assets;
import io.tocsin.site.FormPages;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Problems;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An observer's page about services of others, behind a real door, with a clock moved by hand and a
 * real name server to prove domains at.
 */
final class GuestHouse implements AutoCloseable {

  static final String DOMAIN = "exemple-mail.example";
  private static final URI BASE = URI.create("https://etat.exemple.example/");
  private static final Actor EVE = new Actor(Actor.Kind.PERSON, "eve");

  private static final String FILE =
      """
      site: {name: {fr: Les pannes de chez nous, en: Our outages}, mode: %s, zone: Europe/Paris}
      contacts: {email: page@journal.example}
      services:
        - id: mail
          name: {fr: La messagerie, en: E-mail}
          kind: mail
          operator: Exemple Mail
          operator_domains: [%s, www.exemple-mail.example]
          components: [{id: receive, name: {fr: Recevoir, en: Receive}}]
        - id: posts
          name: {fr: Les bornes, en: Charging posts}
          kind: charging
          operator: Exemple Bornes
          operator_domains: [bornes.example]
          components: [{id: charge, name: {fr: Charger, en: Charge}}]
      """;

  private final Closers closers = new Closers();
  private final AtomicLong ids = new AtomicLong();
  private final LiveCatalog catalog;
  private final House house;
  final NameServer names = NameServer.start();
  private final FrontOffice front;
  final OperatorOffice office;
  final Pipeline pipeline;
  final MailRoom mail;
  final int port;
  private volatile Instant now = Instant.parse("2026-03-03T09:05:00Z");

  GuestHouse(Path folder, String mode) {
    try {
      catalog = new LiveCatalog(catalog(mode));
      Keys keys = new Keys(new byte[32]);
      closers.add("names", names);
      pipeline = closers.add("pipeline", pipeline(folder, keys));
      house = new House(pipeline.state(), this::id, new SecureRandom());
      front =
          new FrontOffice(
              pipeline,
              catalog,
              house,
              Problems.load(List.of("fr", "en")),
              BASE,
              this::now,
              this::id);
      WebErrand errand = new WebErrand(names.gate(), "test", false);
      DomainLookup lookup = new DomainLookup(names::gate, errand, UnaryOperator.identity());
      office =
          closers.add(
              "operators",
              new OperatorOffice(pipeline, catalog, keys, lookup, this::now, this::id));
      byte[] posted = keys.derive("subscriptions");
      mail = new MailRoom(pipeline, catalog, BASE, posted, this::now, this::id);
      port = open(keys);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Pipeline pipeline(Path folder, Keys keys) throws IOException {
    return Pipeline.open(
        new Pipeline.Parts(
            new Storage.Sqlite(folder),
            folder.resolve("site"),
            catalog,
            new Snapshots.Address(BASE, null),
            keys,
            ReportLimits.USUAL,
            this::now,
            this::id,
            Runnable::run));
  }

  private int open(Keys keys) throws IOException {
    Supplier<FormPages> pages = front.pages(new Assets(), null);
    NightWatch watch =
        closers.add(
            "night watch",
            NightWatch.open(
                new NightWatch.Parts(
                    pipeline,
                    catalog,
                    null,
                    BASE,
                    keys.derive("alerts"),
                    "test",
                    this::now,
                    this::id)));
    List<Route> routes = new ArrayList<>(front.routes(keys, pages, null, watch));
    routes.addAll(front.operators(keys, pages, office));
    routes.addAll(
        new SubscriptionForms(mail.subscriptions, new Reporters(keys), pages, this::now).routes());
    show();
    Engine engine = closers.add("engine", Engine.start());
    return closers
        .add(
            "door",
            HttpDoor.open(
                engine,
                DoorSettings.local(0),
                new HttpDoor.House(
                    new Routes(routes), house.guard(), pages.get(), pipeline.statusPage(), null)))
        .port();
  }

  private static Catalog catalog(String mode) {
    byte[] text = FILE.formatted(mode, DOMAIN).getBytes(StandardCharsets.UTF_8);
    return switch (ConfigurationFile.read("tocsin.yaml", text, Path.of(""))) {
      case ConfigurationFile.Answer.Read read -> read.catalog();
      case ConfigurationFile.Answer.Refused refused ->
          throw new AssertionError(refused.faults().toString());
    };
  }

  private String id() {
    return "id-%06d".formatted(ids.incrementAndGet());
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Shows readers what is known now. */
  void show() {
    pipeline.drain();
  }

  /** The catalogue that is in force. */
  Catalog catalog() {
    return catalog.get();
  }

  /** Puts a catalogue in force that calls everything otherwise. */
  void rename(Catalog next) {
    catalog.replace(next);
  }

  /** A cookie of somebody of the house who signed in. */
  String cookie(String name, Role role) {
    String link = house.household().accounts().invite(role).secret().text();
    Entry entry =
        house.household().accounts().accept(link, name, "une phrase assez longue", Device.UNKNOWN);
    return Sessions.COOKIE + "=" + ((Entry.Welcome) entry).session().text();
  }

  /** The secret of a token that a program of the house was given. */
  String token(Scope scope) {
    Tokens.Issue issue =
        house
            .household()
            .tokens()
            .issue("the desk's own tool", Set.of(scope), Duration.ofDays(60), "Ann");
    return ((Tokens.Issue.Issued) issue).secret().text();
  }

  /** Lets the newsroom's first page tell what is wrong with a mirror of this page. */
  void mirrored(MirrorWatch watch) {
    front.hear(watch::troubles);
  }

  String incident(String service, String component) {
    Opening opening =
        new Opening(service, Set.of(component), now.minus(Duration.ofMinutes(50)), now, EVE);
    Answer<Incident> answer = pipeline.state().write(tx -> pipeline.desk().open(tx, opening));
    show();
    return ((Answer.Done<Incident>) answer).value().id();
  }

  /** An incident that is over, and was counted. */
  void over(String incident) {
    pipeline.state().write(tx -> pipeline.desk().close(tx, incident, now, EVE));
    pipeline
        .state()
        .write(tx -> {
          pipeline.aftermaths().count(tx);
          return true;
        });
    show();
  }

  Claim heard(String incident, String speaker, String french, String english) {
    Source source =
        new Source(
            LocalizedText.frenchAndEnglish(speaker, speaker),
            "press",
            now,
            Source.Precision.EXACT,
            null);
    ClaimDraft draft =
        ClaimDraft.plain(
            incident,
            "mail",
            LocalizedText.frenchAndEnglish(french, english),
            false,
            source,
            null,
            false,
            now,
            EVE);
    Notebook notebook = new Notebook(catalog, this::id);
    Answer<Claim> answer = pipeline.state().write(tx -> notebook.recordClaim(tx, draft));
    show();
    return ((Answer.Done<Claim>) answer).value();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    closers.close();
  }
}
