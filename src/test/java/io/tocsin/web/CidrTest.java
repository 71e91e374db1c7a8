package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses a block holds, at the borders of bytes and between them. */
class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0,       203.0.113.9,     true",
    "10.0.0.0/8,      10.255.255.255,  true",
    "10.0.0.0/8,      11.0.0.0,        false",
    "192.168.16.0/20, 192.168.31.255,  true",
    "192.168.16.0/20, 192.168.32.0,    false",
    "192.168.16.0/20, 192.168.15.255,  false",
    "128.0.0.0/1,     127.255.255.255, false",
    "128.0.0.0/1,     255.255.255.255, true",
    "0.0.0.0/1,       128.0.0.0,       false",
    "203.0.113.8/31,  203.0.113.9,     true",
    "203.0.113.8/31,  203.0.113.10,    false",
    "203.0.113.9,     203.0.113.9,     true",
    "203.0.113.9/32,  203.0.113.8,     false",
    "2001:db8::/33,   2001:db8:7fff::, true",
    "2001:db8::/33,   2001:db8:8000::, false",
    "::1,             ::1,             true",
    "::/0,            127.0.0.1,       false",
    "0.0.0.0/0,       ::1,             false"
  })
  void holdsWhatSharesItsPrefix(String block, String address, boolean holds) {
    assertThat(Cidr.parse(block).orElseThrow().contains(Addresses.parse(address).orElseThrow()))
        .isEqualTo(holds);
  }
}
