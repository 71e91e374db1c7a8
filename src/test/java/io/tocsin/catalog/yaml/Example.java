package io.tocsin.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Files for these tests. */
final class Example {

  /** The least that is a good file; eleven lines. */
  static final String LEAST =
      """
      site:
        name: Etat
        mode: operator
        zone: Europe/Paris
      services:
        - id: mail
          name: Mail
          kind: mail
          operator: Neuf
          components:
            - {id: receive, name: Receive}
            - {id: send, name: Send}
      """;

  private Example() {}

  static byte[] init() {
    try (InputStream stream = Example.class.getResourceAsStream("/init/tocsin.yaml")) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ConfigurationFile.Answer read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static ConfigurationFile.Answer read(byte[] bytes) {
    return ConfigurationFile.read("tocsin.yaml", bytes, Path.of("nowhere"));
  }

  static ConfigurationFile.Answer.Read good(String text) {
    ConfigurationFile.Answer answer = read(text);
    assertThat(answer).isInstanceOf(ConfigurationFile.Answer.Read.class);
    return (ConfigurationFile.Answer.Read) answer;
  }

  static List<Fault> refused(String text) {
    return refused(read(text));
  }

  static List<Fault> refused(ConfigurationFile.Answer answer) {
    assertThat(answer).isInstanceOf(ConfigurationFile.Answer.Refused.class);
    return ((ConfigurationFile.Answer.Refused) answer).faults();
  }

  /** Tells faults in English, one per line. */
  static List<String> told(List<Fault> faults) {
    FaultWording english = FaultWording.in("en");
    return faults.stream().map(english::tell).toList();
  }
}
