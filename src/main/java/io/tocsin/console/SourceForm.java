package io.tocsin.console;

import io.tocsin.incidents.Source;
import io.tocsin.incidents.Source.Precision;
import io.tocsin.web.Form;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who said something where and when, and how exactly that is known. */
final class SourceForm {

  private SourceForm() {}

  /**
   * Returns the source as it was typed.
   *
   * <p>An hour that nobody typed is about now and never exact: who was told something "just now" or
   * "yesterday" gave no minute, so none is published.
   *
   * @param now when it is written down
   */
  static Source read(Form form, Fields fields, Instant now) {
    @Nullable Instant at = fields.moment("source.at");
    String speaker = fields.line("source.speaker");
    return new Source(
        speaker == null ? null : Source.named(speaker),
        fields.line("source.channel"),
        at == null ? now : at,
        precision(form, at != null),
        fields.line("source.url"));
  }

  private static Precision precision(Form form, boolean timed) {
    Optional<Precision> chosen =
        Stream.of(Precision.values())
            .filter(value -> form.first("precision").filter(value.name()::equals).isPresent())
            .findFirst();
    if (timed) {
      return chosen.orElse(Precision.EXACT);
    }
    return chosen.filter(value -> value != Precision.EXACT).orElse(Precision.HOUR);
  }
}
