package io.tocsin.catalog.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns a stream of YAML events into a tree, without recursion. Confined to one reading. */
final class NodeBuilder {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_NODES = 100_000;

  private final Faults faults;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable YamlNode root;
  private int documents;
  private int nodes;

  NodeBuilder(Faults faults) {
    this.faults = faults;
  }

  /** Takes the next event; returns false when nothing after it should be read. */
  boolean take(Event event) {
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      fault(event, FaultRule.MANY_DOCUMENTS, "");
      return false;
    }
    if (event instanceof NodeEvent node && ++nodes > MAX_NODES) {
      fault(node, FaultRule.TOO_MANY_VALUES, "", MAX_NODES);
      return false;
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case AliasEvent alias -> alias(alias);
      case CollectionStartEvent start -> start(start);
      case CollectionEndEvent end -> end();
      default -> true;
    };
  }

  private boolean scalar(ScalarEvent event) {
    checkExtras(event, event.getTag());
    checkEscapes(event);
    add(new YamlNode.Scalar(event.getValue(), event.isPlain(), line(event), column(event)));
    return true;
  }

  /** Nothing stands in for the alias: what it meant was never read. */
  private boolean alias(AliasEvent event) {
    fault(event, FaultRule.ANCHOR, "");
    add(new YamlNode.Scalar("", true, line(event), column(event)));
    return true;
  }

  private boolean start(CollectionStartEvent event) {
    checkExtras(event, event.getTag());
    if (open.size() >= MAX_DEPTH) {
      fault(event, FaultRule.TOO_DEEP, "", MAX_DEPTH);
      return false;
    }
    open.push(new Open(event instanceof MappingStartEvent, line(event), column(event)));
    return true;
  }

  private boolean end() {
    add(open.pop().close());
    return true;
  }

  private void add(YamlNode node) {
    Open parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.add(node, faults);
    }
  }

  /** Returns the tree, closing whatever is still open. */
  Optional<YamlNode> root() {
    while (!open.isEmpty()) {
      end();
    }
    return Optional.ofNullable(root);
  }

  /** What the file itself may not hold, an escape in quotes may not bring in either. */
  private void checkEscapes(ScalarEvent event) {
    event
        .getValue()
        .codePoints()
        .filter(FileText::isForbidden)
        .findFirst()
        .ifPresent(c -> fault(event, FaultRule.FORBIDDEN_CHARACTER, "U+%04X".formatted(c)));
  }

  private void checkExtras(NodeEvent event, Optional<String> tag) {
    if (event.getAnchor().isPresent()) {
      fault(event, FaultRule.ANCHOR, "");
    }
    tag.ifPresent(name -> fault(event, FaultRule.TAG, name));
  }

  private void fault(Event event, FaultRule rule, String value, Object... details) {
    faults.add(line(event), column(event), "", value, rule, Hint.NONE, details);
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static int column(Event event) {
    return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
  }

  /** A list or mapping whose end has not come. */
  private static final class Open {
    private final boolean mapping;
    private final int line;
    private final int column;
    private final List<YamlNode> items = new ArrayList<>();
    private final List<YamlNode.Entry> entries = new ArrayList<>();
    private boolean keyRead;
    private YamlNode.@Nullable Scalar key;

    Open(boolean mapping, int line, int column) {
      this.mapping = mapping;
      this.line = line;
      this.column = column;
    }

    void add(YamlNode node, Faults faults) {
      if (!mapping) {
        items.add(node);
      } else if (keyRead) {
        if (key != null) {
          entries.add(new YamlNode.Entry(key, node));
        }
        keyRead = false;
      } else {
        keyRead = true;
        key = node instanceof YamlNode.Scalar scalar ? scalar : null;
        if (key == null) {
          faults.add(
              node.line(),
              node.column(),
              "",
              "",
              FaultRule.WRONG_TYPE,
              Hint.NONE,
              "text",
              Value.wordFor(node));
        }
      }
    }

    YamlNode close() {
      return mapping
          ? new YamlNode.Mapping(entries, line, column)
          : new YamlNode.Sequence(items, line, column);
    }
  }
}
