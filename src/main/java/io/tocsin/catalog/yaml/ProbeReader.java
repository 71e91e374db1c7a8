package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.catalog.MailServer;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.SmtpProbeSpec;
import io.tocsin.catalog.StatusRange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code probes:}. Confined to one reading. */
final class ProbeReader {

  static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

  private static final int MAX_PROBES = 2_000;
  private static final int MAX_WORDS = 50;
  private static final int LONGEST_WORD = 200;
  private static final Duration LEAST = Duration.ofMillis(10);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
  private static final Form<Duration> TIMEOUT = Forms.duration(LEAST, LONGEST_TIMEOUT);

  private static final Form<List<String>> CANARIES =
      value ->
          value.isList()
              ? Forms.listOf(Forms.MAIL_ADDRESS, 1, SmtpProbeSpec.MOST_CANARIES).read(value)
              : Forms.MAIL_ADDRESS.read(value).map(List::of);

  private final Register probes = new Register("probe");
  private final Register components;
  private final Register cohorts;

  ProbeReader(Register components, Register cohorts) {
    this.components = components;
    this.cohorts = cohorts;
  }

  List<ProbeSpec> read(Section root) {
    List<ProbeSpec> read = new ArrayList<>();
    root.sections("probes", 0, MAX_PROBES).forEach(section -> probe(section).ifPresent(read::add));
    return read;
  }

  private Optional<? extends ProbeSpec> probe(Section section) {
    Optional<Boolean> http =
        section.required("kind", Forms.oneOf(Map.of("http", true, "smtp", false)));
    Common common = common(section);
    if (http.isEmpty()) {
      return Optional.empty();
    }
    return http.get() ? http(section, common) : smtp(section, common);
  }

  /** What every probe has. */
  private record Common(
      Optional<String> id,
      Optional<String> component,
      Set<Cohort> cohorts,
      int confirm,
      int recover,
      boolean allowPrivate) {}

  private Common common(Section section) {
    List<String> named =
        section
            .optional("cohorts", Forms.listOf(cohorts.reference(), 0, MAX_WORDS))
            .orElse(List.of());
    Set<Cohort> read = new HashSet<>();
    named.forEach(text -> Cohort.parse(text).ifPresent(read::add));
    return new Common(
        section.required("id", probes.newName(Forms.ID)),
        section.required("component", components.reference()),
        read,
        section
            .optional("confirm_after_failures", Forms.number(1, 100))
            .orElse(ProbeSpec.DEFAULT_CONFIRM_AFTER_FAILURES),
        section
            .optional("recover_after_successes", Forms.number(1, 100))
            .orElse(ProbeSpec.DEFAULT_RECOVER_AFTER_SUCCESSES),
        section.optional("allow_private", Forms.YES_OR_NO).orElse(false));
  }

  private static Optional<HttpProbeSpec> http(Section section, Common common) {
    Optional<URI> url = section.required("url", Forms.WEB_ADDRESS);
    Duration interval = interval(section, Duration.ofSeconds(1));
    Duration timeout = timeout(section, interval, Duration.ofSeconds(10));
    Duration ceiling = ceiling(section, timeout);
    List<StatusRange> statuses = statuses(section);
    List<String> required = words(section, "required_words");
    List<String> forbidden = words(section, "forbidden_words");
    return section.whole(() ->
        new HttpProbeSpec(
            common.id().orElseThrow(),
            common.component().orElseThrow(),
            common.cohorts(),
            url.orElseThrow(),
            interval,
            timeout,
            ceiling,
            statuses,
            required,
            forbidden,
            common.confirm(),
            common.recover(),
            common.allowPrivate()));
  }

  private static Optional<SmtpProbeSpec> smtp(Section section, Common common) {
    Optional<MailServer> server = mailServer(section);
    int port = section.optional("port", Forms.number(1, 65_535)).orElse(25);
    Optional<String> helo = section.required("helo", Forms.HOST);
    Optional<String> from = section.required("mail_from", Forms.MAIL_ADDRESS);
    Optional<List<String>> to = section.required("rcpt_to", CANARIES);
    boolean startTls = section.optional("starttls", Forms.YES_OR_NO).orElse(false);
    Duration interval = interval(section, Duration.ofSeconds(1));
    Duration timeout = timeout(section, interval, Duration.ofSeconds(30));
    return section.whole(() ->
        new SmtpProbeSpec(
            common.id().orElseThrow(),
            common.component().orElseThrow(),
            common.cohorts(),
            server.orElseThrow(),
            port,
            helo.orElseThrow(),
            from.orElseThrow(),
            to.orElseThrow(),
            interval,
            timeout,
            startTls,
            common.confirm(),
            common.recover(),
            common.allowPrivate()));
  }

  private static Optional<MailServer> mailServer(Section section) {
    boolean host = section.value("host").isPresent();
    boolean domain = section.value("domain").isPresent();
    if (host == domain) {
      section.fault(FaultRule.ONE_KEY_OF, new Hint(null, List.of("host", "domain")));
      return Optional.empty();
    }
    return host
        ? section.required("host", Forms.HOST).map(MailServer.Host::new)
        : section.required("domain", Forms.HOST).map(MailServer.MxOf::new);
  }

  static Duration interval(Section section, Duration least) {
    return section
        .optional("interval", Forms.duration(least, LONGEST_INTERVAL))
        .orElse(Duration.ofMinutes(1));
  }

  /** Where the owner says nothing, a try may take the usual time, but never beyond the interval. */
  static Duration timeout(Section section, Duration interval, Duration usual) {
    Duration otherwise = usual.compareTo(interval) > 0 ? interval : usual;
    return section
        .optional("timeout", notOver(interval, FaultRule.TIMEOUT_OVER_INTERVAL))
        .orElse(otherwise);
  }

  private static Duration ceiling(Section section, Duration timeout) {
    Duration usual = Duration.ofSeconds(5);
    Duration otherwise = usual.compareTo(timeout) > 0 ? timeout : usual;
    return section
        .optional("latency_ceiling", notOver(timeout, FaultRule.CEILING_OVER_TIMEOUT))
        .orElse(otherwise);
  }

  private static Form<Duration> notOver(Duration most, FaultRule rule) {

    return TIMEOUT.then((value, time) ->
        time.compareTo(most) <= 0
            ? Optional.of(time)
            : value.fault(rule, Hint.NONE, Forms.shortly(most)));
  }

  private static List<StatusRange> statuses(Section section) {
    return section
        .optional(
            "status",
            value ->
                value.isList()
                    ? Forms.listOf(Forms.STATUS, 1, MAX_WORDS).read(value)
                    : Forms.STATUS.read(value).map(List::of))
        .orElse(List.of(StatusRange.SUCCESS));
  }

  private static List<String> words(Section section, String key) {
    return section
        .optional(key, Forms.listOf(Forms.line(LONGEST_WORD), 0, MAX_WORDS))
        .orElse(List.of());
  }
}
