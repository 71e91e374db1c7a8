package io.tocsin.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the public interface, held to what is really there. */
class OpenApiTest {

  private static final Path FILE = Path.of("src/main/resources/openapi/openapi.yaml");

  /** The newsroom, the team's alerts, and the door of the machine room are not public. */
  private static final Pattern NOT_PUBLIC =
      Pattern.compile("/(console|a)/.*|/(livez|readyz|metrics)");

  private final JsonNode paths = read().get("paths");

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Files.readString(FILE));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        Stream.of(template.split("(?=\\{)|(?<=\\})"))
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .reduce("", String::concat));
  }

  /** The most exact template of a path, or nothing. */
  private String template(String path) {
    return paths.propertyNames().stream()
        .filter(template -> pattern(template).matcher(path).matches())
        .min(
            java.util.Comparator.comparingInt(template -> template.replaceAll("[^{]", "").length()))
        .orElse("");
  }

  private static Set<String> files() {
    Set<String> files = new TreeSet<>();
    SiteRenderer renderer = new SiteRenderer(new Assets());
    List<PublicSnapshot> all = new ArrayList<>(SiteRendererTest.all());
    all.add(Places.all().snapshot());
    all.add(spoken());
    all.add(Seasons.winter());
    for (PublicSnapshot snapshot : all) {
      files.addAll(renderer.render(snapshot, Samples.NOW).files().keySet());
    }
    return files;
  }

  /** An incident and a work with a text for every mouth. */
  private static PublicSnapshot spoken() {
    List<MouthText> texts =
        Stream.of(Mouth.values())
            .map(mouth -> new MouthText(mouth, "fr", Register.PLAIN, "Titre", "Mot"))
            .toList();
    PublicSnapshot snapshot = Samples.overrun();
    return new PublicSnapshot(
        snapshot.generation(),
        snapshot.at(),
        snapshot.site(),
        snapshot.services(),
        List.of(Samples.retold(snapshot.incidents().getFirst(), List.of(), List.of(), null, texts)),
        snapshot.maintenances().stream()
            .map(view ->
                new PublicSnapshot.MaintenanceView(view.maintenance(), view.promise(), texts))
            .toList());
  }

  @Test
  void everyFileOfTheSiteIsDescribed() {
    assertThat(files())
        .hasSizeGreaterThan(80)
        .allSatisfy(path -> {
          String template = template(path);
          assertThat(template).as(path).isNotEmpty();
          assertThat(paths.get(template).has("get")).as(path).isTrue();
        });
  }

  @Test
  void everyPublicRouteIsDescribedWithItsMethod() throws IOException {
    Matcher routes =
        Pattern.compile("\\| `(\\w+) ([^`]+)` \\| nothing \\| everybody \\|")
            .matcher(Files.readString(Path.of("docs/routes.md")));
    int count = 0;
    while (routes.find()) {
      String path = routes.group(2).replaceAll("\\{[^}]*}", "x");
      if (!NOT_PUBLIC.matcher(path).matches()) {
        String template = template(path);
        String method = routes.group(1).toLowerCase(java.util.Locale.ROOT);
        assertThat(template).as(path).isNotEmpty();
        assertThat(paths.get(template).has(method)).as(method + " " + path).isTrue();
        count++;
      }
    }
    assertThat(count).isGreaterThan(30);
  }

  @Test
  void nothingIsDescribedThatIsNotThere() throws IOException {
    Set<String> there = new TreeSet<>(files());
    Matcher routes =
        Pattern.compile("\\| `\\w+ ([^`]+)` \\| nothing \\| everybody \\|")
            .matcher(Files.readString(Path.of("docs/routes.md")));
    while (routes.find()) {
      there.add(routes.group(1).replaceAll("\\{[^}]*}", "x"));
    }
    there.addAll(List.of("/", "/events"));
    assertThat(paths.propertyNames())
        .allSatisfy(template ->
            assertThat(there.stream().anyMatch(pattern(template).asMatchPredicate()))
                .as(template)
                .isTrue());
  }

  @Test
  void linterFindsNothing() {
    String said =
        Node.program(
            "spectral",
            "lint",
            "--ruleset",
            ".spectral.yaml",
            "--fail-severity=hint",
            FILE.toAbsolutePath().toString());
    assertThat(said).contains("No results with a severity of 'hint' or higher found!");
  }

  @Test
  void describedFieldsAreThoseThatAreSent() {
    Map<String, SiteFile> files =
        new SiteRenderer(new Assets()).render(Samples.acknowledged(), Samples.NOW).files();
    for (String path :
        List.of("/api/v2/summary.json", "/fr/feed.json", "/fr/badge.json", "/fr/embed/now.json")) {
      String reference =
          paths
              .get(template(path))
              .at("/get/responses/200/content")
              .iterator()
              .next()
              .at("/schema/$ref")
              .asString();
      JsonNode schema = read().at(reference.substring(1));
      JsonNode sent =
          tools.jackson.databind.json.JsonMapper.shared().readTree(files.get(path).text());
      assertThat(sent.propertyNames())
          .as(path)
          .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
    }
  }
}
