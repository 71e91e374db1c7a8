package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Logo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The name of a logo in the folder of the file: SVG, PNG or WebP by its bytes, not by its name.
 * What is wrong within a drawing is told at its own line.
 *
 * @param folder in which it must lie
 */
record LogoForm(Path folder) implements Form<Logo> {

  @Override
  public Optional<Logo> read(Value value) {
    return new PathForm(folder).read(value).flatMap(path -> file(value, path));
  }

  private Optional<Logo> file(Value value, Path path) {
    Path home = folder.toAbsolutePath().normalize();
    if (!path.toAbsolutePath().normalize().startsWith(home)) {
      return value.fault(FaultRule.OUTSIDE_FOLDER);
    }
    return switch (FileBytes.read(path, Logo.MAX_BYTES)) {
      case FileBytes.Unreadable(String why) when why.equals("large") ->
          value.fault(FaultRule.LOGO_TOO_LARGE, Hint.NONE, Logo.MAX_BYTES / 1024 + " kB");
      case FileBytes.Unreadable(String why) ->
          value.fault(FaultRule.FILE_UNREADABLE, Hint.NONE, why);
      case FileBytes.Bytes(byte[] bytes) -> logo(value, path, bytes);
    };
  }

  private static Optional<Logo> logo(Value value, Path path, byte[] bytes) {
    Optional<Raster> raster = Raster.read(bytes);
    if (raster.isPresent()) {
      Raster seen = raster.get();
      return Optional.of(Logo.of(seen.kind(), seen.width(), seen.height(), bytes));
    }
    if (!Drawing.looksLikeOne(bytes)) {
      return value.fault(FaultRule.NOT_A_LOGO);
    }
    return switch (Drawing.read(bytes)) {
      case Drawing.Sound(int width, int height) ->
          Optional.of(Logo.of(Logo.Kind.SVG, width, height, bytes));
      case Drawing.Refused(List<Drawing.Flaw> flaws) -> {
        flaws.forEach(flaw -> value.foreignFault(fault(path, flaw)));
        yield Optional.empty();
      }
    };
  }

  private static Fault fault(Path path, Drawing.Flaw flaw) {
    return new Fault(
        String.valueOf(path.getFileName()),
        flaw.line(),
        flaw.column(),
        "",
        flaw.what(),
        flaw.rule(),
        List.of(),
        Hint.NONE);
  }
}
