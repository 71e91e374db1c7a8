package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tocsin.access.Account;
import io.tocsin.access.Device;
import io.tocsin.access.Entry;
import io.tocsin.access.Household;
import io.tocsin.access.Right;
import io.tocsin.access.Role;
import io.tocsin.access.Scope;
import io.tocsin.access.Sessions;
import io.tocsin.access.Tokens;
import io.tocsin.api.AdminApi;
import io.tocsin.site.FormPages;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Method;
import io.tocsin.web.Permission;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route of the whole product, by every method, asked by everybody there is: whoever the table
 * does not admit never reaches a handler, and hears what every other stranger hears.
 */
class RouteMatrixTest {

  private static final Path DOCUMENT = Path.of("docs", "routes.md");
  private static final String RENEW = "tocsin.renew";

  @TempDir Path folder;

  private final Closers closers = new Closers();
  private final Set<String> reached = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Set<String>> refusals = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Household household;
  private Pipeline pipeline;
  private Routes routes;
  private Routes adminRoutes;
  private int port;
  private int adminPort;
  private String incident;

  /**
   * Somebody who asks.
   *
   * @param role what a good session of theirs may do, or null: no good session
   * @param scopes what a good token of theirs is good for, or null: no good token
   */
  private record Asker(
      String name, String header, @Nullable Role role, @Nullable Set<Scope> scopes) {}

  @BeforeEach
  void open() {
    RestingHouse resting =
        closers.add("rooms", new RestingHouse(new Storage.Sqlite(folder), folder, "operator"));
    pipeline = resting.pipeline;
    routes = new Routes(resting.routes.stream().map(this::watched).toList());
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    adminRoutes =
        new Routes(
            new AdminApi(List.of(), registry, Runnable::run)
                .routes().stream().map(this::watched).toList());
    household = resting.house.household();
    incident = resting.incident();
    Engine engine = closers.add("engine", Engine.start());
    port = open(engine, "door", routes, resting.house.guard(), resting.pages);
    adminPort = open(engine, "admin door", adminRoutes, Guard.closed(), resting.pages);
  }

  private int open(Engine engine, String name, Routes table, Guard guard, FormPages pages) {
    HttpDoor.House house = new HttpDoor.House(table, guard, pages, null, null);
    return closers.add(name, HttpDoor.open(engine, DoorSettings.local(0), house)).port();
  }

  /** The real handler, and a note that somebody got as far as it. */
  private Route watched(Route route) {
    return new Route(
        route.method(),
        route.pattern(),
        route.permission(),
        route.maxBody(),
        request -> {
          reached.add(request.header("X-Case").orElseThrow());
          return route.handler().handle(request);
        });
  }

  @AfterEach
  void close() {
    client.close();
    closers.close();
  }

  @Test
  void everybodyPassesWhereTheTableSaysSoAndNowhereElse() throws Exception {
    List<Asker> askers = askers();
    int cases = matrix(routes, port, askers) + matrix(adminRoutes, adminPort, askers);
    refusals.forEach(
        (status, heard) -> assertThat(heard).as("every refusal with " + status).hasSize(1));
    assertThat(refusals.keySet()).containsExactlyInAnyOrder(303, 401, 403, 405);
    System.out.println(
        "route matrix: %d routes, %d askers, %d cases"
            .formatted(routes.all().size() + adminRoutes.all().size(), askers.size(), cases));
  }

  private int matrix(Routes table, int door, List<Asker> askers) throws Exception {
    Set<String> paths = table.all().stream().map(route -> path(route)).collect(Collectors.toSet());
    int cases = 0;
    for (Asker asker : askers) {
      for (String path : paths) {
        for (Method method : Method.values()) {
          check(table, door, asker, method, path);
          cases++;
        }
      }
    }
    return cases;
  }

  private String path(Route route) {
    return route.pattern().toString().replace("{incident}", incident).replaceAll("\\{[^}]*}", "x");
  }

  private void check(Routes table, int door, Asker asker, Method method, String path)
      throws Exception {
    String name = method + " " + path + " by " + asker.name();
    HttpResponse<String> heard = ask(door, asker, method, path, name);
    int expected = expected(table.find(method, path), asker, method);
    assertThat(reached.contains(name)).as(name).isEqualTo(expected == 200);
    if (expected == 200) {
      assertThat(heard.statusCode()).as(name).isNotIn(401, 405, 500, 501);
      return;
    }
    assertThat(heard.statusCode()).as(name).isEqualTo(expected);
    assertThat(heard.headers().allValues("Set-Cookie")).as(name).isEmpty();
    if (expected == 303) {
      assertThat(heard.headers().firstValue("Location")).as(name).hasValue("/console/sign-in");
    }
    if (method != Method.HEAD && expected != 204) {
      refusals.computeIfAbsent(expected, _ -> new HashSet<>()).add(heard.body());
    }
  }

  private HttpResponse<String> ask(int door, Asker asker, Method method, String path, String name)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door + path))
            .header("X-Case", name)
            .method(method.name(), HttpRequest.BodyPublishers.noBody());
    if (!asker.header().isEmpty()) {
      int colon = asker.header().indexOf(':');
      request.header(asker.header().substring(0, colon), asker.header().substring(colon + 1));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What the table says: 200 stands for "the handler is asked". */
  private static int expected(Routes.Found found, Asker asker, Method method) {
    return switch (found) {
      case Routes.Found.Nothing() -> throw new AssertionError("every path is some route's");
      case Routes.Found.OtherMethods _ -> method == Method.OPTIONS ? 204 : 405;
      case Routes.Found.Match(Route route, _) ->
          switch (route.permission()) {
            case Permission.Everybody() -> 200;
            case Permission.SignedIn(String right) -> signedIn(right, asker, method);
            case Permission.Bearer(String scope) -> bearer(scope, asker);
          };
    };
  }

  private static int signedIn(String right, Asker asker, Method method) {
    if (asker.role() == null) {
      return method == Method.GET || method == Method.HEAD ? 303 : 401;
    }
    return asker.role().may(Right.of(right).orElseThrow()) ? 200 : 403;
  }

  private static int bearer(String scope, Asker asker) {
    if (asker.scopes() == null) {
      return 401;
    }
    return asker.scopes().contains(Scope.of(scope).orElseThrow()) ? 200 : 403;
  }

  private List<Asker> askers() {
    List<Asker> askers = new ArrayList<>();
    askers.add(new Asker("a stranger", "", null, null));
    askers.add(new Asker("a made-up cookie", cookie("x".repeat(43)), null, null));
    askers.add(
        new Asker("a made-up token", "Authorization:Bearer tcn_" + "x".repeat(43), null, null));
    askers.add(new Asker("a password of another kind", "Authorization:Basic YTpi", null, null));
    for (Role role : Role.values()) {
      askers.add(new Asker(role.word(), cookie(session(role.word(), role)), role, null));
    }
    askers.addAll(sessionsThatAreOver());
    Set<Set<Scope>> grants = new HashSet<>();
    grants.add(EnumSet.allOf(Scope.class));
    for (Scope scope : Scope.values()) {
      grants.add(EnumSet.of(scope));
    }
    for (Set<Scope> scopes : grants) {
      askers.add(
          new Asker("token " + scopes, "Authorization:Bearer " + token(scopes), null, scopes));
    }
    askers.addAll(tokensThatAreOver());
    return askers;
  }

  private List<Asker> sessionsThatAreOver() {
    String left = session("left", Role.OWNER);
    household.sessions().end(left);
    String closed = session("closed", Role.OWNER);
    household.accounts().close(account("closed").id(), "owner");
    String demoted = session("demoted", Role.OWNER);
    household.accounts().changeRole(account("demoted").id(), Role.READER, "owner");
    String idle = session("idle", Role.OWNER);
    age("UPDATE session SET seen_at = seen_at - ? WHERE account = ?", Sessions.IDLE, "idle");
    String old = session("old", Role.OWNER);
    age(
        "UPDATE session SET expires_at = expires_at - ? WHERE account = ?",
        Sessions.LONGEST.minusMillis(1),
        "old");
    String right = session("confused", Role.OWNER);
    return List.of(
        new Asker("who signed out", cookie(left), null, null),
        new Asker("whose account is closed", cookie(closed), null, null),
        new Asker("whose role changed", cookie(demoted), null, null),
        new Asker("who was idle too long", cookie(idle), null, null),
        new Asker("who was here too long", cookie(old), null, null),
        new Asker("a session shown as a token", "Authorization:Bearer " + right, null, null));
  }

  private void age(String update, Duration by, String name) {
    String id = account(name).id();
    int changed =
        pipeline
            .state()
            .write(transaction -> transaction.handle().execute(update, by.toNanos() / 1000, id));
    assertThat(changed).isEqualTo(1);
  }

  private List<Asker> tokensThatAreOver() {
    Set<Scope> all = EnumSet.allOf(Scope.class);
    String revoked = token(all);
    household.tokens().revoke(household.tokens().all().getFirst().id(), "owner");
    String expired = token(all);
    String id = household.tokens().all().getFirst().id();
    pipeline
        .state()
        .write(transaction ->
            transaction
                .handle()
                .execute("UPDATE api_token SET expires_at = created_at + 1 WHERE id = ?", id));
    return List.of(
        new Asker("a revoked token", "Authorization:Bearer " + revoked, null, null),
        new Asker("an expired token", "Authorization:Bearer " + expired, null, null),
        new Asker("a token shown as a cookie", cookie(token(all)), null, null));
  }

  private static String cookie(String secret) {
    return "Cookie:" + Sessions.COOKIE + "=" + secret;
  }

  private String session(String name, Role role) {
    String link = household.accounts().invite(role).secret().text();
    Entry entry =
        household.accounts().accept(link, name, "une phrase assez longue", Device.UNKNOWN);
    return ((Entry.Welcome) entry).session().text();
  }

  private Account account(String name) {
    return household.accounts().all().stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String token(Set<Scope> scopes) {
    return ((Tokens.Issue.Issued)
            household.tokens().issue("x", scopes, Duration.ofDays(1), "owner"))
        .secret()
        .text();
  }

  @Test
  void documentOfRoutesIsTheTable() throws IOException {
    String document = document();
    if (System.getProperty(RENEW) != null) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as(
            "%s is the table of routes. If a change of it is meant, renew it by"
                + " mvn -o test -Dtest=RouteMatrixTest -D%s and look at the difference",
            DOCUMENT, RENEW)
        .isEqualTo(document);
  }

  private String document() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Routes, and what each asks of who comes

        Made from the table in the program by `RouteMatrixTest`, which also asks every route by \
        every method as everybody there is. What is not listed does not exist. HEAD is answered \
        wherever GET is. A stranger who reads is sent to the sign-in page, one who acts hears 401; \
        who is known and may not hears 403.

        | role | rights |
        |---|---|
        """);
    for (Role role : Role.values()) {
      text.append("| %s | %s |\n".formatted(role.word(), words(role)));
    }
    text.append("\n## The page and the newsroom\n\n").append(lines(routes));
    text.append("\n## The port for whoever keeps the machine\n\n").append(lines(adminRoutes));
    return text.toString();
  }

  private static String words(Role role) {
    return Stream.of(Right.values())
        .filter(role::may)
        .map(Right::word)
        .collect(Collectors.joining(", "));
  }

  private static String lines(Routes table) {
    return "| route | asks for | which have |\n|---|---|---|\n"
        + table.all().stream()
            .map(route ->
                "| `%s %s` | %s |%n"
                    .formatted(route.method(), route.pattern(), asks(route.permission())))
            .sorted(java.util.Comparator.comparing(line -> line.replaceFirst("\\S+ `\\S+ ", "")))
            .collect(Collectors.joining());
  }

  private static String asks(Permission permission) {
    return switch (permission) {
      case Permission.Everybody() -> "nothing | everybody";
      case Permission.SignedIn(String right) ->
          "right `" + right + "` | " + holders(Right.of(right).orElseThrow());
      case Permission.Bearer(String scope) -> "scope `" + scope + "` | a token with it";
    };
  }

  private static String holders(Right right) {
    return Stream.of(Role.values())
        .filter(role -> role.may(right))
        .map(Role::word)
        .collect(Collectors.joining(", "));
  }
}
