package io.tocsin.publication.mouths;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import io.tocsin.publication.facts.DataFate;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Measure;
import io.tocsin.publication.facts.Prevention;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.facts.Rumour;
import io.tocsin.publication.facts.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws sheets and briefings in which anything may be known or not. */
final class RandomSheets {

  private static final List<String> OPERATORS =
      List.of("Exemple Mail", "Électricité de l'Ouest", "Ville de Châlons", "Ωmega");

  private final Random random;

  RandomSheets(long seed) {
    this.random = new Random(seed);
  }

  Briefing briefing() {
    Mode mode = one(Mode.values());
    Briefing known = Sheets.briefing(mode, one(Stage.values()), sheet(), null);
    return new Briefing(
        Sheets.catalog(mode, one(ServiceKind.values()), OPERATORS.get(random.nextInt(4))),
        Sheets.incident(one(Phase.values())),
        known.facts(),
        known.stage(),
        some(Sheets::workaround),
        maybe(Sheets::statement),
        maybe(this::sheet),
        maybe(Sheets::work),
        random.nextBoolean()
            ? known.observed()
            : new Briefing.Observed(0, Duration.ofHours(1), List.of()),
        Sheets.page("incident/" + "i".repeat(random.nextInt(60))),
        Sheets.NOW);
  }

  FactSheet sheet() {
    return new FactSheet(
        maybe(this::words),
        some(this::words),
        some(this::words),
        cause(),
        some(() -> new Rumour(words(), one(Rumour.Standing.values()), words())),
        some(this::reach),
        some(this::figure),
        some(this::fate),
        some(this::words),
        maybe(this::words),
        random.nextBoolean() ? maybe(Eta.NoneYet::new) : new Eta.At(later()),
        maybe(this::later),
        some(() -> new Measure(words(), maybe(() -> Sheets.NOW.minusSeconds(3_600)))),
        some(() -> new Prevention(words(), maybe(() -> Sheets.DAY.plusDays(90)))),
        some(this::words),
        maybe(this::words),
        compensation());
  }

  private LocalizedText words() {
    int length = 1 + random.nextInt(9);
    List<String> french = new ArrayList<>();
    List<String> english = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      french.add(List.of("disque", "été", "boîte", "cœur", "l’arrêt", "41").get(random.nextInt(6)));
      english.add(List.of("disk", "summer", "box", "heart", "halt", "41").get(random.nextInt(6)));
    }
    return frenchAndEnglish("Le " + String.join(" ", french), "The " + String.join(" ", english));
  }

  private Cause cause() {
    return switch (random.nextInt(3)) {
      case 0 -> new Cause.Unknown();
      case 1 -> new Cause.Suspected(words());
      default -> new Cause.Confirmed(words());
    };
  }

  private Reach reach() {
    return new Reach(
        random.nextBoolean() ? "receive" : "webmail",
        one(ComponentState.values()),
        random.nextBoolean() ? Set.of() : Set.of(Sheets.EXEMPLE),
        random.nextBoolean() ? Set.of() : Set.of("59", "71"));
  }

  private Figure figure() {
    double low = random.nextInt(100);
    return new Figure(
        low,
        maybe(() -> Math.min(100, low + random.nextInt(40))),
        one(Figure.Unit.values()),
        one(Figure.Extent.values()),
        maybe(this::words),
        random.nextInt(4) == 0 ? frenchAndEnglish("une poignée", "a handful") : null);
  }

  private DataFate fate() {
    return new DataFate(
        Sheets.DAY.minusDays(random.nextInt(4)),
        random.nextBoolean() ? "receive" : "send",
        one(DataFate.Fate.values()));
  }

  private Compensation compensation() {
    return switch (random.nextInt(3)) {
      case 0 -> new Compensation.Unsaid();
      case 1 -> new Compensation.NotDecided(maybe(this::later));
      default -> new Compensation.Decided(words(), words());
    };
  }

  private Instant later() {
    return Sheets.NOW.plusSeconds(600L + random.nextInt(400_000));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> List<T> some(Supplier<T> value) {
    List<T> values = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      values.add(value.get());
    }
    return values;
  }
}
