package io.tocsin.console;

import io.tocsin.access.Accounts;
import io.tocsin.access.Change;
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
import java.util.Optional;
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

  private Accounts accounts() {
    return tools.household().accounts();
  }

  private Tokens machines() {
    return tools.household().tokens();
  }

  Reply people(Visit visit) {
    return people(200, visit, Sheet.blank("people"), "");
  }

  private Reply people(int status, Visit visit, Sheet sheet, String link) {
    return pages.page(
        status, visit, "people", Map.of("people", accounts().all(), "sheet", sheet, "link", link));
  }

  /** The link is shown once, in the answer itself: it is in no address and no log. */
  Reply invite(Visit visit, Form form) {
    Role role = form.first("role").flatMap(Role::of).orElse(Role.READER);
    Invitation invitation = accounts().invite(role, visit.account());
    return people(200, visit, Sheet.blank("people"), Newsroom.pathOf(invitation));
  }

  Reply changeRole(Visit visit, Form form) {
    String id = visit.request().parameter("person");
    Optional<Role> role = form.first("role").flatMap(Role::of);
    return role.isEmpty()
        ? people(visit)
        : changed(visit, accounts().changeRole(id, role.get(), visit.account()));
  }

  Reply rename(Visit visit, Form form) {
    String id = visit.request().parameter("person");
    List<Fault> faults =
        tools.household().names().rename(id, form.first("name").orElse(""), visit.account());
    return faults.isEmpty()
        ? Reply.seeOther("/console/people")
        : people(422, visit, Sheet.blank("name-" + id).wrong(withoutField(faults)), "");
  }

  /** The list has many fields for a name: what is wrong stands above it. */
  private static List<Fault> withoutField(List<Fault> faults) {
    return faults.stream().map(fault -> new Fault("", fault.rule(), fault.details())).toList();
  }

  Reply close(Visit visit, Form form) {
    return changed(visit, accounts().close(visit.request().parameter("person"), visit.account()));
  }

  Reply reopen(Visit visit, Form form) {
    return changed(visit, accounts().reopen(visit.request().parameter("person"), visit.account()));
  }

  private Reply changed(Visit visit, Change change) {
    return switch (change) {
      case DONE, NOTHING_TO_CHANGE -> Reply.seeOther("/console/people");
      case LAST_OWNER -> people(422, visit, Sheet.blank("people").noticed("person.last-owner"), "");
    };
  }

  Reply tokens(Visit visit) {
    return tokens(200, visit, Sheet.blank("token").with("days", "90"), "");
  }

  private Reply tokens(int status, Visit visit, Sheet sheet, String secret) {
    return pages.page(
        status,
        visit,
        "tokens",
        Map.of("tokens", machines().all(), "sheet", sheet, "secret", secret));
  }

  Reply issue(Visit visit, Form form) {
    Set<Scope> scopes =
        form.all("scopes").stream()
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toSet());
    Tokens.Issue issue =
        machines().issue(form.first("name").orElse(""), scopes, lasting(form), visit.account());
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
    machines().revoke(visit.request().parameter("token"), visit.account());
    return Reply.seeOther("/console/tokens");
  }
}
