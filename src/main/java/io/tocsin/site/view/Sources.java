package io.tocsin.site.view;

import io.tocsin.catalog.WebAddress;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ProvedDomain;
import io.tocsin.incidents.Source;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Says who said something, where, and how precisely the time is known. */
final class Sources {

  private Sources() {}

  /** Speaker, channel and time; an unnamed speaker stays unnamed. */
  static String words(Reading reading, Source source) {
    if (source.proved() != null) {
      return place(reading, source);
    }
    String speaker =
        source.speaker() == null
            ? reading.phrases().say("source.unattributed")
            : reading.words(source.speaker());
    String channel = source.channel();
    String who =
        channel == null
            ? speaker
            : reading
                .phrases()
                .say("source.on", "speaker", speaker, "channel", channelName(reading, channel));
    return reading.phrases().say("source.when", "who", who, "when", time(reading, source));
  }

  /** The source of a claim; what a program read is marked until somebody has looked at it. */
  static String words(Reading reading, Claim claim) {
    String source = words(reading, claim.source());
    return claim.isUnseen() ? reading.phrases().say("source.unseen", "source", source) : source;
  }

  /** Channel and time alone, for where the speaker stands beside them. */
  static String place(Reading reading, Source source) {
    ProvedDomain proved = source.proved();
    if (proved != null) {
      return reading
          .phrases()
          .say("source.when", "who", proved(reading, proved), "when", time(reading, source));
    }
    String channel = source.channel();
    return channel == null
        ? time(reading, source)
        : reading
            .phrases()
            .say(
                "source.when", "who", channelName(reading, channel), "when", time(reading, source));
  }

  /** Who holds a domain is named by it, and by the day on which that was proved. */
  private static String proved(Reading reading, ProvedDomain proved) {
    String day = reading.moments().day(proved.on());
    return reading
        .phrases()
        .say("source.proved", "domain", Prose.clean(proved.domain()), "day", day);
  }

  private static String channelName(Reading reading, String channel) {
    return reading.snapshot().services().stream()
        .flatMap(service -> service.operatorVoice().channels().stream())
        .filter(silence -> silence.channel().equals(channel))
        .map(silence -> reading.words(silence.name()))
        .findFirst()
        .orElseGet(() -> reading.phrases().say("source.channel", "channel", Prose.clean(channel)));
  }

  private static String time(Reading reading, Source source) {
    return switch (source.precision()) {
      case EXACT -> reading.moments().moment(source.at());
      case HOUR -> reading.moments().aboutHour(source.at());
      case HALF_DAY -> reading.moments().halfDay(source.at());
      case DAY -> reading.moments().day(source.at());
      case VAGUE ->
          reading.phrases().say("source.vague", "day", reading.moments().day(source.at()));
    };
  }

  /** Returns the address where it can be read, if it is one that may be linked. */
  static @Nullable String link(Source source) {
    String url = source.url();
    try {
      return url != null && WebAddress.isWebAddress(new URI(url)) ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
