package io.tocsin.detection;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.state.Fingerprint;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import io.tocsin.signals.CrowdReport;
import io.tocsin.signals.FollowUp;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one person last said about a service; empty text where the person did not tell.
 *
 * @param report fingerprint of the report that counts, {@link #NO_REPORT} after a mere later word
 * @param since the minute in which the person was first heard: forgotten a day later
 * @param minute the minute of the last word that counted
 * @param counts whether it counted, and how: the address block had not used up its share
 * @param turns how often the person went from one word to the other
 */
record Voice(
    String component,
    long report,
    long since,
    long minute,
    Said said,
    Blocks.Counts counts,
    int turns,
    double weight,
    String area,
    String symptom,
    String network,
    String line,
    String referral,
    List<String> cohorts) {

  static final long NO_REPORT = 0;

  /** The words a person has. */
  enum Said {
    FAILS,
    WORKS,
    BACK,
    PARTLY,
    STILL_BROKEN
  }

  Voice {
    cohorts = List.copyOf(cohorts);
  }

  static Voice of(CrowdReport report) {
    String symptom = report.symptom();
    return new Voice(
        report.component(),
        Fingerprint.of(report.id()),
        Time.minute(report.at()),
        Time.minute(report.at()),
        report.works() ? Said.WORKS : Said.FAILS,
        Blocks.Counts.AS_ONE_LINE,
        0,
        report.weight(),
        orEmpty(report.area()),
        orEmpty(symptom),
        report.reporter().network(),
        orEmpty(report.reporter().line()),
        report.reporter().referral(),
        sorted(report.cohorts()));
  }

  static Voice of(FollowUp word, Said said) {
    return new Voice(
        word.component(),
        NO_REPORT,
        Time.minute(word.at()),
        Time.minute(word.at()),
        said,
        Blocks.Counts.AS_ONE_LINE,
        0,
        1,
        orEmpty(word.area()),
        "",
        word.reporter().network(),
        orEmpty(word.reporter().line()),
        word.reporter().referral(),
        sorted(word.cohorts()));
  }

  /** Whether it counted. */
  boolean heard() {
    return counts != Blocks.Counts.NOT;
  }

  /** The same person with a new word. */
  Voice then(Voice next) {
    return new Voice(
        next.component,
        next.report == NO_REPORT ? report : next.report,
        since,
        next.minute,
        next.said,
        next.counts,
        turns + 1,
        next.weight,
        next.area,
        next.symptom,
        next.network,
        next.line,
        next.referral,
        next.cohorts);
  }

  /** The same person with the same complaint, later. */
  Voice again(Said word, long later) {
    return new Voice(
        component, report, since, later, word, counts, turns, weight, area, symptom, network, line,
        referral, cohorts);
  }

  /** The same word as it counts. */
  Voice counts(Blocks.Counts how) {
    if (how == counts) {
      return this;
    }
    return new Voice(
        component, report, since, minute, said, how, turns, weight, area, symptom, network, line,
        referral, cohorts);
  }

  private static List<String> sorted(Set<Cohort> cohorts) {
    return cohorts.isEmpty() ? List.of() : cohorts.stream().sorted().map(Object::toString).toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  void save(StateOut out) {
    out.text(component);
    out.hash(report);
    out.number(since);
    out.number(minute);
    out.text(said.name());
    out.text(counts.name());
    out.number(turns);
    out.real(weight);
    out.text(area);
    out.text(symptom);
    out.text(network);
    out.text(line);
    out.text(referral);
    out.list(cohorts, out::text);
  }

  static Voice restore(StateIn in) {
    return new Voice(
        in.text(),
        in.hash(),
        in.number(),
        in.number(),
        in.word(Said.class),
        in.word(Blocks.Counts.class),
        in.count(),
        in.real(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.list(in::text));
  }
}
