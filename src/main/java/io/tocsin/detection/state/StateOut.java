package io.tocsin.detection.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a detector's state: short numbers, each text once. Not thread-safe. */
public final class StateOut {

  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] bytes = new byte[1024];
  private int size;

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void put(long lowestByte) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) lowestByte;
  }

  /** A whole number in as few bytes as it needs: the sign in the lowest bit, seven bits a byte. */
  public void number(long value) {
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

  public void flag(boolean value) {
    put(value ? 1 : 0);
  }

  /** All 64 bits, for numbers that are as likely large as small. */
  public void hash(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put(value >>> shift);
    }
  }

  public void real(double value) {
    hash(Double.doubleToRawLongBits(value));
  }

  public void reals(double[] values) {
    number(values.length);
    for (double value : values) {
      real(value);
    }
  }

  public void shortReal(float value) {
    unsigned(Integer.toUnsignedLong(Integer.reverse(Float.floatToRawIntBits(value))));
  }

  public void text(@Nullable String value) {
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

  public void time(@Nullable Instant value) {
    flag(value != null);
    if (value != null) {
      number(value.getEpochSecond());
      number(value.getNano());
    }
  }

  public <T> void list(Collection<T> values, Consumer<T> each) {
    number(values.size());
    values.forEach(each);
  }

  public <V> void map(Map<String, V> values, Consumer<V> each) {
    entries(
        values,
        (key, value) -> {
          text(key);
          each.accept(value);
        });
  }

  public <K, V> void entries(Map<K, V> values, BiConsumer<K, V> each) {
    number(values.size());
    values.forEach(each);
  }
}
