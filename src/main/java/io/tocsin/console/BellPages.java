package io.tocsin.console;

import io.tocsin.alerting.push.AlertPush;
import io.tocsin.alerting.push.Device;
import io.tocsin.web.Reply;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the script asks when a browser is to be woken with its pages closed; thread-safe. */
final class BellPages {

  private final Tools tools;
  private final AlertPush push;
  private final JsonMapper json = JsonMapper.shared();

  BellPages(Tools tools, AlertPush push) {
    this.tools = tools;
    this.push = push;
  }

  /** The key of this house, and whether the team knows who asks. */
  Reply key(Visit visit) {
    boolean named =
        tools.catalog().get().team().people().stream()
            .anyMatch(person -> person.name().equals(visit.account()));
    return reply(200, Map.of("key", push.publicKey(), "named", named));
  }

  Reply add(Visit visit, String body) {
    try {
      JsonNode asked = json.readTree(body);
      Device.Asked device =
          new Device.Asked(
              asked.path("endpoint").asString(""),
              asked.path("keys").path("p256dh").asString(""),
              asked.path("keys").path("auth").asString(""));
      boolean taken =
          push.add(visit.account(), device, visit.words().language(), tools.clock().instant());
      return taken ? reply(200, Map.of("woken", true)) : refused();
    } catch (JacksonException notJson) {
      return refused();
    }
  }

  Reply remove(Visit visit, String body) {
    try {
      push.remove(visit.account(), json.readTree(body).path("endpoint").asString(""));
      return reply(200, Map.of("woken", false));
    } catch (JacksonException notJson) {
      return refused();
    }
  }

  private Reply refused() {
    return reply(422, Map.of("refused", true));
  }

  private Reply reply(int status, Map<String, ?> answer) {
    return Reply.json(status, json.writeValueAsBytes(answer));
  }
}
