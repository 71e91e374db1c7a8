package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import io.tocsin.web.Engine;
import io.vertx.core.Vertx;
import io.vertx.core.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which library lives where; everything not listed may be used anywhere. */
class TechnologyTest {
  /** A library, by its packages, and the only rooms that may name it. */
  record Place(String what, List<String> library, List<String> rooms) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Place> places() {
    return List.of(
        place("SQL", "org.jdbi.. java.sql.. javax.sql..", "..sql.. store.."),
        place("engines", "org.sqlite.. org.postgresql.. com.zaxxer.. org.flywaydb..", "store.."),
        place("HTTP", "io.vertx.. io.netty..", "web.. ..vertx.. signals.probe.http.."),
        place("mail", "jakarta.mail.. org.eclipse.angus..", "delivery.email.. app.demo.."),
        place(
            "JSON",
            "tools.jackson.. com.fasterxml.jackson..",
            "..json.. ..sql.. web.. api.. site.. console.. app.. access.passkey.."),
        place("templates", "gg.jte..", "site.. console.. delivery.. wording.."),
        place("YAML", "org.snakeyaml..", "..yaml.."),
        place("command line", "picocli..", "app.."),
        place("progress bars", "me.tongfei..", "app.."),
        place("feeds", "com.rometools.. org.jdom2..", "site.. signals.inbound.."),
        place("calendars", "net.fortuna..", "site.."),
        place("letters", "org.apache.fontbox.. org.apache.pdfbox..", "site.."),
        place("i18n data", "com.ibm.icu..", "wording.. site.. catalog.."),
        place("markup", "org.commonmark.. org.owasp..", "wording.. site.. console.."),
        place("metrics", "io.micrometer.. io.prometheus..", "app.. web.. api.. ..metrics.."),
        place("password hashes", "org.bouncycastle..", "access.."),
        place("passkeys", "com.webauthn4j..", "access.passkey.."),
        place("signed tokens", "com.nimbusds..", "access.oidc.."),
        place("compression", "com.aayushatharva.. com.github.luben..", "site.."),
        place("maps that share", "org.pcollections..", "site.."),
        place("DNS", "org.xbill..", "signals.probe.dns.. signals.probe.egress.. app.commands.."),
        place("Kafka", "org.apache.kafka..", "..kafka.."));
  }

  /** What Vert.x chooses by itself is looked for, io_uring too (ADR 48). */
  @Test
  void nobodyLeavesTheTransportOfConnectionsToVertx() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "starts Vert.x without naming a transport",
                call ->
                    call.getTargetOwner().isEquivalentTo(Vertx.class)
                        && List.of("vertx", "clusteredVertx").contains(call.getName())))
        .check(House.CLASSES);
    noClasses()
        .that()
        .areNotAssignableTo(Engine.class)
        .should()
        .accessFieldWhere(
            DescribedPredicate.describe(
                "reads a constant that has all transports looked for",
                access -> access.getTargetOwner().isEquivalentTo(Transport.class)))
        .check(House.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("places")
  void libraryStaysInItsRoom(Place place) {
    noClasses()
        .that()
        .resideOutsideOfPackages(place.rooms().toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(place.library().toArray(String[]::new))
        .because(
            place.what()
                + " is known only in "
                + place.rooms()
                + ". Mend: say what you need in the words of your package and let that room do it")
        .check(House.CLASSES);
  }

  @Test
  void detectionIsPure() {
    classes()
        .that()
        .resideInAPackage("io.tocsin.detection")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.tocsin.detection..",
            "io.tocsin.signals",
            "io.tocsin.catalog",
            "java.lang..",
            "java.math..",
            "java.time..",
            "java.util",
            "java.util.function..",
            "java.util.stream..",
            "org.jspecify..",
            "org.apache.commons.numbers.gamma..",
            "com.google.errorprone.annotations..")
        .because(
            "detection has no tables, no threads, no files and no clock, so that a replay says the"
                + " same again. Mend: let the caller pass in what was read")
        .check(House.CLASSES);
  }

  @Test
  void strangersAreReachedThroughTheGateAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.tocsin.signals.probe.egress..",
            "io.tocsin.delivery.email..",
            "io.tocsin.app.commands..",
            "io.tocsin.app.demo..")
        .should()
        .callMethodWhere(opensAConnection())
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection"
                + "|http\\.HttpClient)"
                + "|java\\.nio\\.channels\\.(SocketChannel|DatagramChannel)|javax\\.net\\..*Socket.*")
        .because(
            "one gate decides which addresses may be reached (no SSRF), how long and how much."
                + " Mend: go through io.tocsin.signals.probe.egress")
        .check(House.CLASSES);
  }

  private static DescribedPredicate<JavaAccess<?>> opensAConnection() {
    return DescribedPredicate.describe(
        "opens a connection by URL",
        call ->
            call.getTargetOwner().getFullName().equals("java.net.URL")
                && call.getName().startsWith("open"));
  }

  private static Place place(String what, String library, String rooms) {
    return new Place(
        what,
        List.of(library.split(" ")),
        List.of(rooms.split(" ")).stream()
            .map(room -> room.startsWith("..") ? "io.tocsin" + room : "io.tocsin." + room)
            .toList());
  }
}
