package io.tocsin.catalog.yaml;

import io.tocsin.catalog.WebAddress;
import io.tocsin.catalog.WitnessSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code witnesses:}. Confined to one reading. */
final class WitnessReader {

  private static final int MAX_WITNESSES = 20;

  private final Register witnesses = new Register("witness");

  List<WitnessSpec> read(Section root) {
    List<WitnessSpec> read = new ArrayList<>();
    root.sections("witnesses", 0, MAX_WITNESSES)
        .forEach(section -> witness(section).ifPresent(read::add));
    return read;
  }

  private Optional<WitnessSpec> witness(Section section) {
    Optional<String> id = section.required("id", witnesses.newName(Forms.ID));
    Optional<WitnessSpec.Target> target =
        section.required("target", Form.ofText(WitnessReader::target));
    Duration interval = ProbeReader.interval(section, Duration.ofSeconds(1));
    Duration timeout = ProbeReader.timeout(section, interval, Duration.ofSeconds(5));
    boolean allowPrivate = section.optional("allow_private", Forms.YES_OR_NO).orElse(false);
    return section.whole(() ->
        new WitnessSpec(id.orElseThrow(), target.orElseThrow(), interval, timeout, allowPrivate));
  }

  private static Optional<WitnessSpec.Target> target(Value value, String text) {
    Optional<WitnessSpec.Target> target =
        text.contains("://")
            ? Forms.parseAddress(text)
                .filter(WebAddress::isWebAddress)
                .map(WitnessSpec.Target.Page::new)
            : port(text);
    return target.isPresent() ? target : value.fault(FaultRule.NOT_A_TARGET);
  }

  private static Optional<WitnessSpec.Target> port(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    String host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
    int port = Integer.parseInt(text.substring(colon + 1));
    return Forms.isHost(host) && port >= 1 && port <= 65_535
        ? Optional.of(new WitnessSpec.Target.Port(host, port))
        : Optional.empty();
  }
}
