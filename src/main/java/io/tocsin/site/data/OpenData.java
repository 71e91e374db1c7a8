package io.tocsin.site.data;

import static io.tocsin.site.data.Column.Type.BOOLEAN;
import static io.tocsin.site.data.Column.Type.DATETIME;
import static io.tocsin.site.data.Column.Type.INTEGER;
import static io.tocsin.site.data.Column.Type.NUMBER;
import static io.tocsin.site.data.Column.Type.PROSE;
import static io.tocsin.site.data.Column.Type.STRING;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Eta;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Statement;
import io.tocsin.site.SiteFile;
import io.tocsin.site.view.Extent;
import io.tocsin.site.view.Light;
import io.tocsin.site.view.Prose;
import io.tocsin.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the tables below {@code /data/}: what the snapshot tells, which is everything open and
 * what was closed in the last 90 days. Confined to one thread.
 *
 * <p>{@code /data/datapackage.json} is the dictionary, as a Data Package with a Table Schema per
 * table.
 */
public final class OpenData {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final PublicSnapshot snapshot;
  private final Phrases phrases;

  /**
   * Reads a snapshot.
   *
   * @param phrases the bundle {@code feed}, in the language of the dictionary
   */
  public OpenData(PublicSnapshot snapshot, Phrases phrases) {
    this.snapshot = snapshot;
    this.phrases = phrases;
  }

  private record Word(IncidentView incident, Statement statement) {}

  /** Returns what was said, in both formats, and the dictionary of everything. */
  public Map<String, SiteFile> words() {
    Table<IncidentView> incidents = incidents();
    Table<Word> statements = statements();
    Map<String, SiteFile> files = new TreeMap<>();
    files.putAll(both(incidents, new LinkedHashMap<>()));
    files.putAll(both(statements, new LinkedHashMap<>()));
    files.put(
        "/data/datapackage.json", json(dictionary(List.of(incidents, statements, availability()))));
    return files;
  }

  /** Returns what is measured, in both formats. */
  public Map<String, SiteFile> figures() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("as_of", snapshot.at().toString());
    return both(availability(), document);
  }

  private static Map<String, SiteFile> both(Table<?> table, Map<String, Object> document) {
    document.put(table.name(), table.objects());
    String path = "/data/" + table.name();
    return Map.of(
        path + ".csv", SiteFile.open("text/csv; charset=utf-8; header=present", table.csv()),
        path + ".json", json(document));
  }

  private static SiteFile json(Map<String, ?> document) {
    return SiteFile.open("application/json; charset=utf-8", JSON.writeValueAsString(document));
  }

  private Table<IncidentView> incidents() {
    List<Column<IncidentView>> columns = new ArrayList<>();
    columns.add(new Column<>("id", "incident", STRING, IncidentView::id));
    columns.add(new Column<>("service", "service", STRING, IncidentView::service));
    columns.add(new Column<>("components", "components", STRING, view -> list(view.components())));
    columns.add(new Column<>("phase", "phase", STRING, view -> word(view.phase())));
    columns.add(new Column<>("onset", "onset", DATETIME, view -> time(view.onset())));
    columns.add(new Column<>("opened_at", "opened_at", DATETIME, view -> time(view.openedAt())));
    columns.add(
        new Column<>("recovered_at", "recovered_at", DATETIME, view -> time(view.recoveredAt())));
    columns.add(new Column<>("closed_at", "closed_at", DATETIME, view -> time(view.closedAt())));
    columns.add(new Column<>("minutes", "minutes", INTEGER, OpenData::minutes));
    columns.add(new Column<>("areas", "areas", STRING, view -> list(Extent.of(view))));
    columns.add(new Column<>("statements", "statements", INTEGER, view -> said(view).size()));
    columns.add(
        new Column<>(
            "from_maintenance", "from_maintenance", STRING, IncidentView::fromMaintenance));
    columns.addAll(texts("title", IncidentView::title));
    return new Table<>("incidents", columns, snapshot.incidents());
  }

  private Table<Word> statements() {
    List<Column<Word>> columns = new ArrayList<>();
    columns.add(new Column<>("sequence", "sequence", INTEGER, word -> word.statement().sequence()));
    columns.add(new Column<>("id", "statement", STRING, word -> word.statement().id()));
    columns.add(new Column<>("incident", "incident", STRING, word -> word.incident().id()));
    columns.add(new Column<>("at", "at", DATETIME, word -> time(word.statement().at())));
    columns.add(new Column<>("phase", "phase", STRING, word -> word(word.statement().phase())));
    columns.add(
        new Column<>(
            "components", "components", STRING, word -> list(word.statement().components())));
    columns.add(new Column<>("eta", "eta", DATETIME, word -> eta(word.statement())));
    columns.add(
        new Column<>(
            "eta_none_yet",
            "eta_none_yet",
            BOOLEAN,
            word -> word.statement().eta() instanceof Eta.NoneYet));
    columns.add(
        new Column<>(
            "next_word_at", "next_word_at", DATETIME, w -> time(w.statement().nextWord())));
    columns.add(new Column<>("corrects", "corrects", STRING, word -> word.statement().corrects()));
    columns.addAll(texts("text", word -> word.statement().text()));
    List<Word> words =
        snapshot.incidents().stream()
            .flatMap(view -> said(view).stream().map(statement -> new Word(view, statement)))
            .sorted(Comparator.comparingLong(word -> word.statement().sequence()))
            .toList();
    return new Table<>("statements", columns, words);
  }

  private Table<ComponentView> availability() {
    List<Column<ComponentView>> columns = new ArrayList<>();
    columns.add(new Column<>("service", "service", STRING, ComponentView::service));
    columns.add(new Column<>("component", "component", STRING, ComponentView::id));
    columns.add(new Column<>("state", "state", STRING, view -> Light.of(view).id()));
    columns.add(new Column<>("since", "since", DATETIME, view -> time(view.since())));
    columns.add(new Column<>("available", "available", NUMBER, ComponentView::available));
    columns.add(
        new Column<>(
            "available_with_maintenance",
            "available_with_maintenance",
            NUMBER,
            ComponentView::availableWithMaintenance));
    columns.addAll(texts("name", ComponentView::name));
    return new Table<>(
        "availability",
        columns,
        snapshot.services().stream().flatMap(service -> service.components().stream()).toList());
  }

  private <T> List<Column<T>> texts(String name, Function<T, LocalizedText> text) {
    return snapshot.site().languages().stream()
        .map(language ->
            new Column<T>(
                name + "_" + language.replace('-', '_').toLowerCase(Locale.ROOT),
                name,
                PROSE,
                row -> Prose.clean(text.apply(row).in(language))))
        .toList();
  }

  private static List<Statement> said(IncidentView view) {
    return view.timeline().stream()
        .filter(Said.class::isInstance)
        .map(entry -> ((Said) entry).statement())
        .toList();
  }

  private static @Nullable Object minutes(IncidentView view) {
    Instant end = view.recoveredAt() == null ? view.closedAt() : view.recoveredAt();
    return end == null ? null : Duration.between(view.onset(), end).toMinutes();
  }

  private static @Nullable String eta(Statement statement) {
    return statement.eta() instanceof Eta.At(Instant end) ? end.toString() : null;
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String list(Collection<String> ids) {
    return String.join(" ", new TreeSet<>(ids));
  }

  private Map<String, Object> dictionary(List<Table<?>> tables) {
    Map<String, Object> dictionary = new LinkedHashMap<>();
    dictionary.put("profile", "tabular-data-package");
    dictionary.put("name", "tocsin-public-record");
    dictionary.put(
        "title",
        phrases.say(
            "data.title", "site", Prose.clean(snapshot.site().name().in(phrases.language()))));
    dictionary.put("description", phrases.say("data.about"));
    dictionary.put("homepage", snapshot.site().baseUrl().toString());
    dictionary.put("resources", tables.stream().map(this::resource).toList());
    return dictionary;
  }

  private Map<String, Object> resource(Table<?> table) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("profile", "tabular-data-resource");
    resource.put("name", table.name());
    resource.put("path", table.name() + ".csv");
    resource.put("description", phrases.say("data." + table.name()));
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put(
        "schema",
        Map.of(
            "missingValues",
            List.of(""),
            "fields",
            table.columns().stream().map(this::field).toList()));
    return resource;
  }

  private Map<String, Object> field(Column<?> column) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", column.name());
    field.put("type", column.type().schema());
    field.put("description", phrases.say("data.column." + column.phrase()));
    return field;
  }
}
