package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the incidents that snapshots no longer tell of, whenever something about them changed, so
 * that their addresses lead somewhere for good. Confined to one thread at a time.
 *
 * <p>What others say about them late is read once a day.
 */
final class LookBack {

  private final StatementTable table;
  private final IncidentArchive archive;
  private final Supplier<Catalog> catalog;
  private final WorkTexts workTexts;
  private final CourseBook courses;
  private @Nullable Mark seen;

  /** What stood when the past was read. */
  private record Mark(
      SiteIdentity site,
      Catalog catalog,
      Map<String, Long> versions,
      PublicRecord record,
      LocalDate day) {}

  LookBack(
      StatementTable table,
      IncidentArchive archive,
      Supplier<Catalog> catalog,
      WorkTexts workTexts,
      CourseBook courses) {
    this.table = table;
    this.archive = archive;
    this.catalog = catalog;
    this.workTexts = workTexts;
    this.courses = courses;
  }

  /**
   * Tells the past if it is not as it was told last; its incidents are the old ones alone. What
   * could not be told is told again.
   */
  void tell(SiteIdentity site, Instant now, Consumer<PublicSnapshot> listener) {
    Mark mark = table.read(transaction -> mark(transaction, site, now));
    if (!mark.equals(seen)) {
      listener.accept(table.read(transaction -> past(transaction, site, now)));
      seen = mark;
    }
  }

  private Mark mark(Transaction transaction, SiteIdentity site, Instant now) {
    Map<String, Long> versions =
        archive.versionsClosedBefore(transaction, now.minus(Assembly.CLOSED_SHOWN));
    PublicRecord record =
        versions.isEmpty()
            ? PublicRecord.EMPTY
            : Aftermaths.shown(transaction, List.copyOf(versions.keySet()), now);
    return new Mark(
        site.calm(), catalog.get(), versions, record, now.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private PublicSnapshot past(Transaction transaction, SiteIdentity site, Instant now) {
    List<IncidentHistory> closed =
        archive.closedBefore(transaction, now.minus(Assembly.CLOSED_SHOWN));
    return new Assembly(transaction, archive, table, catalog.get(), workTexts, courses, closed, now)
        .snapshot(0, site, DayLog.NONE);
  }
}
