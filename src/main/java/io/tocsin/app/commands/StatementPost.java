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

/** Posts a statement to a running Tocsin, for {@code tocsin say}; thread-safe. */
final class StatementPost {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI endpoint;
  private final String token;
  private final HttpClient client;

  private StatementPost(URI endpoint, String token, HttpClient client) {
    this.endpoint = endpoint;
    this.token = token;
    this.client = client;
  }

  /** What came back. */
  public sealed interface Answer {
    /** It is public, at that address; the incident's id is what the next statement names. */
    record Published(String address, String incident) implements Answer {}

    /** It was refused; each reason names the field and the rule. */
    record Refused(int status, List<String> reasons) implements Answer {
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }

  /** Posts to the Tocsin at an address, with a bearer token. */
  public static StatementPost to(URI base, String token) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    return new StatementPost(base.resolve("/api/v1/statements"), token, client);
  }

  /** Sends one statement. */
  public Answer send(Map<String, Object> body, @Nullable String idempotencyKey)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    JsonNode answer = json(response.body());
    return response.statusCode() == 201
        ? new Answer.Published(
            answer.path("address").asString(""), answer.path("incident").asString(""))
        : new Answer.Refused(response.statusCode(), reasons(answer));
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
