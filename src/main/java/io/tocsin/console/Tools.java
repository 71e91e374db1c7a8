package io.tocsin.console;

import io.tocsin.access.Household;
import io.tocsin.access.passkey.Passkeys;
import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.clocks.LegalOffice;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.Hindsight;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.Notebook;
import io.tocsin.incidents.WorkSchedule;
import io.tocsin.publication.Aftermaths;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.Publisher;
import io.tocsin.web.FormToken;
import io.tocsin.wording.Lint;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the newsroom works with.
 *
 * @param snapshot the newest state, made anew if anything changed: {@code Snapshots::refresh}
 * @param step changes the state, and tells whoever shows it
 * @param reads reads the state without changing it, and waits for nobody who writes
 * @param troubles what of our own does not work now; empty when all is well
 * @param hindsight looks at moments of the past as the detector saw them
 */
public record Tools(
    Supplier<Catalog> catalog,
    Supplier<PublicSnapshot> snapshot,
    IncidentArchive archive,
    Publisher publisher,
    Desk desk,
    Notebook notebook,
    WorkSchedule works,
    Step step,
    Step reads,
    Lint lint,
    Household household,
    AuditLog audit,
    FormToken formToken,
    Supplier<List<Trouble>> troubles,
    InstantSource clock,
    Supplier<String> ids,
    Press press,
    LegalOffice legal,
    Telephone telephone,
    Aftermaths aftermaths,
    Passkeys passkeys,
    Hindsight hindsight) {

  /** Shows an editor what a text hides; on a page about the services of others, who speaks too. */
  @Override
  public Lint lint() {
    return catalog.get().mode() == Mode.OBSERVER ? lint.observing() : lint;
  }
}
