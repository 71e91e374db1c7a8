package io.tocsin.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may speak for the house when it is away: the public halves of keys, a file for each, in the
 * data folder. Whoever deletes a file ends its key. Thread-safe.
 */
public final class OfflineKeys {

  private static final Logger LOG = LoggerFactory.getLogger(OfflineKeys.class);
  private static final String ALGORITHM = "Ed25519";
  private static final String FOLDER = "offline-keys";
  private static final String PUBLIC = ".pub";
  private static final String FIRST_LINE = "tocsin offline key ";
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,31}";
  private static final int LONGEST = 4096;

  private final Path folder;

  private OfflineKeys(Path folder) {
    this.folder = folder;
  }

  /** The keys of a data folder. */
  public static OfflineKeys of(Path data) {
    return new OfflineKeys(data.resolve(FOLDER));
  }

  /** The half that signs, and what its key is called. */
  public record SigningHalf(String name, PrivateKey key) {}

  /** Says whether a key may be called so: short, in small letters, digits and hyphens. */
  public static boolean isName(String name) {
    return name.matches(NAME);
  }

  /**
   * Makes a key: its public half stays in the data folder, the other goes into a file that its
   * owner alone may read.
   *
   * @throws FileAlreadyExistsException if there is a key of that name, or the file is there; both
   *     are left as they are
   */
  public void make(String name, Path signingHalf, SecureRandom random) throws IOException {
    Path half = folder.resolve(name + PUBLIC);
    if (Files.exists(half)) {
      throw new FileAlreadyExistsException(half.toString());
    }
    KeyPair pair = pair(random);
    writePrivately(signingHalf, FIRST_LINE + name + "\n" + text(pair.getPrivate().getEncoded()));
    Files.createDirectories(folder);
    Files.writeString(half, text(pair.getPublic().getEncoded()), StandardOpenOption.CREATE_NEW);
  }

  private static KeyPair pair(SecureRandom random) {
    try {
      KeyPairGenerator maker = KeyPairGenerator.getInstance(ALGORITHM);
      maker.initialize(255, random);
      return maker.generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void writePrivately(Path file, String text) throws IOException {
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  private static String text(byte[] key) {
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  /**
   * Reads the half that signs.
   *
   * @throws IOException if the file cannot be read or holds no such key
   */
  public static SigningHalf read(Path file) throws IOException {
    List<String> lines = Files.size(file) > LONGEST ? List.of() : Files.readAllLines(file);
    if (lines.size() < 2 || !lines.getFirst().startsWith(FIRST_LINE)) {
      throw new IOException(file + " holds no key of `tocsin keys offline`.");
    }
    try {
      byte[] encoded = Base64.getDecoder().decode(lines.get(1).strip());
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new SigningHalf(lines.getFirst().substring(FIRST_LINE.length()).strip(), key);
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      throw new IOException(file + " holds a key that is damaged.", damaged);
    }
  }

  /** Returns the public halves by the names of their keys; one that is damaged is left out. */
  public Map<String, PublicKey> all() throws IOException {
    Map<String, PublicKey> keys = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(PUBLIC)) {
          read(file, keys, name.substring(0, name.length() - PUBLIC.length()));
        }
      }
    } catch (NoSuchFileException none) {
      return keys;
    }
    return keys;
  }

  private static void read(Path file, Map<String, PublicKey> keys, String name) throws IOException {
    try {
      byte[] encoded = Base64.getDecoder().decode(Files.readString(file).strip());
      keys.put(
          name, KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      LOG.warn("{} holds no key; words signed with it are refused", file, damaged);
    }
  }
}
