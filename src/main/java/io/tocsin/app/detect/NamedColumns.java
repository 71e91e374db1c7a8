package io.tocsin.app.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comma-separated table of which some columns are asked for by name, read line by line; further
 * columns are skipped, empty lines passed over. Confined to one thread.
 */
final class NamedColumns implements AutoCloseable {

  private final Path file;
  private final BufferedReader lines;
  private final int fields;
  private final int[] columns;
  private long line = 1;

  private NamedColumns(Path file, BufferedReader lines, int fields, int[] columns) {
    this.file = file;
    this.lines = lines;
    this.fields = fields;
    this.columns = columns;
  }

  /**
   * Opens a table and reads its header.
   *
   * @throws BadTable when a column is missing
   */
  static NamedColumns open(Path file, List<String> wanted) throws IOException, BadTable {
    BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    try {
      String first = line(lines, file, 1);
      List<String> header =
          stripped(first == null ? "" : first.replace("\uFEFF", "").toLowerCase(Locale.ROOT));
      int[] columns = wanted.stream().mapToInt(header::indexOf).toArray();
      for (int column : columns) {
        if (column < 0) {
          String names = String.join(",", wanted);
          throw new BadTable(file, 1, "no columns " + names, "begin the file with " + names);
        }
      }
      return new NamedColumns(file, lines, header.size(), columns);
    } catch (IOException | BadTable failed) {
      lines.close();
      throw failed;
    }
  }

  /**
   * The wanted fields of the next row, or nothing at the end.
   *
   * @throws BadTable when the line has not one field for each column
   */
  Optional<String[]> next() throws IOException, BadTable {
    String text;
    do {
      line++;
      text = line(lines, file, line);
    } while (text != null && text.isBlank());
    if (text == null) {
      return Optional.empty();
    }
    List<String> all = stripped(text);
    if (all.size() != fields) {
      throw bad(
          all.size() + " fields where the header has " + fields, "write one field for each column");
    }
    String[] row = new String[columns.length];
    for (int column = 0; column < columns.length; column++) {
      row[column] = all.get(columns[column]);
    }
    return Optional.of(row);
  }

  /** A number that is not negative. */
  double amount(String text) throws BadTable {
    double number = number(text);
    if (number < 0) {
      throw bad("\"" + text + "\" is negative", "write zero or more");
    }
    return number;
  }

  /** A number. */
  double number(String text) throws BadTable {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException unreadable) {
      throw bad("\"" + text + "\" is not a number", "write it like 12.5");
    }
    throw bad("\"" + text + "\" is not a number", "write it like 12.5");
  }

  /** A fault of the row last read. */
  BadTable bad(String wrong, String mend) {
    return new BadTable(file, line, wrong, mend);
  }

  private static @Nullable String line(BufferedReader lines, Path file, long line)
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

  private static List<String> stripped(String line) {
    return CsvLine.fields(line).stream().map(String::strip).toList();
  }
}
