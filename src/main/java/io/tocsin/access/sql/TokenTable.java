package io.tocsin.access.sql;

import io.tocsin.access.ApiToken;
import io.tocsin.access.Scope;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.result.RowView;

/** Rows of API tokens; thread-safe. */
public final class TokenTable {

  private static final String SELECT =
      """
      SELECT id, name, scopes, created_by, created_at, expires_at, used_at, revoked_at
        FROM api_token
      """;

  /** Adds a token. */
  public void add(Transaction transaction, ApiToken token, String hash) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO api_token (id, secret_hash, name, scopes, created_by, created_at, expires_at)
            VALUES (:id, :hash, :name, :scopes, :by, :created, :expires)
            """)
        .bind("id", token.id())
        .bind("hash", hash)
        .bind("name", token.name())
        .bind(
            "scopes",
            token.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(" ")))
        .bind("by", token.createdBy())
        .bind("created", token.createdAt())
        .bind("expires", token.expiresAt())
        .execute();
  }

  /** Returns all, the newest first. */
  public List<ApiToken> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(SELECT + "ORDER BY created_at DESC, id DESC")
        .map(TokenTable::row)
        .list();
  }

  /** Returns the token with that secret. */
  public Optional<ApiToken> find(Transaction transaction, String hash) {
    return transaction
        .handle()
        .createQuery(SELECT + "WHERE secret_hash = :hash")
        .bind("hash", hash)
        .map(TokenTable::row)
        .findOne();
  }

  /** Notes that a token was used. */
  public void touch(Transaction transaction, String id, Instant now) {
    transaction
        .handle()
        .createUpdate("UPDATE api_token SET used_at = :now WHERE id = :id")
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  /** Takes a token back; false when there is none, or it was taken back before. */
  public boolean revoke(Transaction transaction, String id, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                "UPDATE api_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
            .bind("id", id)
            .bind("now", now)
            .execute()
        == 1;
  }

  private static ApiToken row(RowView row) {
    return new ApiToken(
        row.getColumn("id", String.class),
        row.getColumn("name", String.class),
        scopes(row.getColumn("scopes", String.class)),
        row.getColumn("created_by", String.class),
        row.getColumn("created_at", Instant.class),
        row.getColumn("expires_at", Instant.class),
        row.getColumn("used_at", Instant.class),
        row.getColumn("revoked_at", Instant.class));
  }

  private static Set<Scope> scopes(String words) {
    return Arrays.stream(words.split(" "))
        .flatMap(word -> Scope.of(word).stream())
        .collect(Collectors.toSet());
  }
}
