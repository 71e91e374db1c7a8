package io.tocsin.incidents.sql;

import io.tocsin.detection.experience.ResolvedCase;
import io.tocsin.store.Transaction;
import java.util.List;

/** What past outages teach, kept once for each disturbance of a component within an incident. */
public final class ResolvedCaseTable {

  private ResolvedCaseTable() {}

  /**
   * Keeps a case; one of the same incident, component and onset is replaced, because an operator
   * may confirm a number later, or an end may turn out to be another.
   */
  public static void keep(Transaction transaction, ResolvedCase resolved) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO resolved_case (incident, component, service, onset_at, ended_at, body)"
                + " VALUES (:incident, :component, :service, :onset, :ended, :body)"
                + " ON CONFLICT (incident, component, onset_at) DO UPDATE SET"
                + " service = excluded.service, ended_at = excluded.ended_at,"
                + " body = excluded.body")
        .bind("incident", resolved.incident())
        .bind("component", resolved.component())
        .bind("service", resolved.service())
        .bind("onset", resolved.onset())
        .bind("ended", resolved.end())
        .bind("body", Bodies.write(resolved))
        .execute();
  }

  /** Returns the newest cases of all services, at most so many, in the order of their end. */
  public static List<ResolvedCase> newest(Transaction transaction, int limit) {
    List<ResolvedCase> newest =
        transaction
            .handle()
            .createQuery(
                "SELECT body FROM resolved_case"
                    + " ORDER BY ended_at DESC, incident DESC, component DESC, onset_at DESC"
                    + " LIMIT :limit")
            .bind("limit", limit)
            .mapTo(String.class)
            .map(body -> Bodies.read(body, ResolvedCase.class))
            .list();
    return newest.reversed();
  }
}
