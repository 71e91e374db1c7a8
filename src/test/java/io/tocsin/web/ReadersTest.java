package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A crowd hears of the newest, whatever it was just being told. */
@ParameterizedClass(name = "io_uring {0}")
@ValueSource(booleans = {false, true})
class ReadersTest {

  @Parameter boolean ring;

  private static final int CROWD = 100;
  private static final int EVENTS = 300;

  private final EventStream events = new EventStream();
  private Engine engine;
  private HttpDoor door;

  @BeforeEach
  void open() {
    engine = Engine.start(ring ? Ring.ALWAYS : Ring.NEVER);
    door =
        HttpDoor.open(
            engine,
            DoorSettings.local(0),
            new HttpDoor.House(
                new Routes(List.of()),
                Guard.closed(),
                Problems.load(List.of("fr", "en")),
                null,
                events));
  }

  @AfterEach
  void close() {
    door.close();
    engine.close();
  }

  private Wire listen() {
    Wire wire = new Wire(door.port());
    wire.say("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(wire.until("\n\n")).startsWith("HTTP/1.1 200").contains("retry: ");
    return wire;
  }

  @Test
  void newerEventTakesOverTheRoundOfAnOlderOne() {
    List<Wire> crowd = IntStream.range(0, CROWD).mapToObj(_ -> listen()).toList();
    LongStream.rangeClosed(1, EVENTS).forEach(events::announce);
    for (Wire wire : crowd) {
      long before = 0;
      while (before < EVENTS) {
        long heard = Long.parseLong(wire.until("}\n\n").replaceAll("(?s).*id: ([0-9]+)\n.*", "$1"));
        assertThat(heard).isGreaterThan(before);
        before = heard;
      }
      wire.close();
    }
  }
}
