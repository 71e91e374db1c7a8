package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Areas;
import io.tocsin.catalog.geography.AreaTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The name of a table of areas; its own faults are told at their own lines.
 *
 * @param folder against which the name is meant
 * @param language the names in the table are in
 */
record AreasForm(Path folder, String language) implements Form<Areas> {

  private static final int MAX_BYTES = 1 << 20;

  @Override
  public Optional<Areas> read(Value value) {
    return new PathForm(folder).read(value).flatMap(path -> table(value, path));
  }

  private Optional<Areas> table(Value value, Path path) {
    return switch (FileBytes.read(path, MAX_BYTES)) {
      case FileBytes.Unreadable(String why) ->
          value.fault(FaultRule.FILE_UNREADABLE, Hint.NONE, why);
      case FileBytes.Bytes(byte[] bytes) -> {
        Faults own = new Faults(nameOf(path));
        String text = FileText.read(bytes, own);
        own.all().forEach(value::foreignFault);
        yield areas(value, path, AreaTable.read(text, language));
      }
    };
  }

  private static Optional<Areas> areas(Value value, Path path, AreaTable.Answer answer) {
    return switch (answer) {
      case AreaTable.Answer.Read(Areas areas) -> Optional.of(areas);
      case AreaTable.Answer.Refused(List<AreaTable.Problem> problems) -> {
        problems.forEach(problem -> value.foreignFault(fault(path, problem)));
        yield Optional.empty();
      }
    };
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static Fault fault(Path path, AreaTable.Problem problem) {
    return new Fault(
        nameOf(path),
        problem.line(),
        problem.column(),
        "",
        problem.value(),
        rule(problem.rule()),
        List.of(AreaTable.HEADING),
        Hint.NONE);
  }

  private static FaultRule rule(AreaTable.Rule rule) {
    return switch (rule) {
      case HEADING -> FaultRule.AREA_HEADING;
      case CELLS -> FaultRule.AREA_CELLS;
      case CODE -> FaultRule.AREA_CODE;
      case CODE_TWICE -> FaultRule.AREA_CODE_TWICE;
      case NAME -> FaultRule.AREA_NAME;
      case REGION -> FaultRule.AREA_REGION;
      case POPULATION -> FaultRule.AREA_POPULATION;
      case TOO_MANY -> FaultRule.AREA_TOO_MANY;
      case EMPTY -> FaultRule.AREA_EMPTY;
    };
  }
}
