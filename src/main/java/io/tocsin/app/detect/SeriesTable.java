package io.tocsin.app.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of {@code timestamp,value} read line by line, so that its length does not matter.
 *
 * <p>Comma-separated with a header (RFC 4180, no line breaks in a field); further columns are
 * skipped. An empty value, {@code NaN} or {@code null} is a reading that is missing. Confined to
 * one thread.
 */
final class SeriesTable implements AutoCloseable {

  private static final Set<String> MISSING = Set.of("", "nan", "null", "na");

  private final Path file;
  private final BufferedReader lines;
  private final List<String> header;
  private final int timestamp;
  private final int value;
  private long line = 1;

  private SeriesTable(Path file, BufferedReader lines, List<String> header) {
    this.file = file;
    this.lines = lines;
    this.header = header;
    this.timestamp = header.indexOf("timestamp");
    this.value = header.indexOf("value");
  }

  /**
   * Opens a table and reads its header.
   *
   * @throws BadTable when it is not such a table
   */
  static SeriesTable open(Path file) throws IOException, BadTable {
    BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    try {
      String first = readLine(lines, file, 1);
      if (first == null) {
        throw new BadTable(file, 1, "the file is empty", "begin it with timestamp,value");
      }
      List<String> names =
          CsvLine.fields(first.replace("\uFEFF", "")).stream()
              .map(name -> name.strip().toLowerCase(Locale.ROOT))
              .toList();
      if (!names.containsAll(List.of("timestamp", "value"))) {
        throw new BadTable(
            file, 1, "no columns timestamp and value", "begin the file with timestamp,value");
      }
      return new SeriesTable(file, lines, names);
    } catch (IOException | BadTable failed) {
      lines.close();
      throw failed;
    }
  }

  /**
   * The next row, or nothing at the end; empty lines are passed over.
   *
   * @throws BadTable when the line cannot be read as a row
   */
  Optional<SeriesRow> next() throws IOException, BadTable {
    String text;
    do {
      line++;
      text = readLine(lines, file, line);
    } while (text != null && text.isBlank());
    return text == null ? Optional.empty() : Optional.of(row(CsvLine.fields(text)));
  }

  private SeriesRow row(List<String> fields) throws BadTable {
    if (fields.size() != header.size()) {
      throw new BadTable(
          file,
          line,
          fields.size() + " fields where the header has " + header.size(),
          "write one field for each column");
    }
    String moment = fields.get(timestamp);
    Instant at =
        Timestamps.read(moment)
            .orElseThrow(() ->
                new BadTable(
                    file,
                    line,
                    "\"" + moment + "\" is not a timestamp",
                    "write it like " + Timestamps.UNDERSTOOD));
    return new SeriesRow(moment, fields.get(value), at, number(fields.get(value).strip()));
  }

  private double number(String text) throws BadTable {
    if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException unreadable) {
      throw new BadTable(
          file,
          line,
          "\"" + text + "\" is not a number",
          "write it like 12.5, or leave it empty where the reading is missing");
    }
  }

  private static @Nullable String readLine(BufferedReader lines, Path file, long line)
      throws IOException, BadTable {
    try {
      return lines.readLine();
    } catch (CharacterCodingException garbled) {
      throw new BadTable(file, line, "this is not UTF-8 text", "save the table as UTF-8 CSV");
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
