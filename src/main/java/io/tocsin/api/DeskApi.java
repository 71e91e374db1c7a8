package io.tocsin.api;

import io.tocsin.audit.Deed;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Answer;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.ChannelCheck;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.ClaimDraft;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.MaintenancePlan;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.incidents.Workaround;
import io.tocsin.incidents.WorkaroundDraft;
import io.tocsin.store.Transaction;
import io.tocsin.web.Permission;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What people note at the desk, by token: channel checks, claims, maintenances, workarounds, each
 * answered with 201 once it is durable, and noted in the audit log; thread-safe.
 */
public final class DeskApi {

  /** What a token must be good for to record checks and claims. */
  public static final Permission CLAIMS = new Permission.Bearer("claims:write");

  private final Notebook notebook;
  private final WorkSchedule schedule;
  private final Noted noted;
  private final Entry entry;
  private final InstantSource clock;
  private final Supplier<ZoneId> zone;

  /**
   * Does a command in one transaction, takes it back if the answer is a refusal, and tells whoever
   * publishes once it is committed.
   */
  @FunctionalInterface
  public interface Commit {
    <T> Answer<T> run(Function<Transaction, Answer<T>> command);
  }

  /**
   * Joins the parts.
   *
   * @param zone in which "today" is meant
   */
  public DeskApi(
      Notebook notebook,
      WorkSchedule schedule,
      Noted noted,
      Problems problems,
      InstantSource clock,
      Supplier<ZoneId> zone) {
    this.notebook = notebook;
    this.schedule = schedule;
    this.noted = noted;
    this.entry = new Entry(problems);
    this.clock = clock;
    this.zone = zone;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        route("/api/v1/checks", CLAIMS, this::check),
        route("/api/v1/claims", CLAIMS, this::claim),
        route("/api/v1/maintenances", StatementApi.PERMISSION, this::maintenance),
        route("/api/v1/workarounds", StatementApi.PERMISSION, this::workaround));
  }

  private interface Task {
    Reply on(Request request, JsonFields fields);
  }

  private Route route(String pattern, Permission permission, Task task) {
    return Route.post(
        pattern, permission, request -> entry.read(request, fields -> task.on(request, fields)));
  }

  private Reply check(Request request, JsonFields fields) {
    Instant now = clock.instant();
    String service = needed(fields, "service");
    String channel = needed(fields, "channel");
    Instant checked = fields.has("checked_at") ? fields.instant("checked_at") : now;
    Instant word = fields.instant("last_word_at");
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty() || checked == null) {
      return entry.refuse(request, faults);
    }
    return perform(
        request,
        Deed.CHANNEL_CHECKED,
        transaction ->
            notebook.recordCheck(
                transaction, service, channel, checked, word, now, Entry.actor(request)),
        ChannelCheck::id);
  }

  private Reply claim(Request request, JsonFields fields) {
    Instant now = clock.instant();
    String service = needed(fields, "service");
    fields.require("text");
    fields.require("source");
    LocalizedText text = Texts.of(fields, "text");
    Source source = Sources.of(fields, "source", now);
    String incident = fields.text("incident");
    boolean operator = fields.flag("by_operator");
    Instant eta = fields.instant("eta");
    boolean acknowledges = fields.flag("acknowledges");
    Recorder recorder = fields.word("recorder", Recorder.class, Rule.WRONG_TYPE);
    String corrects = fields.text("corrects");
    Instant saidAt = source == null ? now : source.at();
    List<Assertion> said = new Asserted(zone.get(), saidAt).of(fields, "assertions");
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty() || text == null || source == null) {
      return entry.refuse(request, faults);
    }
    ClaimDraft draft =
        new ClaimDraft(
            incident,
            service,
            text,
            operator,
            source,
            eta,
            acknowledges,
            now,
            Entry.actor(request),
            recorder == null ? Recorder.EDITOR : recorder,
            said,
            corrects);
    return perform(
        request,
        Deed.CLAIM_RECORDED,
        transaction -> notebook.recordClaim(transaction, draft),
        Claim::id);
  }

  private Reply maintenance(Request request, JsonFields fields) {
    String service = needed(fields, "service");
    List.of("components", "text", "start", "end").forEach(fields::require);
    List<String> components = fields.texts("components");
    LocalizedText text = Texts.of(fields, "text");
    Instant start = fields.instant("start");
    Instant end = fields.instant("end");
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty() || text == null || start == null || end == null) {
      return entry.refuse(request, faults);
    }
    MaintenancePlan plan =
        new MaintenancePlan(
            service,
            new HashSet<>(components),
            text,
            start,
            end,
            clock.instant(),
            Entry.actor(request));
    return perform(
        request,
        Deed.MAINTENANCE_ANNOUNCED,
        transaction -> schedule.announceMaintenance(transaction, plan),
        Maintenance::id);
  }

  private Reply workaround(Request request, JsonFields fields) {
    Instant now = clock.instant();
    String incident = needed(fields, "incident");
    String component = needed(fields, "component");
    fields.require("steps");
    fields.require("source");
    LocalizedText steps = Texts.of(fields, "steps");
    LocalizedText conditions = Texts.of(fields, "conditions");
    LocalizedText limits = Texts.of(fields, "limits");
    Source source = Sources.of(fields, "source", now);
    Instant expires = fields.instant("expires");
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty() || steps == null || source == null) {
      return entry.refuse(request, faults);
    }
    WorkaroundDraft draft =
        new WorkaroundDraft(
            incident,
            component,
            steps,
            conditions,
            limits,
            source,
            expires,
            now,
            Entry.actor(request));
    return perform(
        request,
        Deed.WORKAROUND_ADDED,
        transaction -> notebook.addWorkaround(transaction, draft),
        Workaround::id);
  }

  /** Returns a text that has to be there; empty, with a fault noted, if it is not. */
  private static String needed(JsonFields fields, String name) {
    fields.require(name);
    String text = fields.text(name);
    return text == null ? "" : text;
  }

  private <T> Reply perform(
      Request request,
      Deed deed,
      Function<Transaction, Answer<T>> command,
      Function<T, String> id) {
    return switch (noted.run(Entry.actor(request), clock.instant(), deed, command, id)) {
      case Answer.Done<T>(T done) -> Json.reply(201, Map.of("id", id.apply(done)));
      case Answer.Refused<T>(List<Fault> faults) -> entry.refuse(request, faults);
    };
  }
}
