package io.tocsin.detection;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a detector's state: short numbers, each text once. Not thread-safe. */
final class StateOut {

  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] bytes = new byte[1024];
  private int size;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void put(long lowestByte) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) lowestByte;
  }

  /** A whole number in as few bytes as it needs: the sign in the lowest bit, seven bits a byte. */
  void number(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  private void unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      put((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    put(rest);
  }

  void flag(boolean value) {
    put(value ? 1 : 0);
  }

  /** All 64 bits, for numbers that are as likely large as small. */
  void hash(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put(value >>> shift);
    }
  }

  void real(double value) {
    hash(Double.doubleToRawLongBits(value));
  }

  void shortReal(float value) {
    unsigned(Integer.toUnsignedLong(Integer.reverse(Float.floatToRawIntBits(value))));
  }

  void text(@Nullable String value) {
    if (value == null) {
      number(-1);
      return;
    }
    Integer known = texts.get(value);
    if (known != null) {
      number(known);
      return;
    }
    number(texts.size());
    texts.put(value, texts.size());
    unsigned(value.length());
    value.chars().forEach(this::unsigned);
  }

  void time(@Nullable Instant value) {
    flag(value != null);
    if (value != null) {
      number(value.getEpochSecond());
      number(value.getNano());
    }
  }

  <T> void list(Collection<T> values, Consumer<T> each) {
    number(values.size());
    values.forEach(each);
  }

  <V> void map(Map<String, V> values, Consumer<V> each) {
    entries(
        values,
        (key, value) -> {
          text(key);
          each.accept(value);
        });
  }

  <K, V> void entries(Map<K, V> values, BiConsumer<K, V> each) {
    number(values.size());
    values.forEach(each);
  }
}
