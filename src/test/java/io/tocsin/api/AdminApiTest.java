package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.journal.FollowerHealth;
import io.tocsin.journal.Position;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.ReportLimits;
import io.tocsin.web.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminApiTest {
  private final AtomicReference<FollowerHealth> desk =
      new AtomicReference<>(lagging(Duration.ZERO));
  private final AtomicReference<HealthCheck.State> database =
      new AtomicReference<>(new HealthCheck.State.Well("sqlite"));
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Gauges gauges = new Gauges("test");
  private AdminApi admin;
  private Counter counter;

  @BeforeEach
  void open() {
    admin =
        new AdminApi(
            List.of(
                HealthCheck.of("database", database::get),
                new FollowerCheck(() -> List.of(desk.get()), () -> Counter.NOW)),
            gauges.registry(),
            workers);
    counter = new Counter(ReportLimits.USUAL, admin.routes());
    gauges.reports(counter.intake.tally());
    gauges.followers(() -> List.of(desk.get()), () -> Counter.NOW);
    gauges.probed("imap", ProbeReason.TIMED_OUT);
  }

  @AfterEach
  void close() {
    counter.close();
    workers.close();
  }

  private static FollowerHealth lagging(Duration lag) {
    return new FollowerHealth("desk", 0, new Position(3), Counter.NOW.minus(lag), 0, null);
  }

  private Wire.Heard get(String path) {
    return Wire.get(counter.port(), path);
  }

  @Test
  void readyWhenEverythingIsWell() {
    Wire.Heard heard = get("/readyz");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.text()).contains("\"ready\":true", "\"database\":", "desk lags 0 ms");
    assertThat(get("/livez").status()).isEqualTo(200);
  }

  @Test
  void notReadyWhenTheDatabaseIsGoneAndSaysWhy() {
    database.set(new HealthCheck.State.Ill("disk I/O error"));
    Wire.Heard heard = get("/readyz");
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.text()).contains("\"ready\":false", "disk I/O error");
    assertThat(get("/livez").status()).isEqualTo(200);
  }

  @Test
  void notReadyWhenAFollowerLagsOrTheNodeDrains() {
    desk.set(lagging(Duration.ofMinutes(2)));
    assertThat(get("/readyz").status()).isEqualTo(503);
    desk.set(lagging(Duration.ZERO));
    assertThat(get("/readyz").status()).isEqualTo(200);
    admin.drain();
    assertThat(get("/readyz").status()).isEqualTo(503);
  }

  @Test
  void metricsCountReportsByFate() {
    counter.post("/api/v1/reports", "{\"component\":\"mail-receive\",\"works\":true}");
    counter.post("/api/v1/reports", "{\"component\":\"mail\",\"works\":true}");
    String text = get("/metrics").text();
    assertThat(text)
        .contains(
            "tocsin_reports_accepted_total 1.0",
            "tocsin_reports_rejected_total{reason=\"not_a_component\"} 1.0",
            "tocsin_probe_results_total{probe=\"imap\",reason=\"timed_out\"} 1.0",
            "tocsin_follower_lag_seconds{follower=\"desk\",partition=\"0\"} 0.0",
            "tocsin_build_info");
    assertThat(text).doesNotContain("127.0.0.1");
  }
}
