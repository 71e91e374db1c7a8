package io.tocsin.app.commands.doctor;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.ConfigurationFile;
import io.tocsin.catalog.yaml.ConfigurationFile.Answer;
import io.tocsin.catalog.yaml.FaultWording;
import io.tocsin.catalog.yaml.MachineSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Goes through all checks in an order in which a later one can lean on an earlier one. */
public final class Examination {

  private final InstantSource clock;
  private final FaultWording wording;

  /** An examination that tells faults of the file in a language. */
  public Examination(InstantSource clock, String language) {
    this.clock = clock;
    this.wording = FaultWording.in(language);
  }

  /** Examines a configuration file and what it names; tells each finding as it comes. */
  public List<Ailment> examine(Path file, Consumer<Ailment> tell) throws InterruptedException {
    List<Ailment> found = new ArrayList<>();
    Consumer<Ailment> note = ((Consumer<Ailment>) found::add).andThen(tell);
    switch (ConfigurationFile.read(file)) {
      case Answer.Refused refused ->
          refused
              .faults()
              .forEach(fault ->
                  note.accept(Ailment.ill("configuration", wording.tell(fault), advice(file))));
      case Answer.Read read -> {
        read.warnings()
            .forEach(w ->
                note.accept(
                    Ailment.weak("configuration", wording.tell(w), "Mend it when you can.")));
        note.accept(Ailment.well("configuration", file + " is good"));
        examineMachine(read.catalog(), read.settings(), note);
      }
    }
    return found;
  }

  private static String advice(Path file) {
    return Files.exists(file)
        ? "Mend the line and come back."
        : "Write one with `tocsin init --config " + file + "`.";
  }

  private void examineMachine(Catalog catalog, MachineSettings settings, Consumer<Ailment> note)
      throws InterruptedException {
    note.accept(MemoryCheck.of(catalog.services().size(), Runtime.getRuntime().maxMemory()));
    new DiskChecks(settings.data().folder()).all().forEach(note);
    new DatabaseChecks(settings).all().forEach(note);
    new ReadinessChecks(catalog, settings).all().forEach(note);
    new NetworkChecks(catalog, settings, clock).all(note);
  }
}
