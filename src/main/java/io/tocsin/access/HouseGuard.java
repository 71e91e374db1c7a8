package io.tocsin.access;

import io.tocsin.web.Caller;
import io.tocsin.web.Guard;
import io.tocsin.web.Method;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The guard of the whole route table: cookies for people, bearer tokens for machines; thread-safe.
 * One never stands for the other: a browser's cookie opens no API.
 */
public final class HouseGuard implements Guard {

  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([^ ]{1,200})");

  private final Sessions sessions;
  private final Tokens tokens;
  private final String signIn;

  /**
   * Guards with those sessions and tokens.
   *
   * @param signIn path of the page to which a stranger who wants to read is sent
   */
  public HouseGuard(Sessions sessions, Tokens tokens, String signIn) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.signIn = signIn;
  }

  @Override
  public Admission admit(Permission permission, Request request) {
    return switch (permission) {
      case Permission.Everybody() -> new Admission.Granted(request.caller());
      case Permission.SignedIn(String right) -> person(right, request);
      case Permission.Bearer(String scope) -> machine(scope, request);
    };
  }

  private Admission person(String right, Request request) {
    Optional<Sessions.SignedIn> found = request.cookie(Sessions.COOKIE).flatMap(sessions::find);
    if (found.isEmpty()) {
      boolean reads = request.method() == Method.GET || request.method() == Method.HEAD;
      return reads ? new Admission.Instead(Reply.seeOther(signIn)) : new Admission.Unknown();
    }
    Account account = found.get().account();
    boolean may = Right.of(right).filter(account.role()::may).isPresent();
    return may
        ? new Admission.Granted(
            new Caller.Account(account.name(), account.role().word(), found.get().key()))
        : new Admission.Forbidden();
  }

  private Admission machine(String scope, Request request) {
    Optional<ApiToken> token = bearer(request).flatMap(tokens::find);
    if (token.isEmpty()) {
      return new Admission.Unknown();
    }
    boolean may = Scope.of(scope).filter(token.get().scopes()::contains).isPresent();
    return may
        ? new Admission.Granted(new Caller.Machine(token.get().name()))
        : new Admission.Forbidden();
  }

  private static Optional<String> bearer(Request request) {
    Matcher matcher = BEARER.matcher(request.headers().only("Authorization").orElse(""));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
