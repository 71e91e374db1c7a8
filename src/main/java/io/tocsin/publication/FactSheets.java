package io.tocsin.publication;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.SheetRules;
import io.tocsin.publication.sql.FactSheetTable;
import io.tocsin.publication.sql.PressText;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The working copies of fact sheets that editors share, with every revision kept; thread-safe.
 *
 * <p>Who saves says which revision they had before the eyes. If somebody saved meanwhile, theirs
 * stays the working copy and the later one is kept aside.
 */
public final class FactSheets {

  /** Largest sheet, in characters of its kept form. */
  public static final int LARGEST = 64 * 1024;

  private static final int SHOWN = 50;

  private final StatementTable database;
  private final FactSheetTable table = new FactSheetTable();
  private final IncidentArchive archive;
  private final Supplier<Catalog> catalog;
  private final InstantSource clock;
  private final AuditLog audit;

  /**
   * Takes its tools.
   *
   * @param catalog the catalogue as it is now
   * @param ids makes ids that are never used twice
   */
  public FactSheets(
      StatementTable database,
      IncidentArchive archive,
      Supplier<Catalog> catalog,
      InstantSource clock,
      Supplier<String> ids) {
    this.database = database;
    this.archive = archive;
    this.catalog = catalog;
    this.clock = clock;
    this.audit = new AuditLog(ids);
  }

  /** Returns the working copy of an incident's sheet; empty before anybody saved one. */
  public Optional<SheetRevision> current(String incident) {
    return database.read(transaction -> current(transaction, incident));
  }

  /** Returns the working copy of an incident's sheet, within a transaction. */
  public Optional<SheetRevision> current(Transaction transaction, String incident) {
    return table.standing(transaction, incident);
  }

  /** Returns the newest 50 revisions of an incident's sheet, newest first. */
  public List<SheetRevision> revisions(String incident) {
    return database.read(transaction -> table.newest(transaction, incident, SHOWN));
  }

  /**
   * Keeps a sheet as the working copy, unless it is faulty or somebody saved meanwhile.
   *
   * @param seen the revision its author had before the eyes, 0 for none
   */
  public Saving save(String incident, long seen, FactSheet sheet, Actor by) {
    return database.write(transaction -> save(transaction, incident, seen, sheet, by));
  }

  /** Keeps a sheet as {@link #save(String, long, FactSheet, Actor)}, within a transaction. */
  public Saving save(
      Transaction transaction, String incident, long seen, FactSheet sheet, Actor by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (archive.incident(transaction, incident).isEmpty()) {
      return new Saving.Refused(List.of(Fault.of("incident", Rule.NOT_AN_INCIDENT)));
    }
    List<Fault> faults = SheetRules.toKeep(catalog.get(), sheet, now);
    if (!faults.isEmpty()) {
      return new Saving.Refused(faults);
    }
    if (PressText.write(sheet).length() > LARGEST) {
      Map<String, String> most = Map.of("max", String.valueOf(LARGEST));
      return new Saving.Refused(List.of(new Fault("facts", Rule.TOO_LARGE, most)));
    }
    return keep(transaction, incident, seen, sheet, by, now);
  }

  private Saving keep(
      Transaction transaction, String incident, long seen, FactSheet sheet, Actor by, Instant now) {
    long number = table.nextNumber(transaction, incident);
    Optional<SheetRevision> standing = table.standing(transaction, incident);
    if (standing.isPresent() && standing.get().sheet().equals(sheet)) {
      return new Saving.Saved(standing.get());
    }
    boolean aside = standing.isPresent() && standing.get().number() != seen;
    long basedOn = Math.clamp(seen, 0, number - 1);
    SheetRevision yours = new SheetRevision(incident, number, basedOn, aside, now, by, sheet);
    table.add(transaction, yours);
    String actor = by.kind() + " " + by.name();
    String detail = "revision " + number + (aside ? " aside" : "");
    audit.done(transaction, now, actor, Deed.SHEET_CHANGED, incident, detail);
    return aside ? new Saving.ChangedMeanwhile(standing.get(), yours) : new Saving.Saved(yours);
  }

  /**
   * The sheet a statement was made from becomes the working copy, in the statement's transaction.
   */
  void said(Transaction transaction, String incident, FactSheet sheet, Actor by, Instant now) {
    long number = table.nextNumber(transaction, incident);
    Optional<SheetRevision> standing = table.standing(transaction, incident);
    if (standing.isEmpty() || !standing.get().sheet().equals(sheet)) {
      long basedOn = standing.map(SheetRevision::number).orElse(0L);
      table.add(transaction, new SheetRevision(incident, number, basedOn, false, now, by, sheet));
    }
  }
}
