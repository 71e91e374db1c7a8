package io.tocsin.web;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer on the wire; confined to the connection's event loop. */
final class Exchange {

  private static final long MOST_LINGERING = 4L << 20;

  private final HttpServerRequest request;
  private final Watch watch;
  private final Desk desk;
  private final Context loop;
  private final Glance glance;
  private @Nullable Headers headers;
  private boolean answered;

  Exchange(HttpServerRequest request, Watch watch, Desk desk) {
    this.request = request;
    this.watch = watch;
    this.desk = desk;
    this.loop = Objects.requireNonNull(Vertx.currentContext());
    this.glance = Glance.at(request);
  }

  /** Says whether the header is one that two servers would read the same way (RFC 9112). */
  boolean isWellFormed() {
    return Framing.isPlain(glance, request.version());
  }

  String methodName() {
    return request.method().name();
  }

  String uri() {
    return request.uri();
  }

  /** Returns what most answers need of the fields. */
  Glance glance() {
    return glance;
  }

  /** Returns all fields. */
  Headers headers() {
    Headers all = headers;
    if (all == null) {
      all = Framing.read(request);
      headers = all;
    }
    return all;
  }

  InetAddress peer() {
    return watch.peer;
  }

  /** Returns the announced length of the body, or -1 if it comes in chunks. */
  long announcedLength() {
    if (glance.codings() > 0) {
      return -1;
    }
    return glance.lengths() == 1 ? Long.parseLong(glance.length()) : 0;
  }

  /** Collects the body, then goes on; answers 413 by itself as soon as it is too long. */
  void readBody(int most, Consumer<byte[]> then) {
    long announced = announcedLength();
    if (announced > most) {
      refuseAndClose(413);
      return;
    }
    if (announced == 0) {
      then.accept(new byte[0]);
      return;
    }
    watch.enter(Watch.Stage.BODY, System.nanoTime());
    Buffer collected = Buffer.buffer();
    request.handler(chunk -> {
      if (collected.length() + chunk.length() > most) {
        refuseAndClose(413);
      } else if (!answered) {
        collected.appendBuffer(chunk);
      }
    });
    request.endHandler(end -> {
      if (!answered) {
        then.accept(collected.getBytes());
      }
    });
    request.exceptionHandler(broken -> request.connection().close());
  }

  /** Notes that a handler works on it. */
  void work() {
    watch.enter(Watch.Stage.WORK, System.nanoTime());
  }

  /** Notes that the connection now carries an event stream, for as long as it lasts. */
  HttpServerResponse stream() {
    watch.enter(Watch.Stage.STREAM, System.nanoTime());
    answered = true;
    HttpServerResponse response = request.response();
    desk.security().forEach(header -> response.putHeader(header.name(), header.value()));
    return response;
  }

  /** Returns where what many are told leaves, or null if this client knows no chunks. */
  @Nullable Hatch hatch() {
    return request.version() == HttpVersion.HTTP_1_1 ? watch.hatch : null;
  }

  /** Goes back to waiting for requests after a stream that was none. */
  void finishStream(Future<Void> written) {
    finish(written, request.response());
  }

  /** Goes on on the connection's event loop, from any thread. */
  void onLoop(Runnable task) {
    if (loop.equals(Vertx.currentContext())) {
      task.run();
    } else {
      loop.runOnContext(ignored -> task.run());
    }
  }

  /** Refuses in the asker's language. */
  void refuse(int status) {
    Reply reply = desk.refusal(status, uri(), headers());
    answer(announcedLength() == 0 ? reply : reply.with("Connection", "close"));
  }

  /** Refuses a method and names those that are allowed. */
  void refuseMethod(String allowed) {
    Reply reply = desk.refusal(405, uri(), headers()).with("Allow", allowed);
    answer(announcedLength() == 0 ? reply : reply.with("Connection", "close"));
  }

  /** Says that too much runs just now. */
  void refuseBusy() {
    answer(desk.refusal(503, uri(), headers()).with("Retry-After", "5"));
  }

  /** Refuses, and reads no more from this connection. */
  void refuseAndClose(int status) {
    if (!answered) {
      answer(desk.refusal(status, uri(), headers()).with("Connection", "close"));
    }
  }

  /** Refuses what the parser could not read. */
  void refuseUnreadable() {
    Throwable cause = request.decoderResult().cause();
    refuseAndClose(
        switch (cause) {
          case TooLongHttpLineException ignored -> 414;
          case TooLongHttpHeaderException ignored -> 431;
          case null, default -> 400;
        });
  }

  /** Writes a whole answer. */
  void answer(Reply reply) {
    HttpServerResponse response = begin(reply.status(), reply.headers());
    boolean bodiless = reply.status() == 204 || reply.status() == 304;
    if (!bodiless) {
      response.putHeader("Content-Length", Integer.toString(reply.body().length));
    }
    finish(
        isHead() || bodiless ? response.end() : response.end(Buffer.buffer(reply.body())),
        response);
  }

  /**
   * Writes a public file, or its header alone for HEAD.
   *
   * @param known whether the client has these bytes already
   */
  void answer(Ready file, boolean known) {
    answered = true;
    HttpServerResponse response = request.response();
    response.setStatusCode(known ? 304 : 200);
    ByteBuf prompt = staysOpen() && !isHead() ? file.prompt(known) : null;
    if (prompt != null) {
      if (!known) {
        response.headers().setAll(file.whole()); // or Vert.x would count the bytes it sees, none
      }
      watch.reply(watch.hatch.end(response, prompt), System.nanoTime());
      return;
    }
    watch.enter(Watch.Stage.REPLY, System.nanoTime());
    response.headers().setAll(known ? file.known() : file.whole());
    closeIfDraining(response);
    finish(known || isHead() ? response.end() : whole(response, file), response);
  }

  /** Says whether the connection goes on after this, and no field need say so. */
  private boolean staysOpen() {
    String wish = glance.connection();
    return request.version() == HttpVersion.HTTP_1_1
        && !desk.isDraining()
        && (wish.isEmpty() || wish.equalsIgnoreCase("keep-alive"));
  }

  private static Future<Void> whole(HttpServerResponse response, Ready file) {
    Path cold = file.cold();
    return cold == null ? response.end(file.bytes()) : response.sendFile(cold.toString());
  }

  private boolean isHead() {
    return methodName().equals("HEAD");
  }

  private HttpServerResponse begin(int status, List<Header> fields) {
    answered = true;
    watch.enter(Watch.Stage.REPLY, System.nanoTime());
    HttpServerResponse response = request.response().setStatusCode(status);
    desk.security().forEach(header -> response.putHeader(header.name(), header.value()));
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase("Set-Cookie")) {
        response.headers().add(field.name(), field.value());
      } else if (field.value().isEmpty()) {
        response.headers().remove(field.name()); // a file that takes a restriction back
      } else {
        response.putHeader(field.name(), field.value());
      }
    }
    closeIfDraining(response);
    return response;
  }

  private void closeIfDraining(HttpServerResponse response) {
    if (desk.isDraining()) {
      response.putHeader("Connection", "close");
    }
  }

  private void finish(Future<Void> written, HttpServerResponse response) {
    boolean last = "close".equalsIgnoreCase(response.headers().get("Connection"));
    written.onComplete(done -> {
      watch.enter(Watch.Stage.KEEP_ALIVE, System.nanoTime());
      if (done.succeeded() && last && isStillSending()) {
        linger();
      } else if (done.failed() || last) {
        request.connection().close();
      }
    });
  }

  private boolean isStillSending() {
    return !request.isEnded() && request.decoderResult().isSuccess();
  }

  /**
   * Hears the rest of a refused body out before hanging up: closing over bytes nobody read resets
   * the connection, and the refusal with it (RFC 9112, 9.6).
   */
  private void linger() {
    watch.enter(Watch.Stage.LINGER, System.nanoTime());
    AtomicLong heard = new AtomicLong();
    request.handler(chunk -> {
      if (heard.addAndGet(chunk.length()) > MOST_LINGERING) {
        request.connection().close();
      }
    });
    request.endHandler(end -> request.connection().close());
    request.exceptionHandler(broken -> request.connection().close());
  }
}
