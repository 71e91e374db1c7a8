package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.EventStream;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.Problems;
import io.tocsin.web.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The site of a snapshot behind a real door, for programs that come over HTTP. */
final class Served implements AutoCloseable {

  private final Engine engine = Engine.start();
  private final HttpClient client = HttpClient.newHttpClient();
  private final @Nullable EventStream events;
  private final StatusPage page;
  private HttpDoor door;

  Served(Path folder, PublicSnapshot snapshot) throws IOException {
    this(folder, snapshot, null, Runnable::run);
  }

  /** Pages that hear of changes as they come. */
  static Served live(Path folder, PublicSnapshot snapshot) throws IOException {
    return new Served(folder, snapshot, new EventStream(), Runnable::run);
  }

  private Served(
      Path folder, PublicSnapshot snapshot, @Nullable EventStream events, Executor background)
      throws IOException {
    this.events = events;
    page =
        new StatusPage(
            new SiteRenderer(new Assets()), new SiteStore(folder), () -> Samples.NOW, background);
    if (events != null) {
      page.listen(change -> events.announce(change.generation(), change.pages()));
    }
    page.changed(snapshot);
    open(0);
  }

  private void open(int port) {
    door =
        HttpDoor.open(
            engine,
            DoorSettings.local(port),
            new HttpDoor.House(
                new Routes(List.of()),
                Guard.closed(),
                Problems.load(List.of("fr", "en")),
                page,
                events));
  }

  /** Shows another state. */
  void show(PublicSnapshot snapshot) {
    page.changed(snapshot);
  }

  /** Shows the same state as it reads later. */
  void refresh(Instant now) {
    page.refreshAges(now);
  }

  String at(String path) {
    return "http://127.0.0.1:" + door.port() + path;
  }

  HttpResponse<String> get(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(at(path))).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }

  /** Shuts the door, as a server that died; the site is still there to be opened again. */
  void shut() {
    door.close();
  }

  @Override
  public void close() {
    client.close();
    door.close();
    engine.close();
  }
}
