package io.tocsin.catalog.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One YAML file as a tree of nodes that know where they stand.
 *
 * <p>Strings, lists and mappings only: anchors and aliases (and with them bombs), tags, several
 * documents, great depth and great numbers are refused. What stands before a syntax error is still
 * returned, so that its faults can be told together with it.
 */
final class YamlDocument {

  /** The largest file that is read, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(MAX_BYTES).setParseComments(false).build();

  private YamlDocument() {}

  /** Reads a document; the root is absent where not even a mapping was found. */
  static Optional<Section> read(byte[] bytes, Faults faults) {
    if (bytes.length > MAX_BYTES) {
      faults.add(1, 1, "", "", FaultRule.TOO_LARGE, Hint.NONE, "1 MiB");
      return Optional.empty();
    }
    NodeBuilder builder = new NodeBuilder(faults);
    follow(FileText.read(bytes, faults), builder, faults);
    Optional<YamlNode> root = builder.root();
    if (root.isEmpty()) {
      faults.add(1, 1, "", "", FaultRule.EMPTY, Hint.NONE);
    }
    return root.flatMap(node -> new Value(node, "", null, faults).mapping());
  }

  private static void follow(String text, NodeBuilder builder, Faults faults) {
    try {
      for (Event event : new Parse(SETTINGS).parseString(text)) {
        if (!builder.take(event)) {
          faults.cutShort();
          return;
        }
      }
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      int line = mark == null ? 1 : mark.getLine() + 1;
      int column = mark == null ? 1 : mark.getColumn() + 1;
      faults.add(line, column, "", "", FaultRule.SYNTAX, Hint.NONE, e.getProblem());
      faults.cutShort();
    } catch (YamlEngineException e) {
      String problem = String.valueOf(e.getMessage());
      faults.add(1, 1, "", "", FaultRule.SYNTAX, Hint.NONE, problem);
      faults.cutShort();
    }
  }
}
