package io.tocsin.publication.sql;

import io.tocsin.incidents.Actor;
import org.jdbi.v3.core.result.RowView;

/** Reads what several tables write alike; pure. */
final class Rows {

  private Rows() {}

  /** Reads {@code PREFIX_kind} and {@code PREFIX_name}. */
  static Actor actor(RowView row, String prefix) {
    return new Actor(
        Actor.Kind.valueOf(row.getColumn(prefix + "_kind", String.class)),
        row.getColumn(prefix + "_name", String.class));
  }
}
