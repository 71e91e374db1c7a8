package io.tocsin.console;

import io.tocsin.access.Invitation;
import io.tocsin.access.Role;
import io.tocsin.access.Scope;
import io.tocsin.access.Tokens;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who else may enter: people by one-time links, machines by tokens; thread-safe. */
final class KeyPages {

  private final Tools tools;
  private final Pages pages;

  KeyPages(Tools tools, Pages pages) {
    this.tools = tools;
    this.pages = pages;
  }

  Reply people(Visit visit) {
    return people(visit, "");
  }

  private Reply people(Visit visit, String link) {
    return pages.page(200, visit, "people", Map.of("people", tools.accounts().all(), "link", link));
  }

  /** The link is shown once, in the answer itself: it is in no address and no log. */
  Reply invite(Visit visit, Form form) {
    Role role = form.first("role").flatMap(Role::of).orElse(Role.READER);
    Invitation invitation = tools.accounts().invite(role);
    return people(visit, Newsroom.pathOf(invitation));
  }

  Reply tokens(Visit visit) {
    return tokens(200, visit, Sheet.blank("token").with("days", "90"), "");
  }

  private Reply tokens(int status, Visit visit, Sheet sheet, String secret) {
    return pages.page(
        status,
        visit,
        "tokens",
        Map.of("tokens", tools.tokens().all(), "sheet", sheet, "secret", secret));
  }

  Reply issue(Visit visit, Form form) {
    Set<Scope> scopes =
        form.all("scopes").stream()
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toSet());
    Tokens.Issue issue =
        tools.tokens().issue(form.first("name").orElse(""), scopes, lasting(form), visit.account());
    return switch (issue) {
      case Tokens.Issue.Issued(_, var secret) ->
          tokens(200, visit, Sheet.blank("token").with("days", "90"), secret.text());
      case Tokens.Issue.Faulty(List<Fault> faults) ->
          tokens(422, visit, Sheet.returned("token", form, faults), "");
    };
  }

  private static Duration lasting(Form form) {
    String days = form.filled("days").orElse("");
    return days.matches("[0-9]{1,4}") ? Duration.ofDays(Long.parseLong(days)) : Duration.ZERO;
  }

  Reply revoke(Visit visit, Form form) {
    tools.tokens().revoke(visit.request().parameter("token"));
    return Reply.seeOther("/console/tokens");
  }
}
