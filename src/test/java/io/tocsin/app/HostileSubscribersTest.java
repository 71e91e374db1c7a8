package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.HouseRules;
import io.tocsin.site.Looks;
import io.tocsin.site.Poisoned;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Fifteen hundred hostile texts at the form for those who want to hear, behind its private links,
 * and as every name that the owner of the site gave: what is refused stands in the form as text, a
 * name stands on the page as text, and what a link carries stands nowhere.
 */
class HostileSubscribersTest extends HostileDoor {

  private static final String FORM = "/fr/subscribe";
  private static final Duration TURN = Duration.ofMinutes(1);

  HostileSubscribersTest() {
    super("operator");
  }

  /** Asks in the browser and returns the link that the mail brings. */
  private String asked(String address) {
    reader.open(FORM);
    assertThat(reader.send(FORM, Map.of("email", address))).contains("Regardez");
    return house.mail.confirmation();
  }

  /** Confirms in the browser and returns the link by which everything can be changed. */
  private String confirmed(String address) {
    String link = asked(address);
    reader.open(link);
    reader.send(link, Map.of());
    String manage = reader.page.locator("main a[href^='/s/']").getAttribute("href");
    assertThat(reader.open(manage)).contains("…@exemple-mail.example");
    return manage;
  }

  @Test
  void whatIsWrongWithAnAskStandsInTheFormAsText() {
    Map<String, Set<String>> held =
        reader.refused(FORM, List.of("email"), List.of("components", "language"));
    assertThat(held.get("email")).hasSameSizeAs(reader.typed());
  }

  @Test
  void addressThatFillsInTheFormFillsInText() {
    reader.fillsIn(FORM, "email", "components", "language");
    assertThat(reader.found).isEmpty();
    assertThat(reader.unseen()).as("but for one that no address has room for").hasSize(1);
  }

  /** As odd as an address may be that mail is written to. */
  @Test
  void oddAddressIsTextBehindItsPrivateLinks() {
    for (String address :
        List.of("'onfocus='hit", "&lt", "`${hit}`", "/./", "{{hit}}", "$unsafe{hit}")) {
      String manage = confirmed(address + "@" + GuestHouse.DOMAIN);
      assertThat(reader.page.locator("main").innerHTML()).contains("…@").doesNotContain("hit");
      reader.open(manage + "/stop");
      assertThat(reader.send(manage + "/stop", Map.of())).contains("C’est arrêté");
      house.pass(TURN);
    }
    assertThat(reader.found).isEmpty();
  }

  @Test
  void whatIsSentToAPrivateLinkIsRefusedAndStandsNowhere() {
    String manage = confirmed("anne@" + GuestHouse.DOMAIN);
    reader.open(manage);
    for (List<String> texts : HostileReader.packed(reader.typed(), 6_000)) {
      String together = String.join(" ", texts);
      boolean fits = HostileReader.encoded(together).length() <= 6_000;
      Map<String, String> fields =
          Map.of("components", together, "language", fits ? together : "x");
      assertThat(HostileReader.tells(reader.send(manage, fields))).isFalse();
      assertThat(reader.page.locator(".fault").count()).isEqualTo(2);
      assertThat(HostileReader.tells(reader.page.content())).isFalse();
    }
    reader.open(manage);
    assertThat(reader.page.locator("input[name=components]:checked").count()).isZero();
    assertThat(reader.page.locator("input[name=language]:checked").getAttribute("value"))
        .isEqualTo("fr");
    reader.refusesWhatNoFormMayHold(manage, manage, "language");
    assertThat(reader.found).isEmpty();
  }

  @Test
  void linkThatIsNoneOfOursOpensNothingAndTellsNothing() {
    Map<Integer, Integer> answered = new TreeMap<>();
    List<String> pathlike = reader.all.stream().filter(text -> !text.contains("/")).toList();
    List<String> others = reader.all.stream().filter(text -> text.contains("/")).toList();
    assertThat(pathlike).hasSizeGreaterThan(200);
    for (List<String> some : List.of(pathlike, others)) {
      for (List<String> texts : HostileReader.packed(some, 1_900)) {
        String words = HostileReader.encoded(String.join(" ", texts));
        if (words.length() <= 1_900) {
          Response response = reader.page.navigate(house.at("/s/" + words).toString());
          answered.merge(response.status(), 1, Integer::sum);
          assertThat(HostileReader.tells(reader.look())).isFalse();
          assertThat(HostileReader.tells(reader.page.content())).isFalse();
        }
      }
    }
    assertThat(answered).containsOnlyKeys(400, 404);
    assertThat(reader.found).isEmpty();
  }

  /** The owner of a site is no stranger, but names are copied from elsewhere. */
  private static Catalog named(Catalog plain, Poisoned by) {
    HouseRules rules =
        new HouseRules(
            plain.team(),
            plain.playbooks(),
            plain.fourEyes(),
            plain.legal(),
            plain.watching(),
            by.of(Looks.saying(Looks.orange(), plain.siteName())));
    return new Catalog(
        by.of(plain.siteName()),
        plain.mode(),
        plain.languages(),
        plain.zone(),
        by.of(plain.services()),
        by.of(plain.cohorts()),
        plain.areas(),
        plain.probes(),
        plain.witnesses(),
        by.of(plain.contacts()),
        rules);
  }

  @Test
  void nameThatTheOwnerGaveIsTextOnEveryPageOfASubscriber() {
    String pending = asked("bob@" + GuestHouse.DOMAIN);
    house.pass(TURN);
    String manage = confirmed("anne@" + GuestHouse.DOMAIN);
    Catalog plain = house.catalog();
    List<String> pages =
        List.of(
            FORM,
            "/en/subscribe",
            pending,
            manage,
            manage + "/stop",
            "/s/none",
            "/fr/report",
            "/fr/am-i-affected?service=mail");
    Map<String, Set<String>> told = new HashMap<>();
    for (List<String> texts : HostileReader.together(reader.all, 12_000)) {
      String together = String.join(" ", texts);
      Poisoned poisoned = new Poisoned(() -> together, () -> together);
      house.rename(named(plain, poisoned));
      assertThat(poisoned.places())
          .contains("Service.name", "Component.name", "Logo.alt", "OwnLink.label");
      for (String page : pages) {
        Set<String> whole = reader.whole(reader.open(page));
        told.computeIfAbsent(page, any -> new TreeSet<>()).addAll(whole);
      }
    }
    assertThat(told)
        .allSatisfy((page, texts) -> assertThat(texts).as(page).hasSameSizeAs(reader.all));
    assertThat(reader.found).isEmpty();
  }
}
