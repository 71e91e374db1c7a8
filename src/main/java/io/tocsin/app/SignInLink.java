package io.tocsin.app;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.store.Database;
import io.tocsin.store.Schema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A one-time link made from the outside, beside a Tocsin that runs or not. */
public final class SignInLink {

  private SignInLink() {}

  /**
   * Makes a link to a new owner's account.
   *
   * @throws IOException if nothing was ever kept in the data folder
   */
  public static URI make(Catalog catalog, MachineSettings machine, Path file) throws IOException {
    Path folder = machine.data().folder();
    Path address = folder.resolve("address");
    if (!Files.exists(address)) {
      throw new IOException("No Tocsin ever ran on " + folder.toAbsolutePath() + ".");
    }
    SecureRandom random = new SecureRandom();
    Storage storage = Settings.of(catalog, machine, file).storage(folder);
    try (Database state = storage.open(Schema.STATE)) {
      House house = new House(state, new UuidV7(InstantSource.system(), random), random);
      URI base = URI.create(Files.readString(address).strip());
      return base.resolve(house.invitation());
    }
  }
}
