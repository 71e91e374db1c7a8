package io.tocsin.app;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.catalog.yaml.MachineSettings.MailSettings;
import io.tocsin.catalog.yaml.OidcSettings;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Opening;
import io.tocsin.publication.Snapshots;
import io.tocsin.signals.Keys;
import io.tocsin.signals.ReportLimits;
import io.tocsin.site.Assets;
import io.tocsin.site.FormPages;
import io.tocsin.web.Problems;
import io.tocsin.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * All rooms of the example catalogue with every route of the product, as {@link Tocsin} joins them,
 * and at rest: nothing happens but what is asked for.
 */
final class RestingHouse implements AutoCloseable {

  private static final URI BASE = URI.create("http://127.0.0.1:8080/");

  private final Closers closers = new Closers();
  private final AtomicLong ids = new AtomicLong();
  private final LiveCatalog catalog;
  final Pipeline pipeline;
  final House house;
  final List<Route> routes;
  final FormPages pages;

  /**
   * Opens the rooms.
   *
   * @param mode {@code operator} or {@code observer}
   */
  RestingHouse(Storage storage, Path folder, String mode) {
    catalog = new LiveCatalog(exampleCatalog(mode));
    InstantSource clock = InstantSource.system();
    Keys keys = new Keys(new byte[32]);
    try {
      pipeline =
          closers.add(
              "pipeline",
              Pipeline.open(
                  new Pipeline.Parts(
                      storage,
                      folder.resolve("site"),
                      catalog,
                      new Snapshots.Address(BASE, null),
                      keys,
                      ReportLimits.USUAL,
                      clock,
                      this::id,
                      Runnable::run)));
      house = new House(pipeline.state(), this::id, new SecureRandom());
      Problems problems = Problems.load(List.of("fr", "en"));
      FrontOffice front =
          new FrontOffice(pipeline, catalog, house, problems, BASE, clock, this::id);
      Supplier<FormPages> forms = front.pages(new Assets(), null);
      pages = forms.get();
      routes = routes(front, forms, keys, clock);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private List<Route> routes(
      FrontOffice front, Supplier<FormPages> forms, Keys keys, InstantSource clock)
      throws IOException {
    MailSettings mail =
        new MailSettings("127.0.0.1", 25, false, null, null, "etat@exemple.example");
    PostOffice post =
        closers.add(
            "post office",
            PostOffice.open(
                pipeline, catalog, mail, BASE, keys.derive("subscriptions"), clock, this::id));
    NightWatch watch =
        closers.add(
            "night watch",
            NightWatch.open(
                new NightWatch.Parts(
                    pipeline,
                    catalog,
                    mail,
                    BASE,
                    keys.derive("alerts"),
                    "test",
                    clock,
                    this::id)));
    OperatorOffice guests =
        closers.add(
            "operators", OperatorOffice.open(pipeline, catalog, keys, "test", clock, this::id));
    List<Route> all =
        new ArrayList<>(front.routes(keys, forms, house.signInAt(elsewhere()), watch));
    all.addAll(front.subscriptions(keys, forms, post));
    all.addAll(front.operators(keys, forms, guests));
    return List.copyOf(all);
  }

  /** A provider of identities that nobody can reach. */
  private IdentityProvider elsewhere() throws IOException {
    URI issuer = URI.create("https://127.0.0.1:1");
    List<String> none = List.of();
    OidcSettings oidc =
        new OidcSettings(
            "Exemple ID", issuer, "tocsin", null, none, none, false, false, null, Map.of());
    return closers.add("identity provider", IdentityProvider.open(oidc, BASE));
  }

  private String id() {
    return "id-%06d".formatted(ids.incrementAndGet());
  }

  /** Opens an incident of the first component and returns its id. */
  String incident() {
    var service = catalog.get().services().getFirst();
    Instant now = Instant.now();
    Opening opening =
        new Opening(
            service.id(),
            Set.of(service.components().getFirst().id()),
            now,
            now,
            new Actor(Actor.Kind.PERSON, "Alice"));
    return switch (pipeline.state().write(tx -> pipeline.desk().open(tx, opening))) {
      case Answer.Done<Incident>(var opened) -> opened.id();
      case Answer.Refused<?> refused -> throw new AssertionError(refused.toString());
    };
  }

  private static Catalog exampleCatalog(String mode) {
    byte[] text =
        example().replace("mode: operator", "mode: " + mode).getBytes(StandardCharsets.UTF_8);
    return switch (ConfigurationFile.read("tocsin.yaml", text, Path.of(""))) {
      case ConfigurationFile.Answer.Read read -> read.catalog();
      case ConfigurationFile.Answer.Refused refused ->
          throw new AssertionError(refused.faults().toString());
    };
  }

  private static String example() {
    try (InputStream example =
        Objects.requireNonNull(RestingHouse.class.getResourceAsStream("/init/tocsin.yaml"))) {
      return new String(example.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    closers.close();
  }
}
