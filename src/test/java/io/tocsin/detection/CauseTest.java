package io.tocsin.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which service is probably behind the failure of another. */
class CauseTest {

  private final Detector detector = new Detector();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private int ids;

  CauseTest() {
    tell(
        new LandscapeChanged(
            id(),
            now,
            ZoneOffset.UTC,
            Set.of(),
            List.of(),
            List.of(leaning("bank", "cdn"), leaning("rail", "cdn"), leaning("cdn"))));
    tell(new CatalogChanged(id(), now, List.of(watched("bank"), watched("rail"), watched("cdn"))));
    minutes(20);
  }

  private static Clientele leaning(String service, String... on) {
    return new Clientele(service, 1_000_000, Map.of(), List.of(on), false);
  }

  private static Watched watched(String service) {
    return new Watched(service, service, List.of(Watching.probe("probe-" + service)));
  }

  private void minutes(int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      now = now.plusSeconds(60);
      for (String service : List.of("bank", "cdn", "rail")) {
        tell(
            new ProbeResult(
                id(),
                now,
                service,
                service,
                "probe-" + service,
                Set.of(),
                broken.contains(service) ? ProbeReason.CONNECTION_REFUSED : ProbeReason.AS_EXPECTED,
                Duration.ofMillis(20),
                "",
                "local"));
      }
      tell(new Tick(id(), now));
    }
  }

  private void tell(Signal signal) {
    verdicts.addAll(detector.fold(signal));
  }

  private String id() {
    return "signal-" + ids++;
  }

  private @Nullable Cause last(String service) {
    return verdicts.stream()
        .filter(verdict -> verdict.service().equals(service))
        .reduce((older, newer) -> newer)
        .orElseThrow()
        .because();
  }

  @Test
  void whatItDependsOnIsProbablyBehindIt() {
    broken.add("cdn");
    minutes(10);
    broken.add("bank");
    minutes(10);
    assertThat(last("bank")).isEqualTo(new Cause("cdn", Cause.Sign.FAILS_TOO));
    assertThat(last("cdn")).isNull();
  }

  @Test
  void othersOnTheSameOneThatFailInTheSameMinutesPointToIt() {
    broken.addAll(Set.of("bank", "rail"));
    minutes(10);
    assertThat(last("rail")).isEqualTo(new Cause("cdn", Cause.Sign.OTHERS_ON_IT_FAIL));
  }

  @Test
  void whatFailsAloneFailsByItself() {
    broken.add("bank");
    minutes(10);
    assertThat(last("bank")).isNull();
  }

  @Test
  void aDependencyThatBreaksLongAfterwardsIsNoCause() {
    broken.add("bank");
    minutes(60);
    broken.add("cdn");
    minutes(30);
    assertThat(last("bank")).isNull();
  }
}
