package io.tocsin.signals.probe.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGateTest {

  private final EgressGate gate = new EgressGate();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "[::1]",
        "fd12:3456::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1"
      })
  void privateAddressNeedsTheConfigurationsWord(String host) throws InterruptedException {
    assertThat(gate.route(host, false)).isInstanceOf(Route.Forbidden.class);
    assertThat(gate.route(host, true)).isInstanceOf(Route.Open.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "0.1.2.3", "169.254.169.254", "192.0.0.8", "192.0.2.1", "198.18.0.1",
            "198.51.100.7",
        "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::",
            "::7f00:1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
            "fe80::1",
        "fec0::1", "ff02::1", "3fff::1", "5f00::1"
      })
  void specialAddressIsRefusedWhateverTheConfigurationSays(String host)
      throws InterruptedException {
    assertThat(gate.route(host, true)).isInstanceOf(Route.Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.9.9.9",
        "172.32.0.1",
        "100.128.0.1",
        "2606:4700:4700::1111",
        "[2001:4860:4860::8888]"
      })
  void publicAddressIsOpen(String host) throws InterruptedException {
    assertThat(gate.route(host, false)).isInstanceOf(Route.Open.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "127.1"})
  void addressInDisguiseNeverReachesThisMachine(String host) throws InterruptedException {
    if (gate.route(host, false) instanceof Route.Open(var addresses)) {
      assertThat(addresses)
          .noneMatch(InetAddress::isLoopbackAddress)
          .noneMatch(InetAddress::isSiteLocalAddress);
    }
  }

  @Test
  void nameOfThisMachineIsPrivate() throws InterruptedException {
    assertThat(gate.route("localhost", false)).isInstanceOf(Route.Forbidden.class);
  }

  @Test
  void nameThatCannotExistIsNotFound() throws InterruptedException {
    assertThat(gate.route("no-such-host.invalid", false)).isInstanceOf(Route.NotFound.class);
    assertThat(gate.route("..", false)).isInstanceOf(Route.NotFound.class);
  }
}
