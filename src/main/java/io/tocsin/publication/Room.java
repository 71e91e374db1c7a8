package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.publication.sql.StatementTable;
import java.util.function.Supplier;

/** What is at hand where statements are made; thread-safe. */
record Room(
    StatementTable table,
    Desk desk,
    IncidentArchive archive,
    Supplier<Catalog> catalog,
    FactSheets sheets,
    Briefings briefings) {}
