package io.tocsin.catalog.yaml;

import static io.tocsin.catalog.yaml.Example.LEAST;
import static io.tocsin.catalog.yaml.Example.refused;
import static io.tocsin.catalog.yaml.Example.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.catalog.Symptom;
import io.tocsin.catalog.yaml.MachineSettings.DatabaseSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

  @Test
  void everyFaultOfAFileIsToldAtOnceAtItsPlace() {
    assertThat(
            told(
                refused(
                    """
                    site:
                      name: Etat
                      mode: operater
                      zone: Europe/Pariss
                      colour: red
                    services:
                      - id: mail
                        name: {fr: Messagerie, de: Post}
                        kind: mail
                        operator: Neuf
                        components:
                          - {id: receive, name: Receive, symptoms: [no-recieve]}
                          - {id: receive, name: Again}
                    probes:
                      - id: page
                        kind: http
                        component: recieve
                        cohorts: ["domain:neuf.example"]
                        url: ftp://neuf.example/
                        interval: 10s
                        timeout: 30s
                      - id: page
                        kind: smtp
                        component: receive
                    """)))
        .containsExactly(
            "tocsin.yaml:3:9: site.mode: \"operater\" is not one of the words allowed here."
                + " Did you mean \"operator\"? Known: operator, observer.",
            "tocsin.yaml:4:9: site.zone: \"Europe/Pariss\" is not a time zone such as"
                + " Europe/Paris. Did you mean \"Europe/Paris\"?",
            "tocsin.yaml:5:3: site: \"colour\" is not a key that is known here."
                + " Did you mean \"colours\"? Known: languages, name, mode, zone, logo, logo_alt,"
                + " colours, links, imprint, accessibility.",
            "tocsin.yaml:8:28: services[0].name: \"de\" is not a key that is known here."
                + " Known: fr, en.",
            "tocsin.yaml:12:49: services[0].components[0].symptoms[0]: \"no-recieve\" is not a"
                + " symptom of this kind of service. Did you mean \"no-receive\"? Known:"
                + " no-receive, no-arrive, no-sign-in, attachments-fail, sender-refused,"
                + " mail-missing, very-late, no-sync, webmail-closed, other.",
            "tocsin.yaml:13:14: services[0].components[1].id: \"receive\" stands here twice,"
                + " first on line 12.",
            "tocsin.yaml:17:16: probes[0].component: \"recieve\" is not a component."
                + " Did you mean \"receive\"? Known: receive.",
            "tocsin.yaml:18:15: probes[0].cohorts[0]: \"domain:neuf.example\" is not a declared"
                + " cohort.",
            "tocsin.yaml:19:10: probes[0].url: \"ftp://neuf.example/\" is not an address that"
                + " starts with https:// or http://, without user name and password.",
            "tocsin.yaml:21:14: probes[0].timeout: \"30s\" is longer than the interval of 10s:"
                + " the next try would start before this one ends.",
            "tocsin.yaml:22:5: probes[1]: \"helo\" is missing.",
            "tocsin.yaml:22:5: probes[1]: \"mail_from\" is missing.",
            "tocsin.yaml:22:5: probes[1]: \"rcpt_to\" is missing.",
            "tocsin.yaml:22:5: probes[1]: exactly one of these keys must stand here."
                + " Known: host, domain.",
            "tocsin.yaml:22:9: probes[1].id: \"page\" stands here twice, first on line 15.");
  }

  @Test
  void faultIsToldInFrenchToo() {
    Fault fault = refused(LEAST.replace("operator\n", "operater\n")).getFirst();
    assertThat(FaultWording.in("fr").tell(fault))
        .isEqualTo(
            "tocsin.yaml:3:9: site.mode: « operater » n'est pas un des mots permis ici."
                + " Vouliez-vous dire « operator » ? Connus : operator, observer.");
    assertThat(FaultWording.in("de").tell(fault)).isEqualTo(FaultWording.in("en").tell(fault));
  }

  @Test
  void everyRuleHasItsSentenceInBothLanguages() {
    for (FaultRule rule : FaultRule.values()) {
      Fault fault = new Fault("f", 1, 1, "", "v", rule, List.of("1", "2"), Hint.NONE);
      String english = FaultWording.in("en").tell(fault);
      String french = FaultWording.in("fr").tell(fault);
      assertThat(english).endsWith(".").isNotEqualTo(french);
      assertThat(french).endsWith(".");
    }
  }

  @Test
  void leastFileOffersEverySymptomAndStandsOnDefaults() {
    ConfigurationFile.Answer.Read read = Example.good(LEAST);
    Catalog catalog = read.catalog();
    assertThat(catalog.component("send").orElseThrow().symptoms())
        .hasSize(10)
        .endsWith(Symptom.OTHER);
    assertThat(catalog.component("send").orElseThrow().name().in("fr")).isEqualTo("Send");
    assertThat(read.warnings()).isEmpty();
    assertThat(read.settings().server().adminPort()).isEqualTo(8081);
  }

  @Test
  void missingLanguageIsAWarningAndTheFileIsGood() {
    ConfigurationFile.Answer.Read read =
        Example.good(LEAST.replace("name: Etat", "name: {fr: État}"));
    assertThat(told(read.warnings()))
        .containsExactly(
            "tocsin.yaml:2:9: warning: site.name: there is no text in the language \"en\", which"
                + " the site declares; people will read another one.");
    assertThat(read.catalog().siteName().in("en")).isEqualTo("État");
  }

  @ParameterizedTest
  @CsvSource({
    "password: hunter2, 16:3, mail",
    "'apiKey: hunter2', 16:3, mail",
    "'Password: hunter2', 16:3, mail",
  })
  void passwordInTheFileIsAFaultThatNeverRepeatsIt(String line, String place, String path) {
    String text = LEAST + "mail:\n  host: smtp.example\n  from: a@b.fr\n  " + line + "\n";
    assertThat(told(refused(text)))
        .singleElement()
        .asString()
        .startsWith("tocsin.yaml:" + place + ": " + path + ": a password never stands")
        .contains("password_file")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://tocsin:hunter2@db/tocsin",
        "jdbc:postgresql://db/tocsin?user=x&password=hunter2",
        "postgres//tocsin:hunter2@db"
      })
  void passwordInADatabaseUrlIsNeverRepeated(String url) {
    assertThat(told(refused(LEAST + "database: {url: \"" + url + "\"}\n")))
        .singleElement()
        .asString()
        .startsWith("tocsin.yaml:13:17: database.url: ")
        .doesNotContain("hunter2");
  }

  @Test
  void postgresqlIsReachedByUrlUserAndPasswordFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("secret"), "hunter2\n");
    Path file = folder.resolve("tocsin.yaml");
    Files.writeString(
        file,
        LEAST
            + """
            database:
              url: postgresql://db.example:5432/tocsin
              user: tocsin
              password_file: secret
            """);
    ConfigurationFile.Answer.Read read =
        (ConfigurationFile.Answer.Read) ConfigurationFile.read(file);
    assertThat(read.settings().database())
        .isEqualTo(
            new DatabaseSettings.Postgres(
                "jdbc:postgresql://db.example:5432/tocsin", "tocsin", folder.resolve("secret")));
    Files.delete(folder.resolve("secret"));
    assertThat(told(refused(ConfigurationFile.read(file))))
        .containsExactly(
            "tocsin.yaml:16:18: database.password_file: \"secret\" cannot be read: there is no"
                + " such file.");
  }

  @Test
  void areasComeFromTheOwnersTableAndItsFaultsKeepTheirOwnLines(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("tocsin.yaml");
    Files.writeString(file, LEAST + "areas:\n  file: my-areas.csv\n");
    Path table = folder.resolve("my-areas.csv");
    Files.writeString(table, "code;name;region;population\nGE;Genève;Romandie;500000\n");
    Catalog catalog = ((ConfigurationFile.Answer.Read) ConfigurationFile.read(file)).catalog();
    assertThat(catalog.areas().all()).extracting(Area::code).containsExactly("GE");

    Files.writeString(table, "code;name;region;population\nGE;;Romandie;many\n");
    assertThat(told(refused(ConfigurationFile.read(file))))
        .containsExactly(
            "my-areas.csv:2:4: an area needs a name of 1 to 120 characters, not \"\".",
            "my-areas.csv:2:14: \"many\" is not a population: a whole number, or nothing.");
  }

  @Test
  void absentFileIsRefusedInWords(@TempDir Path folder) {
    assertThat(told(refused(ConfigurationFile.read(folder.resolve("tocsin.yaml")))))
        .containsExactly("tocsin.yaml:1:1: the file cannot be read: there is no such file.");
    assertThat(refused(ConfigurationFile.read(folder)).getFirst().rule())
        .isEqualTo(FaultRule.UNREADABLE);
  }

  @Test
  void syntaxErrorIsToldTogetherWithWhatStandsBeforeIt() {
    assertThat(refused(LEAST.replace("operator\n", "operater\n") + "probes: [\n  {id: x\n"))
        .extracting(Fault::rule)
        .containsExactly(FaultRule.NOT_ONE_OF, FaultRule.SYNTAX);
  }

  @Test
  void keyGivenTwiceIsAFaultAtItsSecondPlace() {
    assertThat(told(refused(LEAST.replace("  mode:", "  name: Other\n  mode:"))))
        .containsExactly("tocsin.yaml:3:3: site: \"name\" stands here twice, first on line 2.");
  }

  @Test
  void bombsAndTagsAndSecondDocumentsAreRefused() {
    String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
    assertThat(refused(LEAST + bomb)).extracting(Fault::rule).contains(FaultRule.ANCHOR);
    assertThat(refused("!!java.net.URL [x]")).extracting(Fault::rule).contains(FaultRule.TAG);
    assertThat(refused(LEAST + "---\na: b\n"))
        .extracting(Fault::rule)
        .containsExactly(FaultRule.MANY_DOCUMENTS);
    assertThat(refused("[".repeat(500_000))).extracting(Fault::rule).contains(FaultRule.TOO_DEEP);
    assertThat(refused("a: [" + "x,".repeat(200_000) + "]"))
        .extracting(Fault::rule)
        .contains(FaultRule.TOO_MANY_VALUES);
    assertThat(refused("#".repeat(1 << 21)))
        .extracting(Fault::rule)
        .containsExactly(FaultRule.TOO_LARGE);
  }

  @Test
  void charactersNobodySeesAreToldWhereTheyHide() {
    assertThat(told(refused(LEAST.replace("Etat", "Et\u202eat\u0007"))))
        .containsExactly(
            "tocsin.yaml:2:11: the character U+202E cannot be seen and is not allowed. Delete it.",
            "tocsin.yaml:2:14: the character U+0007 cannot be seen and is not allowed. Delete"
                + " it.");
    assertThat(refused(LEAST.replace("Etat", "\"Et\\u202eat\"")))
        .extracting(Fault::rule)
        .containsExactly(FaultRule.FORBIDDEN_CHARACTER);
    byte[] latin1 = LEAST.replace("Etat", "État").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(told(refused(Example.read(latin1))))
        .containsExactly("tocsin.yaml:2:9: this is not UTF-8 text. Save the file as UTF-8.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "just text", "[1, 2]", "~", "\ufeff"})
  void fileThatIsNoMappingIsRefused(String text) {
    assertThat(refused(text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "90s, 90000",
    "5m, 300000",
    "PT90S, 90000",
  })
  void lengthsOfTimeAreWrittenShortOrByTheStandard(String text, long millis) {
    String timeout = "    interval: 10m\n    timeout: 5s\n";
    String probe =
        "probes:\n  - id: p\n    kind: http\n    component: send\n    url: https://a.example/\n";
    if (millis >= 1000) {
      HttpProbeSpec spec =
          (HttpProbeSpec)
              Example.good(LEAST + probe + timeout.replace("10m", text))
                  .catalog()
                  .probe("p")
                  .orElseThrow();
      assertThat(spec.interval()).isEqualTo(Duration.ofMillis(millis));
    } else {
      assertThat(refused(LEAST + probe + timeout.replace("10m", text)))
          .extracting(Fault::rule)
          .contains(FaultRule.OUT_OF_RANGE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'server: {port: 80.5}', NOT_A_NUMBER",
    "'server: {port: 70000}', OUT_OF_RANGE",
    "'server: {base_url: \"https://a.example/status\"}', NOT_A_BASE_ADDRESS",
    "'server: {trusted_proxies: [10.0.0.0/33]}', NOT_A_NETWORK",
    "'server: {trusted_proxies: [localhost]}', NOT_A_NETWORK",
    "'server: {trusted_proxies: 10.0.0.0/8}', WRONG_TYPE",
    "'server: {io_uring: perhaps}', NOT_ONE_OF",
    "'server: [1]', WRONG_TYPE",
    "'servers: {}', UNKNOWN_KEY",
    "'mail: {host: smtp.example}', MISSING_KEY",
    "'mail: {host: smtp.example, from: nobody}', NOT_A_MAIL_ADDRESS",
    "'mail: {host: smtp.example, from: a@b.fr, starttls: \"true\"}', NOT_ONE_OF",
    "'witnesses: [{id: w, target: somewhere}]', NOT_A_TARGET",
    "'witnesses: [{id: W!, target: \"a.example:53\"}]', NOT_AN_ID",
    "'cohorts: [{id: domain, name: Domain, values: []}]', TOO_FEW",
    "'cohorts: [{id: domain, name: Domain, values: [a.fr, a.fr]}]', DUPLICATE_ID",
    "'contacts: {url: \"javascript:alert(1)\"}', NOT_A_WEB_ADDRESS",
    "'data: {folder: [a]}', WRONG_TYPE",
    "'oidc: {name: ID, client_id: t}', MISSING_KEY",
    "'oidc: {name: ID, client_id: t, issuer: \"http://id.example\"}', NOT_AN_ISSUER",
    "'oidc: {name: ID, client_id: t, issuer: \"http://id.example\", plain_loopback: true}', NOT_AN_ISSUER",
    "'oidc: {name: ID, client_id: t, issuer: \"https://id.example/?a\"}', NOT_AN_ISSUER",
    "'oidc: {name: ID, client_id: t, issuer: \"https://u@id.example\"}', NOT_A_WEB_ADDRESS",
    "'oidc: {name: ID, client_id: t, issuer: \"https://id.example\", client_secret: s}', SECRET_INLINE",
    "'oidc: {name: ID, client_id: t, issuer: \"https://id.example\", client_secret_file: none}', FILE_UNREADABLE",
    "'oidc: {name: ID, client_id: t, issuer: \"https://id.example\", scopes: [a b]}', NOT_A_SCOPE",
    "'oidc: {name: ID, client_id: t, issuer: \"https://id.example\", hosts: [\"https://a\"]}', NOT_A_HOST",
    "'oidc: {name: ID, client_id: t, issuer: \"https://id.example\", roles: {claim: g}}', MISSING_KEY",
    "'oidc: {name: ID, client_id: t, issuer: \"https://id.example\", roles: {claim: g, map: {a: king}}}', NOT_ONE_OF",
    "'contacts: {phone: \"1\\n2\"}', LINE_BREAK",
    "'contacts: {phone: \"\"}', BLANK",
  })
  void oneSlipIsOneFault(String line, FaultRule rule) {
    assertThat(refused(LEAST + line + "\n")).extracting(Fault::rule).containsExactly(rule);
  }
}
