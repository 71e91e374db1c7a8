package io.tocsin.incidents;

import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.CohortDimension;
import io.tocsin.catalog.CohortValue;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Contacts;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.Verdict.Change;
import io.tocsin.detection.VerdictReason;
import io.tocsin.signals.ProbeReason;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A town whose mail breaks on 12 November 2017: what the tests of the desk stand on. */
final class Town {

  static final Cohort NEUF = new Cohort("domain", "neuf.example");
  static final Cohort CEGETEL = new Cohort("domain", "cegetel.example");
  static final Actor DETECTOR = new Actor(Actor.Kind.DETECTION, "test-1");
  static final Actor ALICE = new Actor(Actor.Kind.PERSON, "alice");
  static final Actor BOB = new Actor(Actor.Kind.PERSON, "bob");

  private Town() {}

  static LocalizedText text(String english) {
    return LocalizedText.of("en", english);
  }

  static Catalog catalog(Mode mode) {
    return new Catalog(
        text("Town"),
        mode,
        List.of("en"),
        ZoneId.of("Europe/Paris"),
        List.of(service("mail", "receive", "send", "webmail"), service("site", "home", "account")),
        List.of(
            new CohortDimension(
                "domain",
                text("Domain"),
                Stream.of(NEUF, CEGETEL)
                    .map(cohort -> new CohortValue(cohort.value(), text(cohort.value())))
                    .toList())),
        Areas.none(),
        List.of(),
        List.of(),
        Contacts.NONE);
  }

  private static Service service(String id, String... components) {
    return new Service(
        id,
        text(id),
        ServiceKind.MAIL,
        "Operator",
        Stream.of(components)
            .map(component -> Component.of(component, id, text(component), ServiceKind.MAIL))
            .toList(),
        List.of(
            new Channel("social", text("Social"), null), new Channel("site", text("Site"), null)),
        List.of());
  }

  /** An instant of the day on which the mail breaks, {@code 10:30} in UTC. */
  static Instant at(String time) {
    return day(12, time);
  }

  static Instant day(int day, String time) {
    return LocalTime.parse(time)
        .atDate(java.time.LocalDate.of(2017, 11, day))
        .toInstant(ZoneOffset.UTC);
  }

  static Verdict verdict(String time, String component, Set<Cohort> cohorts, Change change) {
    return verdict(at(time), at(time), component, cohorts, change, Set.of());
  }

  static Verdict verdict(
      Instant at,
      Instant onset,
      String component,
      Set<Cohort> cohorts,
      Change change,
      Set<String> areas) {
    String service = Set.of("home", "account").contains(component) ? "site" : "mail";
    return new Verdict(
        at,
        service,
        component,
        cohorts,
        change,
        state(change),
        reason(change),
        0.9,
        onset,
        areas,
        new Verdict.Numbers(0, 0, 60, 0, 1, 1));
  }

  private static ComponentState state(Change change) {
    return switch (change) {
      case SUSPECTED, REVISED, EASING -> ComponentState.DEGRADED;
      case CONFIRMED -> ComponentState.OUT;
      case OVER -> ComponentState.WORKS;
      case LOST_SIGHT -> ComponentState.UNKNOWN;
    };
  }

  private static VerdictReason reason(Change change) {
    return switch (change) {
      case SUSPECTED -> VerdictReason.PEOPLE_REPORT_MORE_THAN_USUAL;
      case CONFIRMED -> VerdictReason.PROBE_FAILED_IN_A_ROW;
      case REVISED -> VerdictReason.MORE_IS_KNOWN;
      case EASING -> VerdictReason.SOME_PROBES_WORK_AGAIN;
      case OVER -> VerdictReason.PROBES_WORK_AGAIN;
      case LOST_SIGHT -> VerdictReason.NO_DATA;
    };
  }

  static Verdict out(String time, String component, Cohort... cohorts) {
    return verdict(time, component, Set.of(cohorts), Change.CONFIRMED);
  }

  static Verdict over(String time, String component, Cohort... cohorts) {
    return verdict(time, component, Set.of(cohorts), Change.OVER);
  }

  static Verdict suspected(String time, String component, String... areas) {
    return verdict(at(time), at(time), component, Set.of(), Change.SUSPECTED, Set.of(areas));
  }

  /** What one probe of a component says. */
  static Evidence probed(String component, ComponentState state, Instant at, Cohort... cohorts) {
    boolean failing = state == ComponentState.OUT;
    ProbeReason reason = failing ? ProbeReason.ADDRESS_REFUSED : ProbeReason.AS_EXPECTED;
    return new Evidence(
        Set.of("home", "account").contains(component) ? "site" : "mail",
        component,
        at,
        state,
        at,
        List.of(new Evidence.CohortState(Set.of(cohorts), state, at)),
        List.of(
            new Evidence.ProbeReading(
                "probe-" + component,
                Set.of(cohorts),
                reason.finding(),
                reason,
                "",
                failing,
                at,
                at,
                false)),
        new Evidence.People(0, 0, 0, null, Map.of(), Map.of(), List.of()),
        Evidence.Calls.NONE);
  }

  static Source helpline(Instant at) {
    return new Source(Source.named("helpline"), "telephone", at, Source.Precision.EXACT, null);
  }

  static Source vague(Instant at) {
    return new Source(null, null, at, Source.Precision.VAGUE, null);
  }
}
