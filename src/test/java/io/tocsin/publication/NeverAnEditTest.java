package io.tocsin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was said is never changed: nothing in the program could. */
class NeverAnEditTest {

  private static final Pattern CHANGE =
      Pattern.compile(
          "(update|delete\\s+from|replace\\s+into|truncate)\\s+"
              + "(statement|statement_text|statement_component|statement_mouth|statement_request"
              + "|fact_sheet|kept_draft|audit_entry)\\b(?!_)");

  private static final Pattern GLUE = Pattern.compile("\"\\s*\\+\\s*\"");

  @Test
  void noSourceChangesOrDeletesAStatement() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
      List<Path> guilty =
          sources
              .filter(path -> path.toString().endsWith(".java") || path.toString().endsWith(".sql"))
              .filter(NeverAnEditTest::changes)
              .toList();
      assertThat(guilty).isEmpty();
    }
  }

  @Test
  void changeIsRecognisedOverLines() {
    assertThat(CHANGE.matcher("update\n   statement set").find()).isTrue();
    assertThat(CHANGE.matcher("update statement_head set").find()).isFalse();
    assertThat(CHANGE.matcher("update fact_sheet_head set").find()).isFalse();
  }

  private static boolean changes(Path path) {
    try {
      String text = GLUE.matcher(Files.readString(path)).replaceAll("");
      return CHANGE.matcher(text.toLowerCase(Locale.ROOT)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
