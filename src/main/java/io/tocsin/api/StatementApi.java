package io.tocsin.api;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Phase;
import io.tocsin.publication.Publication;
import io.tocsin.publication.Statement;
import io.tocsin.publication.StatementDraft;
import io.tocsin.web.Method;
import io.tocsin.web.PathPattern;
import io.tocsin.web.Permission;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Lint;
import io.tocsin.wording.LintResult.Kind;
import io.tocsin.wording.Rule;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Statements by token: {@code POST /api/v1/statements}, 201 once it is public; thread-safe. */
public final class StatementApi {

  /** What a token must be good for. */
  public static final Permission PERMISSION = new Permission.Bearer("statements:write");

  private static final String NONE_YET = "none-yet";
  private static final int MAX_BODY = 64 * 1024;

  private final Speaker speaker;
  private final Entry entry;
  private final URI base;
  private final String language;
  private final Lint lint;

  /** Who says it in public: {@code Publisher.publish}. */
  @FunctionalInterface
  public interface Speaker {
    Publication publish(StatementDraft draft, Actor by, @Nullable String idempotencyKey);
  }

  /**
   * Joins the parts.
   *
   * @param base the public address of the page's root, ending in a slash
   * @param language of the page whose address is told
   * @param lint what knows the words that hide
   */
  public StatementApi(Speaker speaker, Problems problems, URI base, String language, Lint lint) {
    this.speaker = speaker;
    this.entry = new Entry(problems);
    this.base = base;
    this.language = language;
    this.lint = lint;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        new Route(
            Method.POST,
            PathPattern.of("/api/v1/statements"),
            PERMISSION,
            MAX_BODY,
            request -> entry.read(request, fields -> publish(request, fields))));
  }

  private Reply publish(Request request, JsonFields fields) {
    StatementDraft draft = draft(fields);
    Optional<String> key = IdempotencyKey.of(request, fields);
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty()) {
      return entry.refuse(request, faults);
    }
    return switch (speaker.publish(draft, Entry.actor(request), key.orElse(null))) {
      case Publication.Published(Statement statement, boolean repeated) ->
          told(statement, warnings(draft));
      case Publication.Refused(List<Fault> refused) -> entry.refuse(request, refused);
    };
  }

  /** Words that hide refuse nothing here: who speaks by token is told, and may correct. */
  private List<Map<String, String>> warnings(StatementDraft draft) {
    List<Map<String, String>> warnings = new ArrayList<>();
    new TreeMap<>(draft.text())
        .forEach((tongue, text) ->
            lint.of(tongue, text, false)
                .of(Kind.HIDING_WORD)
                .forEach(found ->
                    warnings.add(
                        Map.of(
                            "field", "text." + tongue,
                            "rule", Rule.HIDING_WORD.name(),
                            "word", text.substring(found.start(), found.end()),
                            "plain", found.plain().orElse("")))));
    return warnings.stream().distinct().toList();
  }

  private Reply told(Statement statement, List<Map<String, String>> warnings) {
    URI address =
        base.resolve(language + "/incident/" + statement.incident() + "#" + statement.id());
    return Json.reply(
            201,
            Map.of(
                "id", statement.id(),
                "incident", statement.incident(),
                "address", address.toString(),
                "warnings", warnings))
        .with("Location", address.toString());
  }

  private static StatementDraft draft(JsonFields fields) {
    return new StatementDraft(
        fields.text("incident"),
        fields.instant("opens"),
        fields.word("phase", Phase.class, Rule.NOT_A_PHASE),
        new HashSet<>(fields.texts("components")),
        fields.textsByName("text"),
        eta(fields),
        fields.instant("next_word"),
        fields.text("corrects"),
        Sources.of(fields, "source", null),
        states(fields),
        fields.flag("despite_failing"),
        null);
  }

  private static @Nullable Eta eta(JsonFields fields) {
    if (NONE_YET.equals(fields.text("eta"))) {
      return new Eta.NoneYet();
    }
    Instant instant = fields.instant("eta");
    return instant == null ? null : new Eta.At(instant);
  }

  private static List<StatementDraft.StateChange> states(JsonFields fields) {
    List<StatementDraft.StateChange> states = new ArrayList<>();
    for (JsonFields state : fields.objects("states")) {
      state.require("component");
      state.require("state");
      String component = state.text("component");
      ComponentState word = state.word("state", ComponentState.class, Rule.WRONG_TYPE);
      Set<Cohort> cohorts = cohorts(state);
      if (component != null && word != null) {
        states.add(new StatementDraft.StateChange(component, cohorts, word));
      }
    }
    return states;
  }

  private static Set<Cohort> cohorts(JsonFields state) {
    Set<Cohort> cohorts = new HashSet<>();
    for (String text : state.texts("cohorts")) {
      Cohort.parse(text)
          .ifPresentOrElse(
              cohorts::add, () -> state.fault(Fault.of(state.full("cohorts"), Rule.NOT_A_COHORT)));
    }
    return cohorts;
  }
}
