package io.tocsin.site;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.CohortValue;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.web.Form;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormPagesTest {

  static final Catalog CATALOG =
      new Catalog(
          frenchAndEnglish("État d’Exemple Mail", "Exemple Mail status"),
          Mode.OPERATOR,
          List.of("fr", "en"),
          ZoneId.of("Europe/Paris"),
          List.of(
              service(
                  "mail",
                  frenchAndEnglish("Messagerie", "E-mail"),
                  ServiceKind.MAIL,
                  Map.of("receive", Samples.RECEIVE, "send", Samples.SEND)),
              service(
                  "web",
                  frenchAndEnglish("Espace client", "Customer area"),
                  ServiceKind.WEB,
                  Map.of("site", frenchAndEnglish("Le site", "The site")))),
          List.of(
              new CohortDimension(
                  "domain",
                  frenchAndEnglish("votre adresse", "your address"),
                  List.of(
                      new CohortValue(
                          "neuf.example", frenchAndEnglish("@neuf.example", "@neuf.example"))))),
          Areas.none(),
          List.of(),
          List.of(),
          Contacts.NONE);

  private final FormPages pages = pages();

  static FormPages pages() {
    return new FormPages(
        CATALOG, new Assets(), Problems.load(List.of("fr", "en")), () -> Samples.NOW, null);
  }

  private static Service service(
      String id, LocalizedText name, ServiceKind kind, Map<String, LocalizedText> components) {
    return new Service(
        id,
        name,
        kind,
        "Exemple Mail",
        components.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> Component.of(one.getKey(), id, one.getValue(), kind))
            .toList(),
        List.of(),
        List.of());
  }

  private static Document parse(Reply reply) {
    return Jsoup.parse(new String(reply.body(), StandardCharsets.UTF_8));
  }

  private static Form form(String text) {
    return Form.parse(text);
  }

  @Test
  void reportTakesTwoTapsWhenTheComponentIsKnown() {
    Document page =
        parse(pages.report("fr", form("component=receive"), Map.of("form", "t.k.n"), List.of()));
    assertThat(page.select("input[name=component][checked]").val()).isEqualTo("receive");
    assertThat(page.select("input[name=symptom]").first().val()).isEqualTo("works");
    assertThat(page.select("input[name=symptom]").last().val()).isEqualTo("other");
    assertThat(page.select("input[name=form]").val()).isEqualTo("t.k.n");
    assertThat(page.select("form[method=post] button[type=submit]")).isNotEmpty();
    assertThat(page.select("details[open]")).isEmpty();
  }

  @Test
  void formOfAnotherServiceIsOneLinkAway() {
    Document page = parse(pages.report("en", form("service=web"), Map.of(), List.of()));
    assertThat(page.select("input[name=component]").eachAttr("value")).containsExactly("site");
    assertThat(page.select("a[href=/en/report?service=mail]")).hasSize(1);
  }

  @Test
  void faultyFormKeepsWhatWasTypedAndNamesEveryFaultFirst() {
    Reply reply =
        pages.report(
            "fr",
            form(
                "component=send&symptom=no-arrive&postcode=99999&text=%3Cb%3E&since=2026-03-03T08"
                    + "%3A00%3A00Z&cohorts=domain%3Aneuf.example"),
            Map.of(),
            List.of(
                Fault.of("postcode", Rule.NOT_A_POSTCODE), Fault.of("since", Rule.IN_THE_FUTURE)));
    Document page = parse(reply);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(page.select(".faults a").eachAttr("href"))
        .containsExactly("#f-postcode", "#f-since");
    assertThat(page.select("#f-postcode").val()).isEqualTo("99999");
    assertThat(page.select("#f-postcode").attr("aria-describedby")).isEqualTo("e-postcode");
    assertThat(page.select("#f-postcode").attr("aria-invalid")).isEqualTo("true");
    assertThat(page.select("textarea").text()).isEqualTo("<b>");
    assertThat(page.select("input[name=symptom][checked]").val()).isEqualTo("no-arrive");
    assertThat(page.select("select[name=since] option[selected]").val())
        .isEqualTo("2026-03-03T08:00:00Z");
    assertThat(page.select("select[name=cohorts] option[selected]").val())
        .isEqualTo("domain:neuf.example");
    assertThat(page.title()).startsWith("À corriger");
  }

  @Test
  void faultOfAFieldThatIsNotOnThePageIsStillTold() {
    Document page =
        parse(pages.report("en", Form.EMPTY, Map.of(), List.of(Fault.of("", Rule.NOT_UTF8))));
    assertThat(page.select(".faults li")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(FollowUp.State.class)
  void reporterMaySayEveryStateLater(FollowUp.State state) {
    Document page = parse(pages.followUp("fr", "receive", "/t/abc"));
    assertThat(page.select("form[action=/t/abc] button[name=state]").eachAttr("value"))
        .contains(state.name());
    assertThat(parse(pages.followed("fr", state, "/t/abc")).select("h1").text()).isNotEmpty();
  }

  @Test
  void thanksGiveThePrivateLink() {
    Document page = parse(pages.reported("en", "receive", "https://x.example/t/abc"));
    assertThat(page.select(".private a").attr("href")).isEqualTo("https://x.example/t/abc");
  }

  @ParameterizedTest
  @EnumSource(IntakeAnswer.BusyReason.class)
  void busySiteSaysWhenToTryAgain(IntakeAnswer.BusyReason reason) {
    Reply reply = pages.later("fr", new IntakeAnswer.Busy(reason, Duration.ofSeconds(90)));
    assertThat(reply.status()).isIn(429, 503);
    assertThat(reply.headers())
        .anyMatch(header -> header.name().equals("Retry-After") && header.value().equals("90"));
  }

  @Test
  void subscriberChoosesComponentsAndLanguage() {
    Document page = parse(pages.subscribe("en", form("components=send"), Map.of(), List.of()));
    assertThat(page.select("input[name=components]")).hasSize(3);
    assertThat(page.select("input[name=components][checked]").val()).isEqualTo("send");
    assertThat(page.select("input[name=language][checked]").val()).isEqualTo("en");
    Document manage =
        parse(pages.manage("fr", "/s/k", "c…@x.example", Set.of("site"), true, List.of()));
    assertThat(manage.select("input[name=components][checked]").val()).isEqualTo("site");
    assertThat(manage.select("input[name=email]")).isEmpty();
    assertThat(manage.select("a[href=/s/k/stop]")).hasSize(1);
  }

  @Test
  void answersForOnePersonAreNeverCached() {
    for (Reply reply :
        List.of(
            pages.report("fr", Form.EMPTY, Map.of(), List.of()),
            pages.confirm("fr", "/s/k"),
            pages.confirmed("fr", "/s/k"),
            pages.stop("fr", "/s/k"),
            pages.stopped("fr"),
            pages.noSuchLink("fr"),
            pages.noSuchReport("en"),
            pages.subscriptionAsked("en"))) {
      assertThat(reply.headers())
          .anyMatch(header ->
              header.name().equals("Cache-Control") && header.value().contains("no-store"))
          .anyMatch(header -> header.name().equals("Content-Security-Policy"));
      assertThat(parse(reply).select("h1")).hasSize(1);
    }
  }
}
