package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Service;
import io.tocsin.detection.ComponentState;
import io.tocsin.incidents.Figure;
import io.tocsin.wording.Lint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fact sheet's form as it is drawn: what each folded part says in one line, where a language is
 * missing, how many rows a list has. Immutable.
 */
public final class Facts {

  private static final int DAYS_OFFERED = 3;
  private static final int LONGEST_ANSWER = 90;

  private final Sheet sheet;
  private final Board board;
  private final Words words;
  private final Service service;
  private final Lint lint;
  private final Optional<FactPart> opened;

  Facts(Sheet sheet, Board board, Words words, Service service, Lint lint) {
    this.sheet = sheet;
    this.board = board;
    this.words = words;
    this.service = service;
    this.lint = lint;
    this.opened = added(sheet.value("do"));
  }

  private static Optional<FactPart> added(String pressed) {
    return Stream.of(FactPart.values())
        .filter(part -> part.fields().stream().anyMatch(list -> pressed.equals("add:" + list)))
        .findFirst();
  }

  /** Returns the form's values and faults. */
  public Sheet sheet() {
    return sheet;
  }

  /** Returns the service it is about. */
  public Service service() {
    return service;
  }

  /** Returns the languages in which texts are written, the preferred one first. */
  public List<String> languages() {
    return board.catalog().languages();
  }

  /** Returns the catalogue. */
  public Catalog catalog() {
    return board.catalog();
  }

  /** Says whether a part is shown unfolded: something in it is wrong, or a row was asked for. */
  public boolean isOpen(FactPart part) {
    return opened.filter(part::equals).isPresent()
        || sheet.faults().stream().anyMatch(fault -> part.holds(fault.field()));
  }

  /**
   * Returns how many rows a list has: those in use and an empty one, two when one was asked for.
   */
  public int rows(String list) {
    int more = sheet.value("do").equals("add:" + list) ? 2 : 1;
    return Math.min(FactRows.MOST, used(list) + more);
  }

  private int used(String list) {
    return FactRows.needed(sheet.values(), list);
  }

  private Map<String, List<String>> filled() {
    return sheet.values().entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(value -> !value.isBlank()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns the languages in which something in a part is written in others but not in them. */
  public List<String> missing(FactPart part) {
    TreeSet<String> begun = new TreeSet<>();
    Map<String, List<String>> filled = filled();
    for (String field : filled.keySet()) {
      for (String language : languages()) {
        if (part.holds(field) && field.endsWith("." + language)) {
          begun.add(field.substring(0, field.length() - language.length()));
        }
      }
    }
    return languages().stream()
        .filter(language -> begun.stream().anyMatch(text -> !filled.containsKey(text + language)))
        .toList();
  }

  /** Says whether a text is written in another language and not in this one. */
  public boolean lacks(String field, String language) {
    return sheet.value(field + "." + language).isBlank()
        && languages().stream().anyMatch(other -> !sheet.value(field + "." + other).isBlank());
  }

  /** Returns the words of a text that hide something. */
  public List<HiddenWord> hidden(String field, String language) {
    return HiddenWord.in(lint, language, sheet.value(field + "." + language));
  }

  /** Returns what a part says in one line, empty if nothing. */
  public String answer(FactPart part) {
    return switch (part) {
      case SYMPTOMS, WORKS, REPAIR, KNOWN, RUMOURS, HARM, PREVENTION -> texts(part);
      case REACH -> each("reach", this::reach);
      case AFFECTED -> each("affected", this::figure);
      case CAUSE -> cause();
      case FATES -> each("fates", this::fates);
      case AMENDS -> amends();
    };
  }

  private String texts(FactPart part) {
    List<String> all = new ArrayList<>();
    for (String field : part.fields()) {
      String alone = text(field);
      if (!alone.isEmpty()) {
        all.add(alone);
      }
      rowsInUse(field)
          .map(row -> text(row).isEmpty() ? text(row + ".text") : text(row))
          .filter(said -> !said.isEmpty())
          .forEach(all::add);
    }
    return shortened(String.join(" · ", all));
  }

  private Stream<String> rowsInUse(String list) {
    return IntStream.range(0, rows(list)).mapToObj(row -> list + "[" + row + "]");
  }

  private String text(String field) {
    return Stream.concat(Stream.of(words.language()), languages().stream())
        .map(language -> sheet.value(field + "." + language))
        .filter(said -> !said.isBlank())
        .findFirst()
        .orElse("");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_ANSWER
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_ANSWER - 1)).strip() + "…";
  }

  private String each(String list, java.util.function.Function<String, String> line) {
    return shortened(
        rowsInUse(list)
            .map(line)
            .filter(said -> !said.isEmpty())
            .collect(Collectors.joining(" · ")));
  }

  private String reach(String row) {
    String component = sheet.value(row + ".component");
    if (component.isEmpty()) {
      return "";
    }
    List<String> where = new ArrayList<>();
    board
        .catalog()
        .cohorts()
        .forEach(dimension -> {
          String cohort = sheet.value(row + ".cohort." + dimension.id());
          io.tocsin.catalog.Cohort.parse(cohort)
              .flatMap(board.catalog()::nameOf)
              .ifPresent(name -> where.add(words.text(name)));
        });
    String areas = sheet.value(row + ".areas");
    if (!areas.isBlank()) {
      where.add(areas);
    }
    String state =
        StatementForm.state(sheet.value(row + ".state"))
            .filter(found -> found != ComponentState.UNKNOWN)
            .map(found -> " " + words.say("state", found).toLowerCase(java.util.Locale.ROOT))
            .orElse("");
    return board.name(component)
        + state
        + (where.isEmpty() ? "" : " (" + String.join(", ", where) + ")");
  }

  private String figure(String row) {
    String low = sheet.value(row + ".low");
    String high = sheet.value(row + ".high");
    if (low.isBlank() && high.isBlank()) {
      return "";
    }
    String unit = sheet.value(row + ".unit");
    String extent = sheet.value(row + ".extent");
    boolean said = !extent.isEmpty() && !extent.equals(Figure.Extent.UNSAID.name());
    String least = words.number(low);
    String most = words.number(high);
    return (high.isBlank() ? least : low.isBlank() ? most : least + "–" + most)
        + (unit.isEmpty() ? "" : " " + words.say("unit." + unit))
        + (said ? ", " + words.say("extent." + extent) : "");
  }

  private String fates(String row) {
    List<String> told =
        service.components().stream()
            .map(component -> sheet.value(row + ".of." + component.id()))
            .filter(fate -> !fate.isEmpty())
            .distinct()
            .map(fate -> words.say("fate." + fate))
            .toList();
    return told.isEmpty()
        ? ""
        : words.say(
            "said-as",
            "what",
            words.day(sheet.value(row + ".day")),
            "text",
            String.join(", ", told));
  }

  private String cause() {
    String said = text("cause.text");
    return switch (sheet.value("cause")) {
      case "SUSPECTED" ->
          shortened(words.say("said-as", "what", words.say("cause.SUSPECTED"), "text", said));
      case "CONFIRMED" ->
          shortened(words.say("said-as", "what", words.say("cause.CONFIRMED"), "text", said));
      default -> words.say("cause.UNKNOWN");
    };
  }

  private String amends() {
    String apology = text("apology");
    String money =
        switch (sheet.value("compensation")) {
          case "NOT_DECIDED" -> words.say("compensation.NOT_DECIDED");
          case "DECIDED" -> text("compensation.amount");
          default -> "";
        };
    return shortened(
        Stream.of(apology, money)
            .filter(said -> !said.isEmpty())
            .collect(Collectors.joining(" · ")));
  }

  /** Returns the day that an untouched row of data fates offers: from the first day on. */
  public String day(int row, java.time.Instant onset, java.time.ZoneId zone) {
    String typed = sheet.value("fates[" + row + "].day");
    if (!typed.isEmpty()) {
      return typed;
    }
    LocalDate next = LocalDate.ofInstant(onset, zone).plusDays(row);
    boolean begun = !next.isAfter(LocalDate.ofInstant(words.now(), zone));
    return begun ? next.toString() : "";
  }

  /** Returns how many days of data fates are drawn. */
  public int days() {
    return Math.max(rows("fates"), Math.min(DAYS_OFFERED, 1 + used("fates")));
  }
}
