package io.tocsin.catalog.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node on its path, ready to be read or to be found at fault. Confined to one reading. */
final class Value {

  private final YamlNode node;
  private final String path;
  private final @Nullable Section owner;
  private final Faults faults;

  Value(YamlNode node, String path, @Nullable Section owner, Faults faults) {
    this.node = node;
    this.path = path;
    this.owner = owner;
    this.faults = faults;
  }

  int line() {
    return node.line();
  }

  /** Returns the text of a single value as written; empty for a list or mapping. */
  String written() {
    return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
  }

  boolean isMapping() {
    return node instanceof YamlNode.Mapping;
  }

  boolean isList() {
    return node instanceof YamlNode.Sequence;
  }

  /** Says whether it stands without quotes. */
  boolean isPlain() {
    return node instanceof YamlNode.Scalar scalar && scalar.plain();
  }

  /** Tells what is wrong with the value and gives nothing back. */
  <T> Optional<T> fault(FaultRule rule, Hint hint, Object... details) {
    boolean secret = rule == FaultRule.SECRET_INLINE || rule == FaultRule.NOT_A_DATABASE;
    faults.add(node.line(), node.column(), path, secret ? "" : written(), rule, hint, details);
    if (owner != null && !rule.isWarning()) {
      owner.markFaulty();
    }
    return Optional.empty();
  }

  <T> Optional<T> fault(FaultRule rule) {
    return fault(rule, Hint.NONE);
  }

  /** Tells of a fault in another file that this value names. */
  void foreignFault(Fault fault) {
    faults.addForeign(fault);
    if (owner != null) {
      owner.markFaulty();
    }
  }

  /** Reads a single value, whatever it means. */
  Optional<String> scalar() {
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar.isNothing() ? fault(FaultRule.BLANK) : Optional.of(scalar.text());
    }
    return fault(FaultRule.WRONG_TYPE, Hint.NONE, "text", wordFor(node));
  }

  /** Reads a list of at least and at most so many values. */
  Optional<List<Value>> list(int least, int most) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      return fault(FaultRule.WRONG_TYPE, Hint.NONE, "list", wordFor(node));
    }
    if (sequence.items().size() < least) {
      return fault(FaultRule.TOO_FEW, Hint.NONE, least);
    }
    if (sequence.items().size() > most) {
      return fault(FaultRule.TOO_MANY, Hint.NONE, most);
    }
    List<Value> values = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      values.add(new Value(item, path + "[" + values.size() + "]", owner, faults));
    }
    return Optional.of(values);
  }

  /** Reads a mapping. */
  Optional<Section> mapping() {
    return node instanceof YamlNode.Mapping mapping
        ? Optional.of(new Section(mapping, path, owner, faults))
        : fault(FaultRule.WRONG_TYPE, Hint.NONE, "mapping", wordFor(node));
  }

  static String wordFor(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.isNothing() ? "nothing" : "text";
      case YamlNode.Sequence list -> "list";
      case YamlNode.Mapping mapping -> "mapping";
    };
  }
}
