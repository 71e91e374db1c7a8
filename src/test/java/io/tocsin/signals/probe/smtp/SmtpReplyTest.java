package io.tocsin.signals.probe.smtp;

import static io.tocsin.signals.ProbeReason.ADDRESS_REFUSED;
import static io.tocsin.signals.ProbeReason.AS_EXPECTED;
import static io.tocsin.signals.ProbeReason.CANARY_FULL;
import static io.tocsin.signals.ProbeReason.DIRECTORY_SILENT;
import static io.tocsin.signals.ProbeReason.GREYLISTED;
import static io.tocsin.signals.ProbeReason.MAIL_MADE_TO_WAIT;
import static io.tocsin.signals.ProbeReason.PROBE_REFUSED;
import static io.tocsin.signals.ProbeReason.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tocsin.signals.ProbeReason;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpReplyTest {

  static Stream<Arguments> replies() {
    return Stream.of(
        arguments(250, "2.1.5 Ok", AS_EXPECTED),
        arguments(
            550, "5.1.1 <a@b.example>: Recipient address rejected: User unknown", ADDRESS_REFUSED),
        arguments(550, "5.1.10 RecipientNotFound", ADDRESS_REFUSED),
        arguments(551, "User not local", ADDRESS_REFUSED),
        arguments(550, "No such user here", ADDRESS_REFUSED),
        arguments(450, "4.1.1 <a@b.example>: unverified address", DIRECTORY_SILENT),
        arguments(450, "4.7.1 Greylisted, see postgrey help", GREYLISTED),
        arguments(451, "Greylisting in action, please try later", GREYLISTED),
        arguments(450, "Please try again later", GREYLISTED),
        arguments(451, "4.3.2 System not accepting messages, try again later", MAIL_MADE_TO_WAIT),
        arguments(451, "4.7.0 Too many connections", THROTTLED),
        arguments(421, "4.7.28 rate limited", THROTTLED),
        arguments(421, "4.3.2 Service not available", MAIL_MADE_TO_WAIT),
        arguments(452, "4.3.1 Insufficient system storage", MAIL_MADE_TO_WAIT),
        arguments(550, "5.7.1 Service unavailable; client blocked", PROBE_REFUSED),
        arguments(
            554, "Service unavailable; Client host blocked using a block list", PROBE_REFUSED),
        arguments(552, "5.2.2 Mailbox full", CANARY_FULL),
        arguments(452, "4.2.2 Mailbox full", CANARY_FULL));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void replyMeansWhatItsCodesSay(int code, String text, ProbeReason meaning) {
    assertThat(SmtpReply.of(code, text).meaning()).isEqualTo(meaning);
  }
}
