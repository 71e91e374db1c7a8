package io.tocsin.alerting;

import io.tocsin.alerting.Alert.Reason;
import io.tocsin.clocks.LegalOffice.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody is woken for a step the law asks for: at half of its time, and an hour before its
 * end, once each; pure.
 *
 * <p>What has two hours or less has no second call. Half of a longer time waits for the morning: it
 * is no reason to wake anybody.
 */
final class Duties {

  static final Duration LAST = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofHours(2);
  private static final LocalTime MORNING = LocalTime.of(7, 0);
  private static final LocalTime EVENING = LocalTime.of(22, 0);

  private Duties() {}

  /** Names a step of an incident, the same as long as it is not taken. */
  static String subject(Duty duty) {
    return duty.clock().id() + " " + duty.step().id() + " " + duty.number();
  }

  /** Returns for what somebody must be woken now, if for anything. */
  static Optional<Cause> cause(Duty duty, ZoneId zone, Instant now) {
    boolean last = isLong(duty) && !now.isBefore(duty.due().minus(LAST));
    boolean half = !now.isBefore(half(duty)) && !(isLong(duty) && isNight(now, zone));
    if (!last && !half) {
      return Optional.empty();
    }
    String mark = last ? "LAST_HOUR" : "HALF_TIME";
    String subject = subject(duty);
    String key = Reason.LEGAL + " " + mark + " " + duty.incident() + " " + subject;
    return Optional.of(new Cause(key, Reason.LEGAL, duty.incident(), duty.due(), subject));
  }

  private static boolean isLong(Duty duty) {
    return Duration.between(duty.from(), duty.due()).compareTo(SHORT) > 0;
  }

  private static Instant half(Duty duty) {
    return duty.from().plus(Duration.between(duty.from(), duty.due()).dividedBy(2));
  }

  private static boolean isNight(Instant now, ZoneId zone) {
    LocalTime local = now.atZone(zone).toLocalTime();
    return local.isBefore(MORNING) || !local.isBefore(EVENING);
  }

  /** Returns when time alone will change what is said above, after now. */
  static Stream<Instant> nextLooks(List<Duty> duties, Instant now) {
    return duties.stream()
        .flatMap(duty -> Stream.of(half(duty), duty.due().minus(LAST)))
        .filter(now::isBefore);
  }
}
