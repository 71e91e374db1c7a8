package io.tocsin.catalog.yaml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What came of looking an SVG through: only shapes, colours and letters may be in it. */
sealed interface Drawing {

  /** Nothing in it acts or asks for anything. */
  record Sound(int width, int height) implements Drawing {}

  /** It is not taken; at least one flaw. */
  record Refused(List<Flaw> flaws) implements Drawing {
    public Refused {
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * One thing wrong.
   *
   * @param what stands there: an element, an attribute, or what the parser says
   */
  record Flaw(int line, int column, FaultRule rule, String what) {}

  /** Says whether the bytes mean to be a drawing. */
  static boolean looksLikeOne(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).contains("<svg");
  }

  /** Looks one through. */
  static Drawing read(byte[] bytes) {
    return new Inspection().read(bytes);
  }

  /** One looking through. Confined to one reading. */
  final class Inspection {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MOST = 10;
    private static final Set<String> SHAPES =
        Set.of(
            ("svg g defs symbol use title desc metadata style path rect circle ellipse line"
                    + " polyline polygon text tspan textPath linearGradient radialGradient stop"
                    + " pattern clipPath mask marker filter feBlend feColorMatrix"
                    + " feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge"
                    + " feMergeNode feMorphology feOffset feDropShadow")
                .split(" ", -1));

    /** What drawing programs write beside the drawing, which nothing draws. */
    private static final Set<String> REMARKS =
        Set.of(
            "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
            "http://www.inkscape.org/namespaces/inkscape",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "http://creativecommons.org/ns#",
            "http://web.resource.org/cc/",
            "http://purl.org/dc/elements/1.1/");

    private static final Pattern OUTSIDE =
        Pattern.compile("(?i)url\\s*\\(\\s*['\"]?\\s*[^#'\"\\s]|@import|image-set|\\\\");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\+?([0-9]*\\.?[0-9]+)(px)?\\s*");

    private final List<Flaw> flaws = new ArrayList<>();
    private int width;
    private int height;
    private boolean begun;

    Drawing read(byte[] bytes) {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      try {
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
        while (reader.hasNext() && flaws.size() < MOST) {
          look(reader, reader.next());
        }
      } catch (XMLStreamException broken) {
        Location at = broken.getLocation();
        flaw(at, FaultRule.LOGO_NOT_XML, "");
      }
      if (flaws.isEmpty() && (width < 1 || height < 1)) {
        flaws.add(new Flaw(1, 1, FaultRule.LOGO_WITHOUT_SIZE, ""));
      }
      return flaws.isEmpty() ? new Sound(width, height) : new Refused(flaws);
    }

    private void flaw(@Nullable Location at, FaultRule rule, String what) {
      int line = at == null ? 1 : Math.max(1, at.getLineNumber());
      int column = at == null ? 1 : Math.max(1, at.getColumnNumber());
      flaws.add(new Flaw(line, column, rule, what));
    }

    private void look(XMLStreamReader reader, int event) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> element(reader);
        case XMLStreamConstants.DTD ->
            flaw(reader.getLocation(), FaultRule.LOGO_FORBIDDEN, "<!DOCTYPE>");
        case XMLStreamConstants.PROCESSING_INSTRUCTION ->
            flaw(
                reader.getLocation(), FaultRule.LOGO_FORBIDDEN, "<?" + reader.getPITarget() + "?>");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            flaw(reader.getLocation(), FaultRule.LOGO_FORBIDDEN, "&" + reader.getLocalName() + ";");
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> style(reader);
        default -> {
          // remarks and white space do nothing
        }
      }
    }

    /** Text draws letters; in a sheet it may ask for a file. */
    private void style(XMLStreamReader reader) {
      if (OUTSIDE.matcher(reader.getText()).find()) {
        flaw(reader.getLocation(), FaultRule.LOGO_REFERS, reader.getText().strip());
      }
    }

    private void element(XMLStreamReader reader) {
      String space = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
      String name = reader.getLocalName();
      boolean known = space.equals(SVG) ? SHAPES.contains(name) : REMARKS.contains(space);
      if (!begun && !(space.equals(SVG) && name.equals("svg"))) {
        flaw(reader.getLocation(), FaultRule.LOGO_NOT_XML, "<" + name + ">");
      } else if (!known) {
        flaw(reader.getLocation(), FaultRule.LOGO_FORBIDDEN, "<" + name + ">");
      }
      if (!begun) {
        size(reader);
      }
      begun = true;
      for (int at = 0; at < reader.getAttributeCount(); at++) {
        attribute(reader, reader.getAttributeLocalName(at), reader.getAttributeValue(at));
      }
    }

    private void attribute(XMLStreamReader reader, String name, String value) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("on") || lower.equals("base")) {
        flaw(reader.getLocation(), FaultRule.LOGO_FORBIDDEN, name);
      } else if (OUTSIDE.matcher(value).find()
          || (Set.of("href", "src").contains(lower) && !value.strip().startsWith("#"))) {
        flaw(reader.getLocation(), FaultRule.LOGO_REFERS, name + "=\"" + value + "\"");
      }
    }

    private void size(XMLStreamReader reader) {
      String box = reader.getAttributeValue(null, "viewBox");
      String[] parts = box == null ? new String[0] : box.strip().split("[\\s,]+");
      width =
          length(reader.getAttributeValue(null, "width"))
              .orElseGet(() -> parts.length == 4 ? length(parts[2]).orElse(0) : 0);
      height =
          length(reader.getAttributeValue(null, "height"))
              .orElseGet(() -> parts.length == 4 ? length(parts[3]).orElse(0) : 0);
    }

    private static Optional<Integer> length(@Nullable String text) {
      Matcher matcher = NUMBER.matcher(text == null ? "" : text);
      return matcher.matches()
          ? Optional.of((int) Math.ceil(Math.min(100_000, Double.parseDouble(matcher.group(1)))))
          : Optional.empty();
    }
  }
}
