package io.tocsin.site.badge;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.site.SiteFile;
import io.tocsin.site.drawing.Typeface;
import io.tocsin.site.view.Light;
import io.tocsin.site.view.XmlText;
import io.tocsin.web.Escape;
import io.tocsin.wording.Phrases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws badges of one language, as SVG and as JSON for a shields.io endpoint: for everything, per
 * service and per component. Confined to one thread.
 */
public final class Badges {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int SIZE = 11;
  private static final int MARGIN = 6;

  /** Wide enough for any name people use; longer ones are cut with an ellipsis. */
  private static final int WIDEST = 220;

  private static final int CACHED_SECONDS = 300;

  private final PublicSnapshot snapshot;
  private final Phrases phrases;

  /**
   * Reads a snapshot in a language.
   *
   * @param phrases the bundle {@code feed}
   */
  public Badges(PublicSnapshot snapshot, Phrases phrases) {
    this.snapshot = snapshot;
    this.phrases = phrases;
  }

  /** Returns the badges of everything, {@code /fr/badge.svg} and {@code /fr/badge.json}. */
  public Map<String, SiteFile> whole() {
    List<ComponentView> all =
        snapshot.services().stream().flatMap(service -> service.components().stream()).toList();
    return files("", snapshot.site().name(), Light.of(all));
  }

  /** Returns the badges of a service and of each of its components. */
  public Map<String, SiteFile> service(ServiceView service) {
    Map<String, SiteFile> files =
        new TreeMap<>(
            files("service/" + service.id() + "/", service.name(), Light.of(service.components())));
    for (ComponentView component : service.components()) {
      files.putAll(
          files("component/" + component.id() + "/", component.name(), Light.of(component)));
    }
    return files;
  }

  private Map<String, SiteFile> files(String folder, LocalizedText name, Light light) {
    String path = "/" + phrases.language() + "/" + folder + "badge";
    String label = XmlText.clean(name.in(phrases.language())).replaceAll("\\s+", " ").strip();
    String message = phrases.say("badge." + light.id());
    return Map.of(
        path + ".svg", SiteFile.open("image/svg+xml", svg(label, message, light)),
        path + ".json",
            SiteFile.open("application/json; charset=utf-8", json(label, message, light)));
  }

  private static String json(String label, String message, Light light) {
    Map<String, Object> badge = new LinkedHashMap<>();
    badge.put("schemaVersion", 1);
    badge.put("label", label);
    badge.put("message", message);
    badge.put("color", light.colour().substring(1));
    badge.put("cacheSeconds", CACHED_SECONDS);
    return JSON.writeValueAsString(badge);
  }

  /** Without any style sheet, so that no policy of the host page can spoil it. */
  private static String svg(String label, String message, Light light) {
    String shown = Typeface.REGULAR.fitted(label, SIZE, WIDEST);
    double left = Typeface.REGULAR.width(shown, SIZE) + 2 * MARGIN;
    double right = Typeface.REGULAR.width(message, SIZE) + 2 * MARGIN;
    String words = Escape.html(label + ": " + message);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="20" viewBox="0 0 %1$s 20" role="img" aria-label="%2$s">\
    <title>%2$s</title>\
    <clipPath id="r"><rect width="%1$s" height="20" rx="3"/></clipPath>\
    <g clip-path="url(#r)"><rect width="%3$s" height="20" fill="#3b4248"/>\
    <rect x="%3$s" width="%4$s" height="20" fill="%5$s"/></g>\
    <g fill="#fff" font-family="DejaVu Sans,Verdana,Geneva,sans-serif" font-size="11" aria-hidden="true">\
    <text x="6" y="14" textLength="%6$s">%7$s</text>\
    <text x="%8$s" y="14" textLength="%9$s">%10$s</text></g></svg>
    """
        .formatted(
            number(left + right),
            words,
            number(left),
            number(right),
            light.colour(),
            number(left - 2 * MARGIN),
            Escape.html(shown),
            number(left + MARGIN),
            number(right - 2 * MARGIN),
            Escape.html(message));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
