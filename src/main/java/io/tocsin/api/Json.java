package io.tocsin.api;

import io.tocsin.web.Reply;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes small JSON answers. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  static Reply reply(int status, Map<String, ?> fields) {
    return Reply.json(status, MAPPER.writeValueAsBytes(fields));
  }
}
