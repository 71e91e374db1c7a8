package io.tocsin.publication.sql;

import io.tocsin.store.Transaction;
import java.util.Optional;

/** Which request made which statement; thread-safe. */
public final class RequestTable {

  /** Answers that were given before under an actor's key. */
  public Optional<Request> request(Transaction transaction, String actor, String key) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT digest, statement FROM statement_request
             WHERE actor = :actor AND request_key = :key
            """)
        .bind("actor", actor)
        .bind("key", key)
        .map((rs, _) -> new Request(rs.getString(1), rs.getString(2)))
        .findOne();
  }

  /** Remembers which statement a request made. */
  public void remember(Transaction transaction, String actor, String key, Request request) {
    transaction
        .handle()
        .execute(
            """
            INSERT INTO statement_request (actor, request_key, digest, statement)
            VALUES (?, ?, ?, ?)
            """,
            actor,
            key,
            request.digest(),
            request.statement());
  }

  /**
   * What a request made.
   *
   * @param digest of the draft, so that one key never stands for two drafts
   */
  public record Request(String digest, String statement) {}
}
