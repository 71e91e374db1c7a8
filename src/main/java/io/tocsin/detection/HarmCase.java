package io.tocsin.detection;

import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.experience.AffectedEstimate;
import io.tocsin.detection.experience.AffectedMethod;
import io.tocsin.detection.experience.ReportExcess;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of what one disturbance does to people, while it lasts. Not thread-safe. */
final class HarmCase {

  final long openedAt;
  final ServiceKind kind;
  long onset;
  long lookedAt;

  /** The last minute that counts as part of it: the one in which it ended, once that is told. */
  long last = Long.MAX_VALUE;

  double customers;
  double remaining = 1;
  double surprise;
  String line = "";
  boolean confirmed;

  /** The places it reaches; null for everywhere. */
  @Nullable SortedSet<String> inside;

  @Nullable ReportExcess reports;
  @Nullable Double alarm;
  @Nullable AffectedEstimate total;
  @Nullable Outlook outlook;
  @Nullable Harm told;

  HarmCase(long openedAt, ServiceKind kind) {
    this.openedAt = openedAt;
    this.kind = kind;
  }

  void save(StateOut out) {
    out.number(openedAt);
    out.text(kind.name());
    out.number(onset);
    out.number(lookedAt);
    out.real(customers);
    out.real(remaining);
    out.real(surprise);
    out.text(line);
    out.flag(confirmed);
    out.flag(inside != null);
    if (inside != null) {
      out.list(inside, out::text);
    }
    save(out, reports);
    out.flag(alarm != null);
    if (alarm != null) {
      out.real(alarm);
    }
    save(out, total);
    save(out, outlook);
    Affected affected = told == null ? null : told.affected();
    out.flag(affected != null);
    if (affected != null) {
      out.number(affected.customers());
      save(out, affected.now());
      save(out, affected.peak());
      save(out, affected.total());
    }
    save(out, told == null ? null : told.outlook());
  }

  static HarmCase restore(StateIn in) {
    HarmCase one = new HarmCase(in.number(), in.word(ServiceKind.class));
    one.onset = in.number();
    one.lookedAt = in.number();
    one.customers = in.real();
    one.remaining = in.real();
    one.surprise = in.real();
    one.line = in.text();
    one.confirmed = in.flag();
    one.inside = in.flag() ? new TreeSet<>(in.list(in::text)) : null;
    one.reports = in.flag() ? new ReportExcess(in.real(), in.real(), in.real()) : null;
    one.alarm = in.flag() ? in.real() : null;
    one.total = in.flag() ? estimate(in) : null;
    one.outlook = outlook(in);
    Affected affected = in.flag() ? affected(in) : null;
    Outlook outlook = outlook(in);
    one.told = affected == null && outlook == null ? null : new Harm(affected, outlook);
    return one;
  }

  private static void save(StateOut out, @Nullable ReportExcess reports) {
    out.flag(reports != null);
    if (reports != null) {
      out.real(reports.counted());
      out.real(reports.usual());
      out.real(reports.activeMinutes());
    }
  }

  private static void save(StateOut out, @Nullable AffectedEstimate estimate) {
    out.flag(estimate != null);
    if (estimate != null) {
      out.real(estimate.low());
      out.real(estimate.median());
      out.real(estimate.high());
      out.text(estimate.method().name());
    }
  }

  private static void save(StateOut out, @Nullable Outlook outlook) {
    out.flag(outlook != null);
    if (outlook != null) {
      out.time(outlook.low());
      out.time(outlook.median());
      out.time(outlook.high());
      out.number(outlook.cases());
    }
  }

  private static AffectedEstimate estimate(StateIn in) {
    return new AffectedEstimate(in.real(), in.real(), in.real(), in.word(AffectedMethod.class));
  }

  private static @Nullable Outlook outlook(StateIn in) {
    return in.flag() ? new Outlook(in.time(), in.time(), in.time(), in.count()) : null;
  }

  private static Affected affected(StateIn in) {
    long customers = in.number();
    return new Affected(customers, known(in), known(in), known(in));
  }

  private static AffectedEstimate known(StateIn in) {
    return in.flag() ? estimate(in) : new AffectedEstimate(0, 0, 0, AffectedMethod.PRIOR_ONLY);
  }
}
