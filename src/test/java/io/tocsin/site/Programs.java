package io.tocsin.site;

import static io.tocsin.site.HostileWatch.note;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what of a site is for programs the way programs do, and says where a text got out. */
final class Programs {

  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  private static final List<String> FORBIDDEN =
      List.of("x", "script", "iframe", "foreignObject", "image");

  private Programs() {}

  /** Reads every file of a site into whose words the texts were put. */
  static void read(Map<String, SiteFile> files, List<String> found) {
    files.forEach((path, file) -> {
      String type = file.contentType();
      if (type.contains("json")) {
        json(path, file.text(), found);
      } else if (type.contains("xml")) {
        xml(path, file.body(), found);
      } else if (type.startsWith("text/calendar")) {
        calendar(path, file.text(), found);
      } else if (type.startsWith("text/csv")) {
        csv(path, file.text(), found);
      } else if (path.equals("/metrics-public")) {
        metrics(path, file.text(), found);
      }
      file.headers().values().stream()
          .filter(value -> value.chars().anyMatch(letter -> letter < ' ' || letter > '~'))
          .forEach(value -> note(found, path + " header " + value));
    });
  }

  private static void json(String path, String text, List<String> found) {
    try {
      JsonMapper.shared().readTree(text);
    } catch (JacksonException broken) {
      note(found, path + " is no JSON: " + broken.getMessage());
    }
  }

  /** JSON-LD within a page: it ends where the page meant it to. */
  static void linked(String path, String data, List<String> found) {
    json(path + " JSON-LD", data, found);
  }

  private static void xml(String path, byte[] body, List<String> found) {
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(body));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && FORBIDDEN.contains(reader.getLocalName())) {
          note(found, path + " element " + reader.getLocalName());
        }
      }
    } catch (XMLStreamException broken) {
      note(found, path + " is no XML: " + broken.getMessage());
    }
  }

  private static void calendar(String path, String text, List<String> found) {
    try {
      Calendar calendar = new CalendarBuilder().build(new StringReader(text));
      for (CalendarComponent one : calendar.getComponents()) {
        boolean grown = one instanceof VEvent event && !event.getAlarms().isEmpty();
        if (one.getProperty("ATTENDEE").isPresent() || grown) {
          note(found, path + " was added to: " + one);
        }
      }
    } catch (ParserException | java.io.IOException broken) {
      note(found, path + " is no calendar: " + broken.getMessage());
    }
  }

  private static void csv(String path, String text, List<String> found) {
    List<List<String>> rows = rows(text);
    for (List<String> row : rows) {
      if (row.size() != rows.getFirst().size()) {
        note(found, path + " has a row of " + row.size() + " cells");
      }
      row.stream()
          .filter(cell -> cell.matches("(?s)[=@+\t\r].*|-[^0-9].*"))
          .forEach(cell -> note(found, path + " formula " + cell));
    }
  }

  /** Rows of RFC 4180. */
  static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '"') {
        boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
        if (doubled) {
          cell.append(letter);
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (quoted || (letter != ',' && letter != '\r' && letter != '\n')) {
        cell.append(letter);
      } else if (letter != '\r') {
        row.add(cell.toString());
        cell.setLength(0);
        if (letter == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }

  /** One sample a line (OpenMetrics 1.0): nothing that was written begins a line of its own. */
  private static void metrics(String path, String text, List<String> found) {
    text.lines()
        .filter(line -> !line.matches("# .*|tocsin_[a-z0-9_]+(\\{.*})? [-+0-9.eE]+( [0-9.]+)?|"))
        .forEach(line -> note(found, path + " line " + line));
    if (text.indexOf("# EOF\n") != text.length() - 6 || text.contains("\ntocsin_forged")) {
      note(found, path + " was added to");
    }
  }
}
