package io.tocsin.console;

import io.tocsin.audit.AuditEntry;
import io.tocsin.audit.AuditQuestion;
import io.tocsin.audit.Deed;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done in this house, for its owners: to read and to take away; thread-safe. */
final class AuditPages {

  private static final int ON_A_PAGE = 100;
  private static final int IN_A_FILE = 10_000;
  private static final int LONGEST = 200;

  private final Tools tools;
  private final Pages pages;

  AuditPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  Reply log(Visit visit) {
    AuditQuestion question = question(visit.request().query());
    List<AuditEntry> found = find(question, ON_A_PAGE + 1);
    List<AuditEntry> shown = found.stream().limit(ON_A_PAGE).toList();
    boolean more = found.size() > ON_A_PAGE;
    return pages.page(
        200,
        visit,
        "audit",
        Map.of(
            "entries", shown,
            "actor", Optional.ofNullable(question.actor()).orElse(""),
            "deed", Optional.ofNullable(question.deed()).map(Deed::name).orElse(""),
            "older", more ? query(question, shown.getLast().id()) : "",
            "file", query(question, "")));
  }

  private List<AuditEntry> find(AuditQuestion question, int most) {
    return tools.reads().run(transaction -> tools.audit().find(transaction, question, most));
  }

  private static AuditQuestion question(Form query) {
    String deed = query.filled("deed").orElse("");
    return new AuditQuestion(
        query.filled("actor").filter(actor -> actor.length() <= LONGEST).orElse(null),
        Arrays.stream(Deed.values())
            .filter(candidate -> candidate.name().equals(deed))
            .findFirst()
            .orElse(null),
        query.filled("before").filter(id -> id.length() <= LONGEST).orElse(null));
  }

  private static String query(AuditQuestion question, String before) {
    return "?"
        + Stream.of(
                field("actor", Optional.ofNullable(question.actor()).orElse("")),
                field("deed", Optional.ofNullable(question.deed()).map(Deed::name).orElse("")),
                field("before", before))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&"));
  }

  private static String field(String name, String value) {
    return value.isEmpty() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** At most ten thousand lines; when there are more, the last line says where they go on. */
  Reply file(Visit visit) {
    AuditQuestion question = question(visit.request().query());
    List<AuditEntry> found = find(question, IN_A_FILE + 1);
    StringBuilder text = new StringBuilder("at,actor,deed,outcome,subject,detail,id\r\n");
    found.stream().limit(IN_A_FILE).forEach(entry -> text.append(line(entry)));
    if (found.size() > IN_A_FILE) {
      text.append(cell("MORE: /console/audit.csv" + query(question, found.get(IN_A_FILE - 1).id())))
          .append(",,,,,,\r\n");
    }
    return Reply.of(
            200, "text/csv; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8))
        .with("Content-Disposition", "attachment; filename=\"audit.csv\"");
  }

  private static String line(AuditEntry entry) {
    return Stream.of(
                entry.at().toString(),
                entry.actor(),
                entry.deed().name(),
                entry.outcome().name(),
                entry.subject(),
                entry.detail(),
                entry.id())
            .map(AuditPages::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** A cell (RFC 4180) that no spreadsheet takes for a formula. */
  private static String cell(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
