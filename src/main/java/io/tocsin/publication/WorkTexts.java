package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.mouths.Briefing;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.PageAddress;
import io.tocsin.publication.sql.WorkMouthTable;
import io.tocsin.publication.sql.WorkMouthTable.Standing;
import io.tocsin.store.Transaction;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every mouth says about announced work; thread-safe.
 *
 * <p>Work is announced at several doors and moves with time. So its texts are made where all of
 * that meets: in the transaction of the first snapshot that shows it standing so. They are kept,
 * and never made again in other words.
 */
public final class WorkTexts {

  private final WorkMouthTable table = new WorkMouthTable();
  private final Supplier<Catalog> catalog;
  private final URI site;
  private final CurrentMouths mouths;

  /**
   * Takes its tools.
   *
   * @param catalog as it is now
   * @param site public address of the page
   */
  public WorkTexts(Supplier<Catalog> catalog, URI site) {
    this.catalog = catalog;
    this.site = site;
    this.mouths = new CurrentMouths(catalog);
  }

  /** Returns what would be said now; nothing if the catalogue does not know the service. */
  public List<MouthText> of(Maintenance work, Instant now) {
    Catalog known = catalog.get();
    if (known.service(work.service()).isEmpty()) {
      return List.of();
    }
    PageAddress address = new PageAddress(site, "maintenance/" + work.id());
    return mouths.get().of(Briefing.ofWork(known, work, address, now));
  }

  /** Keeps the texts about work that stands as it never was shown to stand. */
  void keep(Transaction transaction, Collection<Maintenance> works, Instant now) {
    Map<Standing, List<MouthText>> kept = kept(transaction, works);
    for (Maintenance work : works) {
      if (!kept.containsKey(standing(work))) {
        table.add(transaction, standing(work), of(work, now));
      }
    }
  }

  /** Returns the kept texts by work as it stood. */
  Map<Standing, List<MouthText>> kept(Transaction transaction, Collection<Maintenance> works) {
    return table.ofAll(transaction, works.stream().map(Maintenance::id).toList());
  }

  static Standing standing(Maintenance work) {
    return new Standing(work.id(), work.status());
  }
}
