package io.tocsin.web;

import io.tocsin.wording.Languages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serves the public files: a look-up and a write, on the event loop; thread-safe.
 *
 * <p>{@code /} is the page of the reader's language, served at once and not by a redirect: one
 * round trip less on a bad line, the same bytes as {@code /fr/}, {@code Vary} and {@code
 * Content-Location} saying so.
 */
final class Shelf {

  private static final int LONGEST_LIST = 2048;

  private final PublicFiles files;

  Shelf(PublicFiles files) {
    this.files = files;
  }

  boolean has(String path) {
    return find(path, Headers.NONE) != null;
  }

  /** Answers GET or HEAD if the file exists. */
  boolean serve(Exchange exchange, String path) {
    Found found = find(path, exchange.headers());
    if (found == null) {
      return false;
    }
    String accepted = exchange.headers().joined("Accept-Encoding");
    PublicFile.Variant variant =
        Negotiation.variant(found.file(), accepted.length() > LONGEST_LIST ? null : accepted);
    List<Header> fields = fields(found, variant);
    if (isKnown(exchange.headers().joined("If-None-Match"), variant.etag())) {
      exchange.answer(new Reply(304, fields, new byte[0]));
    } else {
      fields.add(new Header("Content-Type", found.file().contentType()));
      if (variant.encoding() != PublicFile.Encoding.IDENTITY) {
        fields.add(new Header("Content-Encoding", variant.encoding().token()));
      }
      exchange.answer(fields, variant.bytes());
    }
    return true;
  }

  /** A file and, if it was chosen by language, the address it has by itself. */
  private record Found(PublicFile file, @Nullable String location) {}

  private @Nullable Found find(String path, Headers headers) {
    List<String> languages = files.languages();
    if (path.equals("/") && !languages.isEmpty()) {
      String wish = headers.joined("Accept-Language");
      String location = "/" + Languages.choose(wish, languages) + "/";
      PublicFile file = files.look(location);
      return file == null ? null : new Found(file, location);
    }
    PublicFile file = files.look(path);
    return file == null ? null : new Found(file, null);
  }

  private static List<Header> fields(Found found, PublicFile.Variant variant) {
    List<Header> fields = new ArrayList<>(found.file().headers());
    fields.add(new Header("ETag", '"' + variant.etag() + '"'));
    fields.add(new Header("Cache-Control", found.file().cacheControl()));
    String location = found.location();
    if (location != null) {
      fields.add(new Header("Vary", "Accept-Language, Accept-Encoding"));
      fields.add(new Header("Content-Location", location));
    } else if (found.file().variants().size() > 1) {
      fields.add(new Header("Vary", "Accept-Encoding"));
    }
    return fields;
  }

  /** Compares weakly, as RFC 9110 section 13.1.2 asks. */
  private static boolean isKnown(String ifNoneMatch, String etag) {
    if (ifNoneMatch.isEmpty() || ifNoneMatch.length() > LONGEST_LIST) {
      return false;
    }
    for (String entry : ifNoneMatch.split(",", -1)) {
      String tag = entry.strip();
      String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
      if (tag.equals("*") || strong.equals('"' + etag + '"')) {
        return true;
      }
    }
    return false;
  }
}
