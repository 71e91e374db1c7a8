package io.tocsin.catalog.yaml;

import static io.tocsin.catalog.yaml.Example.LEAST;
import static io.tocsin.catalog.yaml.Example.refused;
import static io.tocsin.catalog.yaml.Example.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Branding;
import io.tocsin.catalog.Conformity;
import io.tocsin.catalog.Logo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Name, logo, colours, ways and imprint are the owner's to change, in one file. */
class BrandingOfAFileTest {

  private static final String DRAWING =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">
        <defs><linearGradient id="a"><stop offset="0" stop-color="#123"/></linearGradient></defs>
        <path fill="url(#a)" d="M0 0h120v40z"/><use href="#a"/>
        PLACE
      </svg>
      """;

  @TempDir Path folder;

  private ConfigurationFile.Answer read(String site) {
    String text = LEAST.replace("  zone: Europe/Paris\n", "  zone: Europe/Paris\n" + site);
    return ConfigurationFile.read("tocsin.yaml", text.getBytes(StandardCharsets.UTF_8), folder);
  }

  private Branding good(String site) {
    ConfigurationFile.Answer answer = read(site);
    assertThat(answer).isInstanceOf(ConfigurationFile.Answer.Read.class);
    return ((ConfigurationFile.Answer.Read) answer).catalog().branding();
  }

  private String only(String site) {
    List<String> faults = told(refused(read(site)));
    assertThat(faults).hasSize(1);
    return faults.getFirst();
  }

  @Test
  void whoSaysNothingKeepsThePageAsItComes() {
    assertThat(good("")).isEqualTo(Branding.NONE);
  }

  @Test
  void everythingOfTheLookIsReadFromOneFile() throws IOException {
    Files.createDirectory(folder.resolve("look"));
    Files.writeString(folder.resolve("look/mark.svg"), DRAWING.replace("PLACE", ""));
    Branding branding =
        good(
            """
              logo: look/mark.svg
              logo_alt: {fr: Exemple, en: Example}
              colours: {accent_light: "#0b5c4a", accent_dark: 7fd8c0}
              links:
                - {label: {fr: Aide, en: Help}, url: https://www.exemple.example/aide}
                - {label: Write, url: "mailto:aide@exemple.example"}
                - {label: Call, url: "tel:3900"}
              imprint: {fr: "Exemple SA, 1 rue d'Exemple", en: "Exemple SA"}
              accessibility:
                state: partially-conformant
                audited_on: 2026-05-14
                audited_by: Audit Exemple
                contact: mailto:acces@exemple.example
            """);
    Logo logo = branding.logo();
    assertThat(logo.kind()).isEqualTo(Logo.Kind.SVG);
    assertThat(logo.width()).isEqualTo(120);
    assertThat(logo.height()).isEqualTo(40);
    assertThat(logo.alt().in("en")).isEqualTo("Example");
    assertThat(logo.bytes()).isEqualTo(Files.readAllBytes(folder.resolve("look/mark.svg")));
    assertThat(logo.path()).matches("/logo\\.[0-9a-f]{16}\\.svg");
    assertThat(branding.accent().light().written()).isEqualTo("#0b5c4a");
    assertThat(branding.accent().dark().written()).isEqualTo("#7fd8c0");
    assertThat(branding.links())
        .extracting(link -> link.address().toString())
        .containsExactly(
            "https://www.exemple.example/aide", "mailto:aide@exemple.example", "tel:3900");
    assertThat(branding.imprint().in("fr")).contains("rue d'Exemple");
    assertThat(branding.accessibility().state()).isEqualTo(Conformity.State.PARTLY);
    assertThat(branding.accessibility().on()).isEqualTo(LocalDate.parse("2026-05-14"));
  }

  @Test
  void colourThatCannotBeReadIsToldWithItsContrastAndTheNearestThatCan() {
    assertThat(only("  colours:\n    accent_light: \"#ff6600\"\n"))
        .isEqualTo(
            "tocsin.yaml:6:19: site.colours.accent_light: \"#ff6600\" cannot be read everywhere on"
                + " the page: its contrast is 2.50 to 1 at worst, and 4.5 is the least. The nearest"
                + " that can be read is \"#b74900\".");
    assertThat(good("  colours: {accent_light: \"#b74900\"}\n").accent().light()).isNotNull();
    assertThat(only("  colours:\n    accent_dark: \"#102040\"\n")).contains("accent_dark");
  }

  @Test
  void colourThatYamlTakesForARemarkIsToldAndNotPassedOver() {
    assertThat(only("  colours:\n    accent_light: #0b5c4a\n"))
        .isEqualTo(
            "tocsin.yaml:6:5: site.colours: \"accent_light\" is empty: to YAML, what follows # is a"
                + " remark. Write the colour in quotes, \"#1f4e8c\".");
  }

  @ParameterizedTest
  @CsvSource({
    "'colours: {accent_light: green}', is not a colour",
    "'colours: {accent: \"#000000\"}', 'Known: accent_light, accent_dark'",
    "'links: [{label: A, url: \"javascript:alert(1)\"}]', 'https://, mailto: or tel:'",
    "'links: [{label: A, url: \"http://exemple.example/\"}]', 'https://, mailto: or tel:'",
    "'links: [{label: A, url: \"mailto:a@b.example?bcc=c@d.example\"}]', 'https://, mailto: or tel:'",
    "'links: [{label: A, url: \"https://me:secret@exemple.example/\"}]', 'https://, mailto: or tel:'",
    "'links: [{label: A, url: \"tel:javascript\"}]', 'https://, mailto: or tel:'",
    "'links: [{url: \"tel:3900\"}]', '\"label\" is missing'",
    "'logo: nowhere.svg', there is no such file",
    "'logo: ../logo.svg', must name a file in the folder of this one",
    "'logo: /etc/hostname', must name a file in the folder of this one",
    "'accessibility: {state: fully-conformant}', conformity is declared after an audit",
    "'accessibility: {audited_by: Somebody}', conformity is declared after an audit",
    "'accessibility: {audited_by: A, audited_on: 14/05/2026}', is not a day such as 2026-05-14",
    "'accessibility: {state: conformant}', 'Known: not-conformant'",
  })
  void slipIsToldWithItsLineAndHowToMend(String line, String sentence) {
    assertThat(only("  " + line + "\n")).startsWith("tocsin.yaml:5:").contains(sentence);
  }

  @Test
  void whatALogoSaysNeedsALogo() {
    assertThat(only("  logo_alt: Exemple\n"))
        .isEqualTo("tocsin.yaml:2:3: site: \"logo\" is missing.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">a</p></foreignObject>",
        "<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>",
        "<image href=\"https://other.example/a.png\"/>",
        "<image href=\"data:image/png;base64,AAAA\"/>",
        "<use href=\"https://other.example/a.svg#b\"/>",
        "<use xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"data:image/svg+xml,a#b\"/>",
        "<path onload=\"alert(1)\" d=\"M0 0\"/>",
        "<path OnClick=\"alert(1)\" d=\"M0 0\"/>",
        "<path fill=\"url(https://other.example/a#b)\" d=\"M0 0\"/>",
        "<path style=\"fill:url( 'https://other.example/a#b')\" d=\"M0 0\"/>",
        "<path style=\"fill:u\\72l(//other.example)\" d=\"M0 0\"/>",
        "<style>@import 'https://other.example/a.css';</style>",
        "<style><![CDATA[path{fill:url(//other.example/a)}]]></style>",
        "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        "<set attributeName=\"onload\" to=\"alert(1)\"/>",
        "<g xml:base=\"https://other.example/\"/>",
        "<?xml-stylesheet href=\"https://other.example/a.css\"?>",
        "<iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"/\"/>",
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"/>",
        "&undeclared;",
      })
  void drawingThatActsOrAsksForAnythingIsRefusedAtItsLine(String part) throws IOException {
    Files.writeString(folder.resolve("mark.svg"), DRAWING.replace("PLACE", part));
    List<String> faults = told(refused(read("  logo: mark.svg\n")));
    assertThat(faults).isNotEmpty().allMatch(fault -> fault.startsWith("mark.svg:4:"), part);
  }

  @Test
  void drawingWithADoctypeOrNoSizeOrNoRootIsRefused() throws IOException {
    Path mark = folder.resolve("mark.svg");
    String bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>\n" + DRAWING.replace("PLACE", "&a;");
    Files.writeString(mark, bomb);
    assertThat(told(refused(read("  logo: mark.svg\n"))).getFirst()).startsWith("mark.svg:1:");
    Files.writeString(mark, DRAWING.replace("PLACE", "").replace("viewBox=\"0 0 120 40\"", ""));
    assertThat(only("  logo: mark.svg\n")).contains("does not say how large");
    Files.writeString(mark, "<html><svg/></html>");
    assertThat(told(refused(read("  logo: mark.svg\n"))).getFirst())
        .contains("not well-formed SVG");
    Files.writeString(mark, "GIF89a and more that is nothing of the kind");
    assertThat(only("  logo: mark.svg\n")).contains("neither SVG nor PNG nor WebP");
  }

  @Test
  void drawingOfADrawingProgramIsTaken() throws IOException {
    String remarks =
        "<sodipodi:namedview xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\""
            + " id=\"base\"/><metadata><rdf:RDF"
            + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></metadata>"
            + "<style>.a{fill:url(#a)}</style><text class=\"a\">Exemple</text>";
    Files.writeString(
        folder.resolve("mark.svg"),
        "<?xml version=\"1.0\"?>\n<!-- drawn -->\n" + DRAWING.replace("PLACE", remarks));
    assertThat(good("  logo: mark.svg\n").logo().kind()).isEqualTo(Logo.Kind.SVG);
  }

  @Test
  void pictureIsKnownByItsBytesAndItsSizeIsRead() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(90, 30, BufferedImage.TYPE_INT_ARGB), "png", png);
    Files.write(folder.resolve("mark.svg"), png.toByteArray());
    Logo drawn = good("  logo: mark.svg\n").logo();
    assertThat(drawn.kind()).isEqualTo(Logo.Kind.PNG);
    assertThat(List.of(drawn.width(), drawn.height())).containsExactly(90, 30);
    String lossless = "UklGRh4AAABXRUJQVlA4TBEAAAAvAQAAAAfQ//73v/+BiOh/AAA="; // 2 x 1
    Files.write(folder.resolve("mark.webp"), Base64.getDecoder().decode(lossless));
    Logo webp = good("  logo: mark.webp\n").logo();
    assertThat(webp.kind()).isEqualTo(Logo.Kind.WEBP);
    assertThat(List.of(webp.width(), webp.height())).containsExactly(2, 1);
  }

  @Test
  void logoThatVisitorsWouldWaitForIsRefused() throws IOException {
    Files.write(folder.resolve("mark.png"), new byte[Logo.MAX_BYTES + 1]);
    assertThat(only("  logo: mark.png\n")).contains("larger than 64 kB");
  }

  @Test
  void imprintWithoutALanguageOfTheSiteIsAWarning() {
    ConfigurationFile.Answer answer = read("  imprint: {fr: Exemple SA}\n");
    assertThat(told(((ConfigurationFile.Answer.Read) answer).warnings()))
        .singleElement()
        .asString()
        .contains("site.imprint: there is no text in the language \"en\"");
  }
}
