package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Cohort;
import io.tocsin.signals.bounce.Bounce;
import io.tocsin.signals.bounce.BounceKind;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final Intake.Ground GROUND = Town.ground();

  private Instant now = START;
  private final KeptSignals kept = new KeptSignals();
  private final AtomicInteger ids = new AtomicInteger();
  private final Intake intake = intake(ReportLimits.USUAL);

  private Intake intake(ReportLimits limits) {
    InstantSource clock = () -> now;
    return new Intake(
        () -> GROUND,
        kept,
        new Keys(new byte[32]),
        limits,
        clock,
        () -> "id-" + ids.incrementAndGet());
  }

  private static Sender from(String address) {
    return new Sender(
        InetAddress.ofLiteral(address), "Mozilla/5.0 (X11; Linux) Firefox/140.0", null, null, null);
  }

  private static ReportDraft fails(@Nullable String text) {
    return new ReportDraft("mail-receive", "no-receive", false, null, List.of(), null, text, null);
  }

  private IntakeAnswer send(ReportDraft draft, Sender sender) {
    return intake.report(draft, sender, null).join();
  }

  private static List<String> faults(IntakeAnswer answer) {
    return ((IntakeAnswer.Refused) answer)
        .faults().stream().map(fault -> fault.field() + " " + fault.rule()).toList();
  }

  @Test
  void soundReportBecomesASignal() {
    ReportDraft draft =
        new ReportDraft(
            "mail-receive",
            "no-receive",
            false,
            "75 116",
            List.of("domain:neuf.example"),
            "2026-03-01T09:30:00+01:00",
            "550 5.1.1 a@b.fr",
            "orange.example");
    IntakeAnswer answer = send(draft, from("203.0.113.9"));
    assertThat(answer).isInstanceOf(IntakeAnswer.Accepted.class);
    CrowdReport report = kept.lastReport();
    assertThat(report.service()).isEqualTo("mail");
    assertThat(report.area()).isEqualTo("75");
    assertThat(report.cohorts()).containsExactly(new Cohort("domain", "neuf.example"));
    assertThat(report.since()).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
    assertThat(report.text()).isEqualTo("550 5.1.1 " + Masking.MAIL);
    assertThat(report.otherParty()).isEqualTo("orange.example");
    assertThat(report.toString()).doesNotContain("203.0.113", "a@b.fr");
  }

  @Test
  void everyFaultIsToldAtOnce() {
    ReportDraft draft =
        new ReportDraft(
            "mail-recieve",
            null,
            false,
            "00000",
            List.of("domain:neuf.exemple", "x"),
            "2026-03-01T10:00:00Z",
            "a\u202Eb",
            "x".repeat(101));
    assertThat(faults(send(draft, from("203.0.113.9"))))
        .containsExactly(
            "component NOT_A_COMPONENT",
            "symptom BOTH_OR_NEITHER",
            "postcode NOT_A_POSTCODE",
            "cohorts[0] NOT_A_COHORT",
            "cohorts[1] NOT_A_COHORT",
            "since IN_THE_FUTURE",
            "text FORBIDDEN_CHARACTERS",
            "other_party TOO_LONG");
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void whatWasMeantIsGuessed() {
    ReportDraft draft =
        new ReportDraft("mail-recieve", "no-receive", false, null, List.of(), null, null, null);
    Fault fault = ((IntakeAnswer.Refused) send(draft, from("203.0.113.9"))).faults().getFirst();
    assertThat(fault.details()).containsEntry("didYouMean", "mail-receive");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:04:59Z, ok",
    "2026-03-01T09:05:01Z, IN_THE_FUTURE",
    "2026-01-30T09:00:01Z, ok",
    "2026-01-30T08:59:59Z, TOO_FAR",
    "2026-03-01, NOT_AN_INSTANT",
    "2026-03-01T09:00:00, NOT_AN_INSTANT",
    "+99999-03-01T09:00:00Z, IN_THE_FUTURE",
    "yesterday, NOT_AN_INSTANT"
  })
  void onsetLiesInTheLastThirtyDays(String since, String outcome) {
    ReportDraft draft =
        new ReportDraft("mail-receive", "no-receive", false, null, List.of(), since, null, null);
    IntakeAnswer answer = send(draft, from("203.0.113.9"));
    if (outcome.equals("ok")) {
      assertThat(answer).isInstanceOf(IntakeAnswer.Accepted.class);
      assertThat(kept.lastReport().since()).isBeforeOrEqualTo(now);
    } else {
      assertThat(faults(answer)).containsExactly("since " + outcome);
    }
  }

  @Test
  void worksIsAsEasyAsFailsButNotBoth() {
    ReportDraft works = new ReportDraft("mail-send", null, true, null, List.of(), null, null, null);
    assertThat(send(works, from("203.0.113.9"))).isInstanceOf(IntakeAnswer.Accepted.class);
    assertThat(kept.lastReport().works()).isTrue();
    ReportDraft both =
        new ReportDraft("mail-send", "no-receive", true, null, List.of(), null, null, null);
    assertThat(faults(send(both, from("203.0.113.9")))).containsExactly("symptom BOTH_OR_NEITHER");
  }

  @Test
  void sameRequestUnderTheSameKeyIsWrittenOnce() {
    var first = (IntakeAnswer.Accepted) intake.report(fails("x"), from("203.0.113.9"), "k").join();
    var again = (IntakeAnswer.Accepted) intake.report(fails("x"), from("198.51.100.1"), "k").join();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.repeated()).isTrue();
    assertThat(kept.all()).hasSize(1);
  }

  @Test
  void strangersReportUnderAnotherOnesKeyIsAnotherReport() {
    var first = (IntakeAnswer.Accepted) intake.report(fails("x"), from("203.0.113.9"), "k").join();
    var other = (IntakeAnswer.Accepted) intake.report(fails("y"), from("198.51.100.1"), "k").join();
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(kept.all()).hasSize(2);
  }

  @Test
  void reporterComesBackByThePrivateLink() {
    var taken = (IntakeAnswer.Accepted) send(fails(null), from("203.0.113.9"));
    now = START.plus(Duration.ofDays(2));
    IntakeAnswer answer =
        intake.followUp(taken.token(), FollowUp.State.PARTLY, from("198.51.100.1")).join();
    assertThat(answer).isInstanceOf(IntakeAnswer.Accepted.class);
    FollowUp followUp = (FollowUp) kept.all().getLast();
    assertThat(followUp.report()).isEqualTo(taken.id());
    assertThat(followUp.state()).isEqualTo(FollowUp.State.PARTLY);
    assertThat(followUp.component()).isEqualTo("mail-receive");
  }

  @Test
  void tokenWithAnyCharacterChangedOpensNothing() {
    String token = ((IntakeAnswer.Accepted) send(fails(null), from("203.0.113.9"))).token();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(intake.open(forged)).as(forged).isEmpty();
    }
    assertThat(List.of("", ".", "a.b", token + "A", token.substring(1)))
        .allMatch(forged -> intake.open(forged).isEmpty());
    now = START.plus(Duration.ofDays(31));
    assertThat(intake.open(token)).isEmpty();
    assertThat(intake.followUp(token, FollowUp.State.BACK, from("203.0.113.9")).join())
        .isEqualTo(new IntakeAnswer.NoSuchReport());
  }

  @Test
  void onePersonIsHeldBackAndOthersAreNot() {
    long taken =
        IntStream.range(0, 50)
            .mapToObj(i -> send(fails("n" + i), from("203.0.113.9")))
            .filter(IntakeAnswer.Accepted.class::isInstance)
            .count();
    assertThat(taken).isEqualTo(8);
    IntakeAnswer.Busy busy = (IntakeAnswer.Busy) send(fails("x"), from("203.0.113.9"));
    assertThat(busy.reason()).isEqualTo(IntakeAnswer.BusyReason.REPORTER_TOO_FAST);
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(send(fails("x"), from("203.0.113.10"))).isInstanceOf(IntakeAnswer.Accepted.class);
    now = now.plus(busy.retryAfter());
    assertThat(send(fails("x"), from("203.0.113.9"))).isInstanceOf(IntakeAnswer.Accepted.class);
  }

  @Test
  void crowdOfOneBlockIsLetInAndWeighsLessThanItsNumber() {
    double weight =
        IntStream.range(0, 250)
            .mapToObj(i -> weight(send(fails(null), from("203.0.113." + i))))
            .mapToDouble(Double::doubleValue)
            .sum();
    assertThat(weight / Challenges.UNPROVEN)
        .as("eight in full, then a logarithm")
        .isBetween(8 * (1 + Math.log(250 / 8.0)) - 1, 8 * (1 + Math.log(250 / 8.0)) + 1);
    assertThat(weight(send(fails(null), from("203.0.114.1")))).isEqualTo(Challenges.UNPROVEN);
  }

  private double weight(IntakeAnswer answer) {
    assertThat(answer).isInstanceOf(IntakeAnswer.Accepted.class);
    return kept.lastReport().weight();
  }

  @Test
  void fullStorageAcknowledgesNothingAndTheTokenServesAgain() {
    Sender sender = withForm(intake.formToken());
    now = now.plusSeconds(10);
    kept.fill(true);
    IntakeAnswer.Busy busy = (IntakeAnswer.Busy) send(fails(null), sender);
    assertThat(busy.reason()).isEqualTo(IntakeAnswer.BusyReason.STORAGE_FULL);
    kept.fill(false);
    assertThat(send(fails(null), sender)).isInstanceOf(IntakeAnswer.Accepted.class);
    assertThat(kept.lastReport().weight()).isEqualTo(Challenges.DWELT);
  }

  @Test
  void weightFollowsWhatTheSenderProved() {
    assertThat(weightOf(from("203.0.113.1"))).isEqualTo(Challenges.UNPROVEN);
    String token = intake.formToken();
    assertThat(weightOf(withForm(token))).as("too fast for a person").isEqualTo(0.2);
    now = now.plusSeconds(2);
    assertThat(weightOf(withForm(token))).isEqualTo(Challenges.DWELT);
    assertThat(weightOf(withForm(token))).as("used twice").isEqualTo(0.2);
    String old = intake.formToken();
    String worked = intake.formToken();
    assertThat(weightOf(withWork(worked + ":nothing"))).isEqualTo(0.2);
    assertThat(weightOf(withWork(worked + ":" + solve(worked)))).isEqualTo(Challenges.WORKED);
    assertThat(weightOf(withWork(worked + ":" + solve(worked)))).as("solved twice").isEqualTo(0.2);
    String forged = "1772355600.12.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA";
    assertThat(weightOf(withWork(forged + ":" + solve(forged)))).isEqualTo(0.2);
    now = now.plus(Duration.ofHours(2)).plusSeconds(1);
    assertThat(weightOf(withForm(old))).isEqualTo(0.2);
  }

  private int host;

  private double weightOf(Sender sender) {
    Sender other =
        new Sender(
            InetAddress.ofLiteral("198.51." + ++host + ".1"),
            "",
            null,
            sender.work(),
            sender.form());
    assertThat(send(fails(null), other)).isInstanceOf(IntakeAnswer.Accepted.class);
    return kept.lastReport().weight();
  }

  private static Sender withForm(String token) {
    return new Sender(InetAddress.ofLiteral("203.0.113.7"), "", null, null, token);
  }

  private static Sender withWork(String work) {
    return new Sender(InetAddress.ofLiteral("203.0.113.7"), "", null, work, null);
  }

  static String solve(String token) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(Integer::toString)
        .filter(nonce -> zeroBits(token + ":" + nonce) >= bits(token))
        .findFirst()
        .orElseThrow();
  }

  static int bits(String token) {
    return Integer.parseInt(token.split("\\.", -1)[1]);
  }

  private static int zeroBits(String text) {
    try {
      byte[] hash =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return Integer.numberOfLeadingZeros(java.nio.ByteBuffer.wrap(hash).getInt());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void countsTellWhichRulesWereBroken() {
    send(fails(null), from("203.0.113.9"));
    send(fails("a\u0007"), from("203.0.113.9"));
    assertThat(intake.tally().accepted()).isEqualTo(1);
    assertThat(intake.tally().refused(Rule.FORBIDDEN_CHARACTERS)).isEqualTo(1);
  }

  @Test
  void areaIsTheLargerOneWhereAPostcodeIsShared() {
    ReportDraft draft =
        new ReportDraft("mail-receive", "no-receive", false, "01200", List.of(), null, null, null);
    assertThat(send(draft, from("203.0.113.9"))).isInstanceOf(IntakeAnswer.Accepted.class);
    assertThat(Set.of("01", "74")).contains(kept.lastReport().area());
  }

  private static final String BOUNCE =
      "550 5.1.1 <a@neuf.example>: Recipient address rejected: User unknown";

  @Test
  void aPastedBounceCountsForItsDomainAndSaysWhatIsWrong() {
    ReportDraft draft =
        new ReportDraft("mail-receive", null, false, null, List.of(), null, BOUNCE, null);
    assertThat(send(draft, from("203.0.113.9"))).isInstanceOf(IntakeAnswer.Accepted.class);
    CrowdReport report = kept.lastReport();
    assertThat(report.cohorts()).containsExactly(new Cohort("domain", "neuf.example"));
    assertThat(report.symptom()).isEqualTo("sender-refused");
    assertThat(report.bounce())
        .isEqualTo(new Bounce(550, "5.1.1", "neuf.example", BounceKind.UNKNOWN_USER));
    assertThat(report.toString()).doesNotContain("a@neuf");
  }

  @Test
  void whatItsAuthorSaysStandsBesideABounce() {
    ReportDraft draft =
        new ReportDraft(
            "mail-receive",
            "very-late",
            false,
            null,
            List.of("domain:sfr.example"),
            null,
            BOUNCE,
            null);
    send(draft, from("203.0.113.9"));
    assertThat(kept.lastReport().symptom()).isEqualTo("very-late");
    assertThat(kept.lastReport().cohorts()).containsExactly(new Cohort("domain", "sfr.example"));
  }

  @Test
  void aBounceOfAnUnknownDomainNamesNoCustomers() {
    send(fails(BOUNCE.replace("neuf", "ailleurs")), from("203.0.113.9"));
    assertThat(kept.lastReport().cohorts()).isEmpty();
    assertThat(kept.lastReport().bounce()).isNotNull();
  }

  @Test
  void ofALongReportOfAMailServerTheBeginningIsKept() {
    send(fails(BOUNCE + "\n" + "x".repeat(5_000)), from("203.0.113.9"));
    assertThat(kept.lastReport().text()).hasSizeLessThanOrEqualTo(2_000);
    assertThat(faults(send(fails("x".repeat(5_000)), from("203.0.113.10")))).hasSize(1);
  }

  @Test
  void whereABounceIsCutNoCharacterIsHalved() {
    for (String begin : List.of(BOUNCE + "\n", BOUNCE + "\nx")) {
      send(fails(begin + "\ud83d\udce7".repeat(2_000)), from("203.0.113.9"));
      assertThat(kept.lastReport().text()).endsWith("\ud83d\udce7");
    }
  }
}
