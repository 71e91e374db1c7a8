package io.tocsin.app;

import io.tocsin.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A house for each test anew, and somebody in front of it who means harm. */
abstract class HostileDoor {

  @TempDir Path folder;
  GuestHouse house;
  HostileReader reader;

  private final String mode;

  /**
   * Says what house it is.
   *
   * @param mode {@code operator} or {@code observer}
   */
  HostileDoor(String mode) {
    this.mode = mode;
  }

  @BeforeEach
  void open() throws IOException {
    house = new GuestHouse(Files.createDirectory(folder.resolve("house")), mode);
    reader = new HostileReader(house);
  }

  @AfterEach
  void close() {
    reader.close();
    house.close();
  }

  /** The owner, with whose cookies the reader goes on; to be closed. */
  Visitor owner() {
    Visitor ann = new Visitor(house).with(house.cookie("Ann", Role.OWNER));
    reader.with(ann.cookies());
    return ann;
  }
}
