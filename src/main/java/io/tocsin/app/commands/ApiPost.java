package io.tocsin.app.commands;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON to a running Tocsin, with a bearer token; thread-safe. */
final class ApiPost {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI base;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  ApiPost(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /**
   * What came back.
   *
   * @param body empty when it was not JSON
   */
  record Answer(int status, JsonNode body) {

    /** Returns a field as text, empty when it is not there. */
    String text(String name) {
      return body.path(name).asString("");
    }

    /** Returns why it was refused; each reason names the field and the rule. */
    List<String> reasons() {
      return ApiPost.reasons(body);
    }
  }

  /** Posts a body to a path below the root. */
  Answer post(String path, Map<String, Object> body, @Nullable String idempotencyKey)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), json(response.body()));
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      return JSON.createObjectNode()
          .put("detail", "the answer is not JSON: is this address a Tocsin?");
    }
  }

  private static List<String> reasons(JsonNode problem) {
    List<String> reasons = new ArrayList<>();
    for (JsonNode error : problem.path("errors")) {
      reasons.add(error.path("field").asString("") + ": " + error.path("detail").asString(""));
    }
    if (reasons.isEmpty()) {
      reasons.add(
          problem.path("detail").asString(problem.path("title").asString("no reason given")));
    }
    return reasons;
  }
}
