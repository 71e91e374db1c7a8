package io.tocsin.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/** Measures methods with the compiler's own parser. */
final class MethodLengths {
  /** A method and how many lines it takes, from its annotations to its closing brace. */
  record Method(String name, int lines) {}

  private MethodLengths() {}

  static List<Method> of(List<Path> sources) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<Method> methods = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Scanner(unit, positions, methods), null);
      }
      return methods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> methods;

    Scanner(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
      this.unit = unit;
      this.positions = positions;
      this.methods = methods;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      int lines =
          Math.toIntExact(
              line(positions.getEndPosition(unit, method))
                  - line(positions.getStartPosition(unit, method))
                  + 1);
      String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
      methods.add(new Method(file + " " + method.getName(), lines));
      return super.visitMethod(method, nothing);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
