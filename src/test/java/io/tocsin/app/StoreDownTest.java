package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.StoreFull;
import io.tocsin.store.Transaction;
import io.tocsin.web.DoorSettings;
import io.tocsin.web.Engine;
import io.tocsin.web.Guard;
import io.tocsin.web.HttpDoor;
import io.tocsin.web.MediaType;
import io.tocsin.web.Permission;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Route;
import io.tocsin.web.Routes;
import io.tocsin.web.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDownTest {

  @TempDir Path folder;

  private final Closers closers = new Closers();
  private final AtomicInteger ids = new AtomicInteger();
  private Database database;
  private HttpDoor door;

  @BeforeEach
  void open() {
    database = closers.add("state", Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE));
    Problems problems = Problems.load(List.of("fr", "en"));
    Route route =
        Route.post(
            "/api/v1/asks",
            new Permission.Everybody(),
            request -> {
              write();
              return Reply.empty(204);
            });
    door =
        closers.add(
            "door",
            HttpDoor.open(
                closers.add("engine", Engine.start()),
                DoorSettings.local(0),
                new HttpDoor.House(
                    new Routes(new StoreDown(problems).told(List.of(route))),
                    Guard.closed(),
                    problems,
                    null,
                    null)));
  }

  @AfterEach
  void close() {
    closers.close();
  }

  private void write() {
    database.write(this::insert);
  }

  private int insert(Transaction transaction) {
    return transaction
        .handle()
        .execute(
            "INSERT INTO subscription_ask VALUES (?, 'a@b.example', 'fr', '', 'block', 0)",
            "%08d".formatted(ids.incrementAndGet()));
  }

  /** A connection that found no room is not used again and forgets its limit. */
  private void limitPages(String most) {
    String pragma = "PRAGMA max_page_count = " + most;
    database.<String>write(
        transaction -> transaction.handle().createQuery(pragma).mapTo(String.class).one());
  }

  private Wire.Heard post() {
    return Wire.post(
        door.port(), "/api/v1/asks", MediaType.JSON, new byte[0], "Accept-Language: fr");
  }

  @Test
  void fullDiskSaysWhenToTryAgainAndIsForgottenOnceThereIsRoom() {
    assertThat(post().status()).isEqualTo(204);
    limitPages("1");
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                write();
              }
            })
        .isInstanceOf(StoreFull.class);
    limitPages("1");
    Wire.Heard heard = post();
    assertThat(heard.status()).isEqualTo(503);
    assertThat(heard.header("Retry-After")).contains("30");
    assertThat(heard.text()).contains("Rien n'a été enregistré");
    limitPages("1000000");
    assertThat(post().status()).isEqualTo(204);
  }
}
