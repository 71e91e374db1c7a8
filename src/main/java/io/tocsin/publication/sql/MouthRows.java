package io.tocsin.publication.sql;

import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/** A mouth's text as the columns that its tables have in common. */
final class MouthRows {

  private MouthRows() {}

  static PreparedBatch bind(PreparedBatch batch, int place, MouthText text) {
    return batch
        .bind("place", place)
        .bind("mouth", text.mouth().name())
        .bind("language", text.language())
        .bind("register", text.register().name())
        .bind("subject", text.subject())
        .bind("body", text.body());
  }

  static MouthText text(RowView row) {
    return new MouthText(
        Mouth.valueOf(row.getColumn("mouth", String.class)),
        row.getColumn("language", String.class),
        Register.valueOf(row.getColumn("register", String.class)),
        row.getColumn("subject", String.class),
        row.getColumn("body", String.class));
  }
}
