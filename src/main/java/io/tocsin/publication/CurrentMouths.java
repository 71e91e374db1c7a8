package io.tocsin.publication;

import io.tocsin.catalog.Catalog;
import io.tocsin.publication.mouths.Mouths;
import java.util.List;
import java.util.function.Supplier;

/** What speaks the languages of the catalogue as it is now; thread-safe. */
final class CurrentMouths implements Supplier<Mouths> {

  private final Supplier<Catalog> catalog;
  private volatile Spoken spoken;

  /** What speaks these languages. */
  private record Spoken(List<String> languages, Mouths mouths) {
    static Spoken of(List<String> languages) {
      return new Spoken(languages, new Mouths(languages));
    }
  }

  CurrentMouths(Supplier<Catalog> catalog) {
    this.catalog = catalog;
    this.spoken = Spoken.of(catalog.get().languages());
  }

  @Override
  public Mouths get() {
    List<String> languages = catalog.get().languages();
    Spoken known = spoken;
    if (!known.languages().equals(languages)) {
      known = Spoken.of(languages);
      spoken = known;
    }
    return known.mouths();
  }
}
