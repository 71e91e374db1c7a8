package io.tocsin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import io.tocsin.store.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccessTest extends AccessContract {

  @TempDir Path folder;
  private Database database;

  @Override
  Database database() {
    if (database == null) {
      database = Database.sqlite(folder.resolve("tocsin.db"), Schema.STATE);
    }
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void fullDiskKeepsNobodyOut() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-03T07:00:00Z"));
    SecureRandom random = new SecureRandom();
    AtomicBoolean full = new AtomicBoolean();
    AccessTables tables = new AccessTables(new Full(database(), full));
    AtomicInteger numbers = new AtomicInteger();
    Household house =
        Household.open(
            tables,
            new Passwords(random),
            now::get,
            () -> "id" + numbers.incrementAndGet(),
            random);
    Sessions sessions = house.sessions();
    Tokens tokens = house.tokens();
    Accounts accounts = house.accounts();
    String link = accounts.firstInvitation().orElseThrow().secret().text();
    Entry.Welcome in = (Entry.Welcome) accounts.accept(link, "Alice", GOOD, Device.UNKNOWN);
    Tokens.Issue.Issued token =
        (Tokens.Issue.Issued)
            tokens.issue("x", Set.of(Scope.STATEMENTS_WRITE), Duration.ofDays(1), "Alice");
    now.set(now.get().plus(Duration.ofMinutes(5)));
    full.set(true);
    assertThat(sessions.find(in.session().text())).isPresent();
    assertThat(tokens.find(token.secret().text())).isPresent();
    assertThat(tokens.all().getFirst().usedAt()).isNull();
    full.set(false);
    assertThat(tokens.find(token.secret().text())).isPresent();
    assertThat(tokens.all().getFirst().usedAt()).isEqualTo(now.get());
  }

  @Test
  void strangersLeaveRoomForWhoIsKnown() throws Exception {
    Passwords passwords = new Passwords(new SecureRandom());
    CountDownLatch comparing = new CountDownLatch(1);
    CountDownLatch sentAway = new CountDownLatch(40 - 12);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        var _ =
            threads.submit(() -> {
              if (passwords.admitted(false, () -> waited(comparing)).isEmpty()) {
                sentAway.countDown();
              }
            });
      }
      assertThat(sentAway.await(30, TimeUnit.SECONDS)).isTrue();
      var known = threads.submit(() -> passwords.admitted(true, () -> "in"));
      comparing.countDown();
      assertThat(known.get()).hasValue("in");
    }
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A database that refuses every change while it is full. */
  private record Full(Database database, AtomicBoolean full) implements Database {
    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
      if (full.get()) {
        throw new StoreFailure("no room", new SQLException());
      }
      return database.write(work);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
      return database.read(work);
    }

    @Override
    public void close() {}
  }

  @Test
  void noSecretIsInTheFile() throws Exception {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-03T07:00:00Z"));
    AccessTables tables = new AccessTables(database());
    AtomicInteger numbers = new AtomicInteger();
    Household house =
        Household.open(
            tables, new Passwords(random), clock, () -> "id" + numbers.incrementAndGet(), random);
    Accounts accounts = house.accounts();
    String link = accounts.firstInvitation().orElseThrow().secret().text();
    Entry.Welcome in = (Entry.Welcome) accounts.accept(link, "Alice", GOOD, Device.UNKNOWN);
    Tokens.Issue.Issued token =
        (Tokens.Issue.Issued)
            house.tokens().issue("x", Set.of(Scope.STATEMENTS_WRITE), Duration.ofDays(1), "Alice");
    String stored = everything();
    assertThat(stored).contains("Alice").contains("$argon2id$v=19$m=19456,t=2,p=1$");
    List<Secret> codes = house.codes().renew(in.account());
    stored = everything();
    for (Secret code : codes) {
      assertThat(stored.contains(code.text())).isFalse();
    }
    for (String secret :
        List.of(link, in.session().text(), token.secret().text(), GOOD, token.secret().text())) {
      assertThat(stored.contains(secret)).isFalse();
    }
  }

  private String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
