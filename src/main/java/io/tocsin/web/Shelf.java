package io.tocsin.web;

import io.tocsin.wording.Languages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Serves the public files: a look-up and a write, on the event loop; confined to one.
 *
 * <p>{@code /} is the page of the reader's language, served at once and not by a redirect: one
 * round trip less on a bad line, the same bytes as {@code /fr/}, {@code Vary} and {@code
 * Content-Location} saying so.
 *
 * <p>What is asked for often stands ready to be written, for as long as it is the file that the
 * site has under that path.
 */
final class Shelf {

  private static final int LONGEST_LIST = 2048;
  private static final int SHORT_LIST = 128;
  private static final int MOST_LISTS = 64;
  private static final int MOST_READY = 512;

  private final PublicFiles files;
  private final List<Header> security;
  private final Recent<String, Negotiation.Wishes> encodings = new Recent<>(MOST_LISTS);
  private final Recent<String, String> languages = new Recent<>(MOST_LISTS);
  private final Recent<String, Place> places = new Recent<>(MOST_READY, Place::clear);
  private final NativeRoom room = new NativeRoom();
  private List<String> offered = List.of();

  /** Sets it up; every answer carries the security fields. */
  Shelf(PublicFiles files, List<Header> security) {
    this.files = files;
    this.security = security;
  }

  /** A path, the file that it had when somebody last asked, and what of it stands ready. */
  private static final class Place {
    private @Nullable PublicFile file;
    private final Map<PublicFile.Encoding, Ready> ready = new EnumMap<>(PublicFile.Encoding.class);

    private void clear() {
      ready.values().forEach(Ready::leave);
      ready.clear();
    }
  }

  /** Says whether there is a file at that path; from any thread. */
  boolean has(String path) {
    boolean start = path.equals("/") && !files.languages().isEmpty();
    return files.look(start ? "/" + files.languages().getFirst() + "/" : path) != null;
  }

  /** Answers GET or HEAD if the file exists. */
  boolean serve(Exchange exchange, String path) {
    String location = path.equals("/") ? start(exchange.glance()) : null;
    PublicFile file = files.look(location == null ? path : location);
    if (file == null) {
      return false;
    }
    PublicFile.Variant variant = Negotiation.variant(file, wishes(exchange.glance()));
    Ready ready = ready(path, file, variant, location);
    exchange.answer(ready, isKnown(exchange.glance().known(), ready.etag()));
    return true;
  }

  /** Returns the address of the page in the reader's language, or null if there is none. */
  private @Nullable String start(Glance glance) {
    List<String> now = files.languages();
    if (now.isEmpty()) {
      return null;
    }
    if (!now.equals(offered)) {
      offered = now;
      languages.forget();
    }
    String wish = glance.languages();
    return wish.length() > SHORT_LIST
        ? "/" + Languages.choose(wish, now) + "/"
        : languages.of(wish, list -> "/" + Languages.choose(list, now) + "/");
  }

  private Negotiation.Wishes wishes(Glance glance) {
    String accepted = glance.encodings();
    if (accepted.length() > LONGEST_LIST) {
      return Negotiation.Wishes.NONE;
    }
    return accepted.length() > SHORT_LIST
        ? Negotiation.wishes(accepted)
        : encodings.of(accepted, Negotiation::wishes);
  }

  private Ready ready(
      String path, PublicFile file, PublicFile.Variant variant, @Nullable String location) {
    // The start page has one file per language, and no path of a file has a question mark.
    Place place = places.of(location == null ? path : "?" + location, _ -> new Place());
    if (!file.equals(place.file)) {
      place.file = file;
      place.clear();
    }
    Ready ready = place.ready.get(variant.encoding());
    if (ready == null) {
      ready = Ready.of(file, variant, security, location, room);
      place.ready.put(variant.encoding(), ready);
    }
    return ready;
  }

  /** Compares weakly, as RFC 9110 section 13.1.2 asks. */
  private static boolean isKnown(String ifNoneMatch, String etag) {
    if (ifNoneMatch.isEmpty() || ifNoneMatch.length() > LONGEST_LIST) {
      return false;
    }
    if (ifNoneMatch.equals(etag)) {
      return true;
    }
    for (String entry : ifNoneMatch.split(",", -1)) {
      String tag = entry.strip();
      String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
      if (tag.equals("*") || strong.equals(etag)) {
        return true;
      }
    }
    return false;
  }
}
