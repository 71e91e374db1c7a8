package io.tocsin.publication;

import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.Service;
import io.tocsin.incidents.ChannelCheck;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Silence;
import io.tocsin.publication.PublicSnapshot.ChannelSilence;
import io.tocsin.publication.PublicSnapshot.OperatorVoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the operator said, and where somebody looked for its words; pure. */
final class Voices {

  private Voices() {}

  /**
   * Puts the operator's voice together: its own statements when it speaks through us, and claims of
   * which it is the speaker; an observer's statements are never the operator's word.
   */
  static OperatorVoice of(
      Mode mode,
      Service service,
      List<Statement> statements,
      List<Claim> claims,
      List<ChannelCheck> checks,
      Instant now) {
    List<OperatorWord> words = new ArrayList<>();
    claims.stream()
        .filter(Claim::byOperator)
        .forEach(
            c -> words.add(new OperatorWord(c.source().at(), c.text(), c.source(), null, c.id())));
    if (mode == Mode.OPERATOR) {
      statements.forEach(s -> words.add(new OperatorWord(s.at(), s.text(), null, s.id(), null)));
    }
    OperatorWord last = words.stream().max(Comparator.comparing(OperatorWord::at)).orElse(null);
    return new OperatorVoice(last, silences(service.channels(), checks, now));
  }

  /** Returns an operator's voice after one more statement of this house. */
  static OperatorVoice heard(Mode mode, OperatorVoice before, Statement said) {
    return mode == Mode.OPERATOR
        ? new OperatorVoice(
            new OperatorWord(said.at(), said.text(), null, said.id(), null), before.channels())
        : before;
  }

  private static List<ChannelSilence> silences(
      List<Channel> channels, List<ChannelCheck> checks, Instant now) {
    Map<String, Silence> byChannel =
        Silence.of(channels, checks, now).stream()
            .collect(Collectors.toMap(Silence::channel, silence -> silence));
    List<ChannelSilence> silences = new ArrayList<>();
    for (Channel channel : channels) {
      Silence silence = byChannel.get(channel.id());
      if (silence != null) {
        silences.add(silence(channel, silence.reading()));
      }
    }
    return List.copyOf(silences);
  }

  private static ChannelSilence silence(Channel channel, Silence.Reading reading) {
    return switch (reading) {
      case Silence.Reading.NeverChecked() -> silence(channel, null, true);
      case Silence.Reading.Stale(ChannelCheck check) -> silence(channel, check, true);
      case Silence.Reading.NoWordFound(ChannelCheck check) -> silence(channel, check, false);
      case Silence.Reading.WordFound(ChannelCheck check, Instant _) ->
          silence(channel, check, false);
    };
  }

  private static ChannelSilence silence(
      Channel channel, @Nullable ChannelCheck check, boolean stale) {
    return new ChannelSilence(
        channel.id(),
        channel.name(),
        check == null ? null : check.checkedAt(),
        check == null ? null : check.lastWordAt(),
        stale);
  }
}
