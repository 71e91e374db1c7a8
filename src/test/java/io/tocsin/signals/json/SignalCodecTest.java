package io.tocsin.signals.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Cohort;
import io.tocsin.signals.CallTally;
import io.tocsin.signals.CallsTakenBack;
import io.tocsin.signals.Canaries;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ProbeResult;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import io.tocsin.signals.bounce.Bounce;
import io.tocsin.signals.bounce.BounceKind;
import io.tocsin.signals.json.SignalText.Read;
import io.tocsin.signals.json.SignalText.Reason;
import io.tocsin.signals.json.SignalText.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalCodecTest {

  private static final Instant AT = Instant.parse("2026-03-02T12:00:00.123456789Z");
  private static final Reporter REPORTER = new Reporter("h", "b", "n", "direct");
  private static final Set<Cohort> COHORTS =
      Set.of(new Cohort("domain", "neuf.fr"), new Cohort("customer", "business"));

  private final SignalCodec codec = new SignalCodec();

  static List<Signal> signals() {
    return List.of(
        new ProbeResult(
            "p",
            AT,
            "mail",
            "receive",
            "smtp",
            COHORTS,
            ProbeReason.THROTTLED,
            Duration.ofNanos(1_234_567_891),
            "421 réessayez \ud83d\ude00 \u0000 \ud800",
            "local",
            new Canaries(2, 40)),
        new CrowdReport(
            "c",
            AT,
            "mail",
            "receive",
            "nothing-arrives",
            false,
            "75",
            COHORTS,
            AT.minusSeconds(5),
            "perdu",
            "gmail.com",
            REPORTER,
            0.3,
            new Bounce(550, "5.1.1", "neuf.fr", BounceKind.UNKNOWN_USER)),
        new CrowdReport(
            "w", AT, "mail", "receive", null, true, null, Set.of(), null, null, null, REPORTER, 1),
        new FollowUp(
            "f", AT, "mail", "receive", "c", FollowUp.State.PARTLY, null, Set.of(), REPORTER),
        new CallTally("d", AT, "mail", "receive", "no-receive", "59", 3, "desk"),
        new CallsTakenBack(
            "u", AT, new CallTally("d", AT, "mail", "receive", null, null, 1, "desk")),
        new Tick("t", AT),
        new CatalogChanged(
            "x",
            AT,
            List.of(
                new CatalogChanged.Watched(
                    "mail",
                    "receive",
                    List.of(
                        new CatalogChanged.WatchedProbe(
                            "smtp", COHORTS, Duration.ofSeconds(30), 2, 3)))),
            List.of(
                new CatalogChanged.VantagePoint("paris", "75", "isp"),
                new CatalogChanged.VantagePoint("lyon", null, null))),
        new LandscapeChanged(
            "l",
            AT,
            ZoneId.of("Europe/Paris"),
            Set.of(LocalDate.parse("2026-07-14")),
            List.of(new LandscapeChanged.Land("59", "32", 2_600_000, List.of("62"))),
            List.of(
                new LandscapeChanged.Clientele(
                    "mail", 10, Map.of("59", 7L), List.of("login"), true))));
  }

  @ParameterizedTest
  @MethodSource("signals")
  void signalComesBackAsItWas(Signal signal) {
    SignalText text = codec.write(signal);
    assertThat(text.payload()).matches("\\p{ASCII}*");
    assertThat(codec.read(text)).isEqualTo(new Read(signal));
  }

  @Test
  void textOfTheFirstVersionIsReadForEver() {
    assertThat(
            codec.read(new SignalText("tick/1", "{\"id\":\"t\",\"at\":\"2026-03-02T12:00:00Z\"}")))
        .isEqualTo(new Read(new Tick("t", Instant.parse("2026-03-02T12:00:00Z"))));
  }

  @Test
  void aCatalogueWrittenBeforePlacesHadNamesNamesNone() {
    assertThat(
            codec.read(
                new SignalText(
                    "catalog-changed/1",
                    "{\"id\":\"x\",\"at\":\"2026-03-02T12:00:00Z\",\"components\":[]}")))
        .isEqualTo(
            new Read(new CatalogChanged("x", Instant.parse("2026-03-02T12:00:00Z"), List.of())));
  }

  @Test
  void aReporterWrittenBeforeLinesWereKnownHasNone() {
    SignalText written = codec.write(signals().get(1));
    String before = written.payload().replaceFirst(",\"line\":(null|\"[^\"]*\")", "");
    assertThat(before).doesNotContain("\"line\"");
    assertThat(codec.read(new SignalText("crowd-report/1", before))).isInstanceOf(Read.class);
    assertThat(codec.read(new SignalText("crowd-report/2", before))).isInstanceOf(Unreadable.class);
  }

  @Test
  void aReportWrittenBeforeBouncesWereReadHasNone() {
    SignalText written = codec.write(signals().get(1));
    String before = written.payload().replaceFirst(",\"bounce\":\\{[^}]*}", "");
    assertThat(before).doesNotContain("bounce");
    assertThat(codec.read(new SignalText("crowd-report/1", before)))
        .isInstanceOfSatisfying(
            Read.class,
            read -> assertThat(read.signal()).hasFieldOrPropertyWithValue("bounce", null));
  }

  @Test
  void unknownKindSaysSo() {
    assertThat(codec.read(new SignalText("omen/1", "{}")))
        .isEqualTo(new Unreadable(Reason.UNKNOWN_KIND, "omen/1"));
    assertThat(codec.read(new SignalText("tick/2", "{}")))
        .isEqualTo(new Unreadable(Reason.UNKNOWN_KIND, "tick/2"));
  }

  @Test
  void payloadThatIsNotTheSignalIsInvalid() {
    for (String payload :
        List.of(
            "",
            "nothing",
            "null",
            "[]",
            "{}",
            "{\"id\":\"t\"}",
            "{\"id\":null,\"at\":\"2026-03-02T12:00:00Z\"}",
            "{\"id\":\"t\",\"at\":\"noon\"}",
            "{\"id\":\"t\",\"at\":\"2026-03-02T12:00:00Z\",\"more\":1}",
            "{\"id\":\"t\",\"id\":\"u\",\"at\":\"2026-03-02T12:00:00Z\"}",
            "{\"id\":\"t\",\"at\":\"2026-03-02T12:00:00Z\"} more")) {
      assertThat(codec.read(new SignalText("tick/1", payload)))
          .as(payload)
          .isInstanceOfSatisfying(
              Unreadable.class, why -> assertThat(why.reason()).isEqualTo(Reason.INVALID_PAYLOAD));
    }
  }
}
