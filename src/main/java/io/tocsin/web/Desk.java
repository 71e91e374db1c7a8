package io.tocsin.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Decides who answers a request: the public files, the event stream, or a route; thread-safe. */
final class Desk {

  private static final System.Logger LOG = System.getLogger(Desk.class.getName());

  private final Engine engine;
  private final DoorSettings settings;
  private final Traffic traffic;
  private final @Nullable Shelf shelf;
  private final @Nullable Readers readers;
  private volatile HttpDoor.House house;
  private volatile Map<String, Readers> guarded = Map.of();
  private volatile boolean draining;

  Desk(
      Engine engine,
      DoorSettings settings,
      HttpDoor.House house,
      Traffic traffic,
      @Nullable Readers readers) {
    this.engine = engine;
    this.settings = settings;
    this.house = house;
    this.traffic = traffic;
    this.readers = readers;
    PublicFiles files = house.files();
    this.shelf = files == null ? null : new Shelf(files, settings.security().all());
  }

  /** Answers for another house from now on. */
  void move(HttpDoor.House next, Map<String, Readers> streams) {
    guarded = Map.copyOf(streams);
    house = next;
  }

  void drain() {
    draining = true;
  }

  boolean isDraining() {
    return draining;
  }

  List<Header> security() {
    return settings.security().all();
  }

  Reply refusal(int status, String uri, Headers headers) {
    int question = uri.indexOf('?');
    return house
        .refusals()
        .refuse(status, question < 0 ? uri : uri.substring(0, question), headers);
  }

  /** Answers, now or later. */
  void serve(Exchange exchange) {
    if (!exchange.isWellFormed()) {
      exchange.refuseAndClose(400);
      return;
    }
    Optional<Target> target = Target.parse(exchange.uri());
    Optional<Method> method = Method.find(exchange.methodName());
    if (method.isEmpty()) {
      exchange.refuseAndClose(501);
    } else if (target.isEmpty()) {
      exchange.refuseAndClose(400);
    } else if (!fromShelf(exchange, method.get(), target.get())) {
      fromTable(exchange, method.get(), target.get());
    }
  }

  private boolean fromShelf(Exchange exchange, Method method, Target target) {
    if (method != Method.GET && method != Method.HEAD) {
      return false;
    }
    boolean hasBody = exchange.announcedLength() != 0;
    if (readers != null && target.path().equals(EventStream.PATH) && !hasBody) {
      return readers.join(exchange, method);
    }
    return shelf != null && !hasBody && shelf.serve(exchange, target.path());
  }

  private void fromTable(Exchange exchange, Method method, Target target) {
    switch (house.routes().find(method, target.path())) {
      case Routes.Found.Match match -> enter(exchange, method, target, match);
      case Routes.Found.OtherMethods(var allowed) -> otherMethod(exchange, method, allowed);
      case Routes.Found.Nothing() -> nothing(exchange, method, target);
    }
  }

  private void nothing(Exchange exchange, Method method, Target target) {
    boolean file = shelf != null && shelf.has(target.path());
    boolean stream = readers != null && target.path().equals(EventStream.PATH);
    if (file || stream) {
      otherMethod(exchange, method, EnumSet.of(Method.GET, Method.HEAD, Method.OPTIONS));
    } else {
      exchange.refuse(404);
    }
  }

  private static void otherMethod(Exchange exchange, Method method, Set<Method> allowed) {
    String names = String.join(", ", allowed.stream().sorted().map(Method::name).toList());
    if (method == Method.OPTIONS) {
      exchange.answer(Reply.empty(204).with("Allow", names));
    } else {
      exchange.refuseMethod(names);
    }
  }

  private void enter(Exchange exchange, Method method, Target target, Routes.Found.Match match) {
    exchange.readBody(
        match.route().maxBody(),
        body -> {
          Headers headers = exchange.headers();
          Request request =
              new Request(
                  method,
                  target.path(),
                  match.parameters(),
                  target.query(),
                  headers,
                  body,
                  settings.proxies().client(exchange.peer(), headers),
                  settings.proxies().secure(exchange.peer(), headers),
                  new Caller.Stranger());
          hand(exchange, match.route(), request);
        });
  }

  private void hand(Exchange exchange, Route route, Request request) {
    if (!traffic.begin()) {
      exchange.refuseBusy();
      return;
    }
    exchange.work();
    if (route.handler() instanceof PromptHandler prompt
        && route.permission() instanceof Permission.Everybody) {
      askPromptly(exchange, route, prompt, request);
      return;
    }
    engine
        .workers()
        .execute(() -> {
          Reply reply = ask(route, request);
          traffic.end();
          exchange.onLoop(() -> finish(exchange, request, reply));
        });
  }

  private void askPromptly(Exchange exchange, Route route, PromptHandler prompt, Request request) {
    CompletionStage<Reply> reply;
    try {
      reply = prompt.begin(request, exchange::onLoop);
    } catch (RuntimeException | Error e) {
      reply = CompletableFuture.failedFuture(e);
    }
    var unused =
        reply.whenComplete((answer, failure) -> {
          traffic.end();
          exchange.onLoop(
              () -> exchange.answer(failure == null ? answer : failed(route, request, failure)));
        });
  }

  /** Who passed the route of a guarded stream listens; everybody else has an answer. */
  private void finish(Exchange exchange, Request request, Reply reply) {
    Readers stream = reply.status() == 200 ? guarded.get(request.path()) : null;
    if (stream == null) {
      exchange.answer(reply);
    } else {
      stream.join(exchange, request.method());
    }
  }

  private Reply ask(Route route, Request request) {
    try {
      return admit(route, request);
    } catch (RuntimeException | Error e) {
      return failed(route, request, e);
    }
  }

  private Reply failed(Route route, Request request, Throwable failure) {
    if (failure instanceof Form.NotAForm) {
      return refusal(400, request.path(), request.headers());
    }
    LOG.log(System.Logger.Level.ERROR, "no answer for " + route.pattern(), failure);
    return refusal(500, request.path(), request.headers());
  }

  private Reply admit(Route route, Request request) {
    if (route.permission() instanceof Permission.Everybody) {
      return route.handler().handle(request);
    }
    return switch (house.guard().admit(route.permission(), request)) {
      case Guard.Admission.Granted(Caller caller) -> route.handler().handle(request.by(caller));
      case Guard.Admission.Unknown() ->
          refusal(401, request.path(), request.headers())
              .with("WWW-Authenticate", "Bearer realm=\"Tocsin\"");
      case Guard.Admission.Forbidden() -> refusal(403, request.path(), request.headers());
      case Guard.Admission.Instead(Reply reply) -> reply;
    };
  }
}
