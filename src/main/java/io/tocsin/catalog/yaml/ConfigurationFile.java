package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The owner's one file, {@code tocsin.yaml}: what is watched and how the machine is set up. */
public final class ConfigurationFile {

  private ConfigurationFile() {}

  /** What became of a file. */
  public sealed interface Answer {

    /**
     * The file is good.
     *
     * @param warnings what should be mended all the same
     */
    record Read(Catalog catalog, MachineSettings settings, List<Fault> warnings) implements Answer {
      public Read {
        warnings = List.copyOf(warnings);
      }
    }

    /**
     * The file is not taken, nothing of it.
     *
     * @param faults all of them, warnings too, in the order of the file; at least one
     */
    record Refused(List<Fault> faults) implements Answer {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Reads and checks the file; paths in it are meant against its folder. */
  public static Answer read(Path file) {
    String name = String.valueOf(file.getFileName());
    return switch (FileBytes.read(file, YamlDocument.MAX_BYTES)) {
      case FileBytes.Bytes(byte[] bytes) -> {
        Path parent = file.getParent();
        yield read(name, bytes, parent == null ? Path.of("") : parent);
      }
      case FileBytes.Unreadable(String why) -> {
        Faults faults = new Faults(name);
        faults.add(1, 1, "", "", FaultRule.UNREADABLE, Hint.NONE, why);
        yield new Answer.Refused(faults.all());
      }
    };
  }

  /**
   * Reads and checks the bytes of a file.
   *
   * @param name the file's name in faults
   * @param folder against which paths in it are meant
   */
  public static Answer read(String name, byte[] bytes, Path folder) {
    Faults faults = new Faults(name);
    Optional<Section> root = YamlDocument.read(bytes, faults);
    Optional<Catalog> catalog = root.flatMap(section -> new CatalogReader(folder).read(section));
    Optional<MachineSettings> settings =
        root.flatMap(section -> new SettingsReader(folder).read(section));
    root.ifPresent(Section::refuseOtherKeys);
    if (faults.refuse()) {
      return new Answer.Refused(faults.all());
    }
    return new Answer.Read(catalog.orElseThrow(), settings.orElseThrow(), faults.all());
  }
}
