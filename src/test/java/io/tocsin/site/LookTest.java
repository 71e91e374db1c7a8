package io.tocsin.site;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Accent;
import io.tocsin.catalog.Branding;
import io.tocsin.catalog.Colour;
import io.tocsin.catalog.Conformity;
import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The owner's look on the pages: no template is touched, and only what it is on is made anew. */
class LookTest {

  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  private final SiteRenderer renderer = new SiteRenderer(new Assets());

  private Map<String, SiteFile> files(Branding branding) {
    PublicSnapshot snapshot = Looks.with(Samples.acknowledged(), branding);
    return renderer.render(snapshot, Samples.NOW).files();
  }

  private static Map<String, SiteFile> pages(Map<String, SiteFile> files) {
    Map<String, SiteFile> pages = new TreeMap<>();
    files.forEach((path, file) -> {
      if (file.text().contains("<header class=\"top\">")) {
        pages.put(path, file);
      }
    });
    return pages;
  }

  @Test
  void logoNameColoursAndWaysStandOnEveryPageUnderItsPolicy() throws NoSuchAlgorithmException {
    Branding look = Looks.orange();
    Map<String, SiteFile> pages = pages(files(look));
    assertThat(pages.keySet()).contains("/fr/", "/en/about", "/fr/history", "/en/area");
    for (Map.Entry<String, SiteFile> page : pages.entrySet()) {
      String html = page.getValue().text();
      assertThat(html)
          .as(page.getKey())
          .contains("<img src=\"" + look.logo().path() + "\" width=\"140\" height=\"36\" alt=\"\">")
          .contains("href=\"tel:3900\"")
          .contains("--link:" + look.accent().light().written())
          .contains("--link:" + look.accent().dark().written())
          .contains("#imprint")
          .doesNotContain("class=\"bell\"");
      Matcher style = STYLE.matcher(html);
      assertThat(style.find()).isTrue();
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
      assertThat(page.getValue().headers().get("content-security-policy"))
          .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
  }

  @Test
  void logoIsAFileForEverThatShowsItselfAndNothingElse() {
    Branding look = Looks.orange();
    SiteFile logo = files(look).get(look.logo().path());
    assertThat(logo.contentType()).isEqualTo("image/svg+xml");
    assertThat(logo.cacheControl()).isEqualTo(SiteFile.FOREVER);
    assertThat(logo.body()).isEqualTo(look.logo().bytes());
    assertThat(logo.headers().get("content-security-policy"))
        .startsWith("default-src 'none'")
        .contains("sandbox")
        .doesNotContain("script-src");
  }

  @Test
  void logoThatSaysTheNameStandsInItsPlace() {
    Branding look = Looks.saying(Looks.orange(), frenchAndEnglish("L’Exemple", "The <Example>"));
    Map<String, SiteFile> files = files(look);
    assertThat(files.get("/fr/").text()).contains("alt=\"L’Exemple\"></a>");
    assertThat(files.get("/en/").text()).contains("alt=\"The &lt;Example>\"></a>");
    assertThat(files(Looks.orange()).get("/en/").text()).contains("alt=\"\">Exemple Mail status<");
  }

  @Test
  void imprintStandsOnThePageAboutUsWithItsLinks() {
    String about = files(Looks.orange()).get("/fr/about").text();
    assertThat(about)
        .contains("<h2 id=\"imprint\">Mentions légales</h2>")
        .contains("1 rue d’Exemple, Paris.")
        .contains("<a href=\"https://www.exemple.example/mentions\"");
    assertThat(files(Branding.NONE).get("/fr/about").text()).doesNotContain("imprint");
  }

  @Test
  void accessibilityIsDeclaredAsTheOwnerSaysAndNotConformantOtherwise() {
    Map<String, SiteFile> bare = files(Branding.NONE);
    assertThat(bare.get("/en/accessibility").text()).contains("No complete audit");
    assertThat(bare.get("/en/").text()).contains("Accessibility: not conformant");
    Map<String, SiteFile> audited = files(Looks.orange());
    assertThat(audited.get("/en/accessibility").text())
        .contains("12 January by Audit Exemple. The declared state is “partially conformant”.")
        .contains("<a href=\"mailto:acces@exemple.example\" rel=\"noopener\">acces@exemple.example")
        .doesNotContain("No complete audit");
    assertThat(audited.get("/fr/").text()).contains("partiellement conforme");
    assertThat(Conformity.UNAUDITED.state()).isEqualTo(Conformity.State.NOT);
  }

  @Test
  void newLookMakesEveryPageAnewAndTheOldLogoGoes() {
    PublicSnapshot bare = Looks.with(Samples.acknowledged(), Looks.orange());
    SiteRenderer.Rendered before = renderer.render(bare, Samples.NOW, Shares.NONE);
    Branding other =
        new Branding(
            Looks.logo("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            Looks.accent("#006699", "#006699"),
            List.of(),
            null,
            Conformity.UNAUDITED);
    SiteRenderer.Rendered after =
        renderer.render(Looks.with(bare, other), Samples.NOW, before.shares());
    assertThat(changed(before, after)).containsAll(pages(before.set().files()).keySet());
    assertThat(after.set().files())
        .containsKey(other.logo().path())
        .doesNotContainKey(Looks.orange().logo().path());
  }

  @Test
  void sameLookReadAgainMakesNothingAnew() {
    PublicSnapshot one = Looks.with(Samples.acknowledged(), Looks.orange());
    PublicSnapshot two = Looks.with(Samples.acknowledged(), Looks.orange());
    SiteRenderer.Rendered before = renderer.render(one, Samples.NOW, Shares.NONE);
    assertThat(changed(before, renderer.render(two, Samples.NOW, before.shares()))).isEmpty();
  }

  @SuppressWarnings("ReferenceEquality") // what was kept is the very same file
  private static Set<String> changed(SiteRenderer.Rendered before, SiteRenderer.Rendered after) {
    Set<String> changed = new TreeSet<>();
    after
        .set()
        .files()
        .forEach((path, file) -> {
          if (before.set().files().get(path) != file) {
            changed.add(path);
          }
        });
    return changed;
  }

  @Test
  void snapshotKeepsTheLookInAPieceOfItsOwn() {
    PublicSnapshot snapshot = Looks.with(Samples.acknowledged(), Looks.orange());
    Shares pieces = Shares.NONE.next(SnapshotText.pieces(snapshot));
    assertThat(pieces.files().get("head").text()).doesNotContain(Looks.orange().logo().base64());
    assertThat(SnapshotText.read(pieces.files()).orElseThrow().site()).isEqualTo(snapshot.site());
    Map<String, SiteFile> older = new TreeMap<>(pieces.files());
    older.remove("branding");
    assertThat(SnapshotText.read(older).orElseThrow().site().branding()).isEqualTo(Branding.NONE);
  }

  /** What a contrast was measured against is what links stand on. */
  @Test
  void groundsAreThoseOfTheStyle() throws IOException {
    String css =
        new String(
            Look.class.getResourceAsStream("/css/site.css").readAllBytes(), StandardCharsets.UTF_8);
    int dark = css.indexOf("@media (prefers-color-scheme:dark)");
    int end = css.indexOf("@media (prefers-contrast");
    assertThat(grounds(css.substring(0, dark))).isEqualTo(Set.copyOf(Accent.LIGHT_GROUNDS));
    assertThat(grounds(css.substring(dark, end))).isEqualTo(Set.copyOf(Accent.DARK_GROUNDS));
  }

  private static Set<Colour> grounds(String css) {
    Matcher matcher =
        Pattern.compile("--(?:paper|card|tint-[a-z]+):#([0-9a-f]{3,6})[;}]").matcher(css);
    Set<Colour> grounds = new java.util.HashSet<>();
    while (matcher.find()) {
      String digits = matcher.group(1);
      grounds.add(
          Colour.parse(digits.length() == 3 ? digits.replaceAll(".", "$0$0") : digits)
              .orElseThrow());
    }
    return grounds;
  }
}
