package io.tocsin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.access.sql.AccessTables;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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
  void noSecretIsInTheFile() throws Exception {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-03T07:00:00Z"));
    AccessTables tables = new AccessTables(database());
    Sessions sessions = new Sessions(tables, clock, random);
    Accounts accounts =
        new Accounts(tables, new Passwords(random), sessions, clock, () -> "id", random);
    String link = accounts.firstInvitation().orElseThrow().secret().text();
    Accounts.Entry.Welcome in = (Accounts.Entry.Welcome) accounts.accept(link, "Alice", GOOD);
    Tokens.Issue.Issued token =
        (Tokens.Issue.Issued)
            new Tokens(tables, clock, () -> "id", random)
                .issue("x", Set.of(Scope.STATEMENTS_WRITE), Duration.ofDays(1), "Alice");
    String stored = everything();
    assertThat(stored).contains("Alice").contains("$argon2id$v=19$m=19456,t=2,p=1$");
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
