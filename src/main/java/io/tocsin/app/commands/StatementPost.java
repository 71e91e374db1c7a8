package io.tocsin.app.commands;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Posts a statement to a running Tocsin, for {@code tocsin say}; thread-safe. */
final class StatementPost {

  private final ApiPost api;

  private StatementPost(ApiPost api) {
    this.api = api;
  }

  /** What came back. */
  public sealed interface Answer {
    /**
     * It is public, at that address; the incident's id is what the next statement names.
     *
     * @param warnings words that hide, each with the plain one
     */
    record Published(String address, String incident, List<String> warnings) implements Answer {
      public Published {
        warnings = List.copyOf(warnings);
      }
    }

    /** It was refused; each reason names the field and the rule. */
    record Refused(int status, List<String> reasons) implements Answer {
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }

  /** Posts to the Tocsin at an address, with a bearer token. */
  public static StatementPost to(URI base, String token) {
    return new StatementPost(new ApiPost(base, token));
  }

  private static List<String> warnings(ApiPost.Answer answer) {
    List<String> warnings = new ArrayList<>();
    for (JsonNode warning : answer.body().path("warnings")) {
      String plain = warning.path("plain").asString("");
      warnings.add(
          warning.path("field").asString("")
              + ": \""
              + warning.path("word").asString("")
              + "\" hides what happens"
              + (plain.isEmpty() ? "" : "; plain word: " + plain));
    }
    return warnings;
  }

  /** Sends one statement. */
  public Answer send(Map<String, Object> body, @Nullable String idempotencyKey)
      throws IOException, InterruptedException {
    ApiPost.Answer answer = api.post("/api/v1/statements", body, idempotencyKey);
    return answer.status() == 201
        ? new Answer.Published(answer.text("address"), answer.text("incident"), warnings(answer))
        : new Answer.Refused(answer.status(), answer.reasons());
  }
}
