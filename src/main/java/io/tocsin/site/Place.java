package io.tocsin.site;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Where bytes stand in a log. Immutable.
 *
 * @param hash that the bytes have if they are those that were written
 * @param offset of the first byte in the log
 * @param length in bytes
 */
record Place(String hash, int offset, int length) {

  /**
   * Where a body stands and its packed forms.
   *
   * @param forms by encoding
   */
  record Body(Place plain, Map<String, Place> forms) {}

  /** Returns the place of a record that was skimmed a moment ago, right before the position. */
  static Place before(ByteBuffer log, LogRecord record) {
    int length = record.bytes().remaining();
    return new Place(record.hash(), log.position() - 1 - length, length);
  }

  /** Copies the bytes out of the log; empty if they are not those that were written. */
  Optional<byte[]> read(ByteBuffer log) {
    if (offset < 0 || length < 0 || offset > log.limit() - length) {
      return Optional.empty();
    }
    byte[] bytes = new byte[length];
    log.get(offset, bytes);
    return HotFile.hash(bytes).equals(hash) ? Optional.of(bytes) : Optional.empty();
  }
}
