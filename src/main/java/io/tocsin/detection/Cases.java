package io.tocsin.detection;

import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.experience.PastAlarm;
import io.tocsin.detection.experience.ReportExcess;
import io.tocsin.detection.experience.ResolvedCase;
import io.tocsin.detection.experience.VantageRounds;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.List;
import java.util.OptionalLong;

/** Resolved outages in a detector's state. */
final class Cases {

  private Cases() {}

  static void save(StateOut out, List<ResolvedCase> cases) {
    out.list(cases, one -> save(out, one));
  }

  private static void save(StateOut out, ResolvedCase one) {
    out.text(one.incident());
    out.text(one.service());
    out.text(one.component());
    out.text(one.kind().name());
    out.time(one.onset());
    out.time(one.end());
    out.real(one.customers());
    out.list(
        one.reports().stream().toList(),
        reports -> {
          out.real(reports.counted());
          out.real(reports.usual());
          out.real(reports.activeMinutes());
        });
    out.list(
        one.probes(),
        rounds -> {
          out.text(rounds.vantage());
          out.number(rounds.failed());
          out.number(rounds.asked());
        });
    out.number(one.confirmedAffected().orElse(0));
    out.list(
        one.alarm().stream().toList(),
        alarm -> {
          out.real(alarm.logOdds());
          out.real(alarm.truth());
        });
  }

  static List<ResolvedCase> restore(StateIn in) {
    return in.list(() ->
        new ResolvedCase(
            in.text(),
            in.text(),
            in.text(),
            in.word(ServiceKind.class),
            in.time(),
            in.time(),
            in.real(),
            in.list(() -> new ReportExcess(in.real(), in.real(), in.real())).stream().findFirst(),
            in.list(() -> new VantageRounds(in.text(), in.number(), in.number())),
            confirmed(in.number()),
            in.list(() -> new PastAlarm(in.real(), in.real())).stream().findFirst()));
  }

  private static OptionalLong confirmed(long number) {
    return number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
  }
}
