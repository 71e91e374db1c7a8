package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Region;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Assertion.CauseKind;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Measure;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Rumour;
import io.tocsin.web.Form;
import io.tocsin.web.Problems;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FactFormTest {

  private static final Instant NOW = Instant.parse("2026-03-03T09:05:00Z");
  private static final Areas AREAS =
      new Areas(
          List.of(area("67", "Bas-Rhin"), area("68", "Haut-Rhin"), area("75", "Paris")),
          List.of(new Region("GE", LocalizedText.frenchAndEnglish("Alsace", "Alsace"))));
  private static final Catalog CATALOG = catalog();

  private static Area area(String code, String name) {
    String region = code.startsWith("6") ? "GE" : null;
    return new Area(code, LocalizedText.frenchAndEnglish(name, name), region, 1000);
  }

  private static Catalog catalog() {
    Catalog house = NewsroomHouse.catalog(Mode.OPERATOR);
    return new Catalog(
        house.siteName(),
        house.mode(),
        house.languages(),
        house.zone(),
        house.services(),
        house.cohorts(),
        AREAS,
        List.of(),
        List.of(),
        house.contacts());
  }

  private static Words words(String language) {
    return new Words(
        Phrasebook.load(Reception.BUNDLES, Reception.LANGUAGES).in(language),
        Problems.load(Reception.LANGUAGES),
        CATALOG.zone(),
        NOW);
  }

  private static FactForm read(Map<String, List<String>> values) {
    return new FactForm(new Form(values), CATALOG, "mail", NOW);
  }

  private static FactForm read(String... pairs) {
    Map<String, List<String>> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], List.of(pairs[i + 1]));
    }
    return read(values);
  }

  @Test
  void whatIsWrittenIntoTheFormIsReadOutOfIt() {
    long seed = 20260303;
    for (int round = 0; round < 500; round++) {
      FactSheet sheet = new Any(new Random(seed + round)).sheet();
      for (String language : Reception.LANGUAGES) {
        FactForm form = read(FactValues.of(sheet, CATALOG, words(language)));
        assertThat(form.sheet()).as("seed " + (seed + round)).isEqualTo(sheet);
        assertThat(form.faults()).as("seed " + (seed + round)).isEmpty();
      }
    }
  }

  @Test
  void untouchedFormSaysNothing() {
    FactForm form =
        read(
            "cause", "UNKNOWN",
            "compensation", "UNSAID",
            "reach[0].component", "",
            "reach[0].state", "OUT",
            "affected[0].unit", "CUSTOMERS",
            "affected[0].extent", "NOW",
            "fates[0].day", "2026-03-03",
            "fates[0].of.receive", "",
            "rumours[0].standing", "NOT_KNOWN");
    assertThat(form.sheet()).isEqualTo(FactSheet.BLANK);
    assertThat(form.faults()).isEmpty();
  }

  @Test
  void everythingWrongIsToldAtItsField() {
    FactForm form =
        read(
            "affected[0].low", "beaucoup",
            "affected[1].low", "20",
            "affected[1].high", "10",
            "reach[0].component", "somebody-elses",
            "reach[1].component", "send",
            "reach[1].areas", "Paris, Atlantide",
            "fates[0].day", "hier",
            "fates[0].of.receive", "LOST",
            "cause.text.fr", "un disque",
            "measures[0].done", "2026-03-03T08:00");
    form.sheet();
    assertThat(form.faults())
        .extracting(fault -> fault.field() + " " + fault.rule())
        .contains(
            "affected[0].low " + Rule.NOT_A_NUMBER,
            "affected[1].high " + Rule.NOT_A_RANGE,
            "reach[0].component " + Rule.NOT_A_COMPONENT,
            "reach[1].areas " + Rule.NOT_AN_AREA,
            "fates[0].day " + Rule.NOT_A_DAY,
            "cause " + Rule.MISSING,
            "measures[0].text.fr " + Rule.MISSING);
  }

  @Test
  void numbersAreReadAsPeopleWriteThem() {
    for (String written : List.of("12000", "12 000", "12\u202f000", "12,000", "12.000")) {
      FactForm form = read("affected[0].low", written);
      assertThat(form.sheet().affected().getFirst().low()).as(written).isEqualTo(12_000);
    }
    FactForm share = read("affected[0].low", "2,5", "affected[0].unit", "PERCENT_OF_CUSTOMERS");
    assertThat(share.sheet().affected().getFirst().low()).isEqualTo(2.5);
  }

  @Test
  void regionStandsForItsAreasAndBack() {
    FactForm form = read("reach[0].component", "send", "reach[0].areas", "alsace; PARIS");
    assertThat(form.sheet().reach().getFirst().areas()).containsExactlyInAnyOrder("67", "68", "75");
    assertThat(new AreaNames(AREAS).written(Set.of("67", "68", "75"), "fr"))
        .isEqualTo("Alsace, Paris");
  }

  @Test
  void tonightIsTheEveningThatIsStillToCome() {
    assertThat(Tonight.after(NOW, CATALOG.zone())).isEqualTo(Instant.parse("2026-03-03T19:00:00Z"));
    assertThat(Tonight.after(Instant.parse("2026-03-03T18:45:00Z"), CATALOG.zone()))
        .isEqualTo(Instant.parse("2026-03-04T19:00:00Z"));
  }

  /** Fact sheets of every shape. */
  private record Any(Random random) {

    FactSheet sheet() {
      return new FactSheet(
          maybe(this::text),
          some(this::text),
          some(this::text),
          cause(),
          some(() -> new Rumour(text(), one(Rumour.Standing.values()), text())),
          some(this::reach),
          some(this::figure),
          fates(),
          some(this::text),
          maybe(this::text),
          eta(),
          maybe(this::instant),
          some(() -> new Measure(text(), maybe(this::instant))),
          some(() -> new Prevention(text(), maybe(this::day))),
          some(this::text),
          maybe(this::text),
          compensation());
    }

    <T> T one(T[] values) {
      return values[random.nextInt(values.length)];
    }

    <T> T maybe(Supplier<T> value) {
      return random.nextBoolean() ? value.get() : null;
    }

    <T> List<T> some(Supplier<T> value) {
      List<T> all = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        all.add(value.get());
      }
      return all;
    }

    LocalizedText text() {
      String said = "mot " + random.nextInt(1000);
      return random.nextBoolean()
          ? LocalizedText.of("fr", said)
          : LocalizedText.frenchAndEnglish(said, "word " + random.nextInt(1000));
    }

    Instant instant() {
      return NOW.plus(Duration.ofMinutes(random.nextInt(100_000)));
    }

    LocalDate day() {
      return LocalDate.of(2026, 3, 1).plusDays(random.nextInt(100));
    }

    Cause cause() {
      return switch (random.nextInt(3)) {
        case 0 -> new Cause.Unknown();
        case 1 -> new Cause.Suspected(text(), one(CauseKind.values()));
        default -> new Cause.Confirmed(text(), one(CauseKind.values()));
      };
    }

    Reach reach() {
      return new Reach(
          one(new String[] {"receive", "send", "webmail"}),
          one(ComponentState.values()),
          random.nextBoolean() ? Set.of() : Set.of(NewsroomHouse.NEUF),
          List.of(Set.<String>of(), Set.of("67"), Set.of("67", "68", "75")).get(random.nextInt(3)));
    }

    Figure figure() {
      Figure.Unit unit = one(Figure.Unit.values());
      double low = random.nextInt(50);
      return new Figure(
          low,
          random.nextBoolean() ? null : low + random.nextInt(50),
          unit,
          one(Figure.Extent.values()),
          maybe(this::text),
          maybe(this::text));
    }

    List<DataFate> fates() {
      List<DataFate> fates = new ArrayList<>();
      for (int day = 1; day <= random.nextInt(4); day++) {
        for (String component : List.of("receive", "send")) {
          fates.add(
              new DataFate(LocalDate.of(2026, 3, day), component, one(DataFate.Fate.values())));
        }
      }
      return fates;
    }

    Eta eta() {
      return switch (random.nextInt(3)) {
        case 0 -> null;
        case 1 -> new Eta.NoneYet();
        default -> new Eta.At(instant());
      };
    }

    Compensation compensation() {
      return switch (random.nextInt(3)) {
        case 0 -> new Compensation.Unsaid();
        case 1 -> new Compensation.NotDecided(maybe(this::instant));
        default -> new Compensation.Decided(text(), text());
      };
    }
  }
}
