package io.tocsin.app.demo;

import io.tocsin.app.story.Condition;
import io.tocsin.app.story.World;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.MailServer;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.catalog.SmtpProbeSpec;
import io.tocsin.catalog.StatusRange;
import io.tocsin.catalog.WitnessSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The servers of a story on real sockets of this machine, and the story's catalogue pointed at
 * them; thread-safe.
 *
 * <p>Where a story has no mail server or no site, a neighbour has one, so that every switch of the
 * switchboard moves something.
 */
final class LoopbackWorld implements AutoCloseable {

  /** For telling silence from slowness: the demo asks at least once a real second. */
  private static final Duration INTERVAL = Duration.ofHours(1);

  /** After so long without a word of a probe nobody knows how its server is. */
  static final Duration SILENT_AFTER = INTERVAL.multipliedBy(3);

  private static final Duration TIMEOUT = Duration.ofMillis(1500);
  private static final Duration CEILING = Duration.ofMillis(1000);
  private static final int CONFIRM_AFTER = 3;
  private static final int RECOVER_AFTER = 3;
  private static final String NEIGHBOUR = "neighbour";

  private final World world;
  private final List<LoopbackServer> servers = new ArrayList<>();
  private final Catalog catalog;

  private LoopbackWorld(Catalog story, World world) throws IOException {
    this.world = world;
    List<ProbeSpec> probes = new ArrayList<>();
    for (ProbeSpec spec : story.probes()) {
      probes.add(here(spec));
    }
    List<Component> missing = new ArrayList<>();
    if (probes.stream().noneMatch(SmtpProbeSpec.class::isInstance)) {
      missing.add(component("neighbour-mail", "Courriel du voisin", "The neighbour's mail"));
      probes.add(here(mail("neighbour-mx", "neighbour-mail")));
    }
    if (probes.stream().noneMatch(HttpProbeSpec.class::isInstance)) {
      missing.add(component("neighbour-site", "Site du voisin", "The neighbour's site"));
      probes.add(
          here(
              HttpProbeSpec.of(
                  "neighbour-page", "neighbour-site", URI.create("http://x.example/"))));
    }
    List<Service> services = new ArrayList<>(story.services());
    if (!missing.isEmpty()) {
      services.add(neighbour(missing));
    }
    List<WitnessSpec> witnesses = List.of(witness());
    this.catalog =
        new Catalog(
            story.siteName(),
            story.mode(),
            story.languages(),
            story.zone(),
            services,
            story.cohorts(),
            story.areas(),
            probes,
            witnesses,
            story.contacts());
  }

  /** Opens all servers of a story's catalogue. */
  static LoopbackWorld open(Catalog story, World world) throws IOException {
    return new LoopbackWorld(story, world);
  }

  /** The story's catalogue, pointed at the servers of this world. */
  Catalog catalog() {
    return catalog;
  }

  private static Component component(String id, String french, String english) {
    LocalizedText name = LocalizedText.frenchAndEnglish(french, english);
    return Component.of(id, NEIGHBOUR, name, ServiceKind.MAIL);
  }

  private static Service neighbour(List<Component> components) {
    return new Service(
        NEIGHBOUR,
        LocalizedText.frenchAndEnglish("Le voisin (pour essayer)", "The neighbour (to try out)"),
        ServiceKind.MAIL,
        "Voisin",
        components,
        List.of(),
        List.of());
  }

  private static SmtpProbeSpec mail(String id, String component) {
    String canary = "canari@voisin.example";
    return new SmtpProbeSpec(
        id,
        component,
        Set.of(),
        new MailServer.Host("127.0.0.1"),
        25,
        "sonde.example",
        "sonde@sonde.example",
        canary,
        INTERVAL,
        TIMEOUT,
        false,
        CONFIRM_AFTER,
        RECOVER_AFTER,
        true);
  }

  private ProbeSpec here(ProbeSpec spec) throws IOException {
    return switch (spec) {
      case HttpProbeSpec site -> here(site);
      case SmtpProbeSpec server -> here(server);
    };
  }

  private HttpProbeSpec here(HttpProbeSpec site) throws IOException {
    HttpProbeSpec timed = at(site, site.url());
    int port = listen(site.id(), new SiteConversation(timed, () -> world.of(site.id())));
    return at(site, URI.create("http://127.0.0.1:" + port + "/"));
  }

  private static HttpProbeSpec at(HttpProbeSpec site, URI url) {
    return new HttpProbeSpec(
        site.id(),
        site.component(),
        site.cohorts(),
        url,
        INTERVAL,
        TIMEOUT,
        CEILING,
        site.statuses().isEmpty() ? List.of(StatusRange.SUCCESS) : site.statuses(),
        site.requiredWords(),
        List.of("maintenance"),
        CONFIRM_AFTER,
        RECOVER_AFTER,
        true);
  }

  private SmtpProbeSpec here(SmtpProbeSpec mail) throws IOException {
    int port = listen(mail.id(), new MailConversation(mail.id(), () -> world.of(mail.id())));
    return new SmtpProbeSpec(
        mail.id(),
        mail.component(),
        mail.cohorts(),
        new MailServer.Host("127.0.0.1"),
        port,
        mail.helo(),
        mail.mailFrom(),
        mail.canaries(),
        INTERVAL,
        TIMEOUT,
        false,
        CONFIRM_AFTER,
        RECOVER_AFTER,
        true);
  }

  private WitnessSpec witness() throws IOException {
    BooleanSupplier there = () -> !world.isOwnNetworkGone();
    LoopbackServer server =
        LoopbackServer.open(there, new MailConversation("witness", () -> Condition.OK));
    servers.add(server);
    WitnessSpec.Target target = new WitnessSpec.Target.Port("127.0.0.1", server.port());
    return new WitnessSpec("witness", target, INTERVAL, TIMEOUT, true);
  }

  private int listen(String id, LoopbackServer.Conversation conversation) throws IOException {
    BooleanSupplier there = () -> !world.isOwnNetworkGone() && world.of(id) != Condition.GONE;
    LoopbackServer server = LoopbackServer.open(there, conversation);
    servers.add(server);
    return server.port();
  }

  @Override
  public void close() {
    servers.forEach(LoopbackServer::close);
  }
}
