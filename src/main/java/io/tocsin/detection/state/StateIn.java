package io.tocsin.detection.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateOut} wrote; bytes it cannot read are an {@link UnreadableState}. */
public final class StateIn {

  private static final int MOST_CHARS = 100_000;

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int next;

  public StateIn(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  private int take() {
    if (next == bytes.length) {
      throw new UnreadableState("the detector's state ends too early");
    }
    return bytes[next++] & 0xFF;
  }

  public long number() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  private long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = take();
      value |= (part & 0x7FL) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new UnreadableState("a number in the detector's state does not end");
  }

  public int count() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new UnreadableState("a count in the detector's state is out of range: " + value);
    }
    return (int) value;
  }

  public boolean flag() {
    return take() != 0;
  }

  public long hash() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << 8) | take();
    }
    return value;
  }

  public double real() {
    return Double.longBitsToDouble(hash());
  }

  public double[] reals() {
    int size = count();
    if (size > bytes.length / Long.BYTES) {
      throw new UnreadableState("more numbers than the detector's state can hold: " + size);
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = real();
    }
    return values;
  }

  public float shortReal() {
    return Float.intBitsToFloat(Integer.reverse((int) unsigned()));
  }

  public @Nullable String optionalText() {
    long index = number();
    if (index < 0) {
      return null;
    }
    if (index < texts.size()) {
      return texts.get((int) index);
    }
    String text = newText();
    texts.add(text);
    return text;
  }

  private String newText() {
    long length = unsigned();
    if (length < 0 || length > MOST_CHARS) {
      throw new UnreadableState("a text in the detector's state is too long: " + length);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) unsigned());
    }
    return text.toString();
  }

  public String text() {
    String text = optionalText();
    if (text == null) {
      throw new UnreadableState("a text is missing in the detector's state");
    }
    return text;
  }

  public <E extends Enum<E>> E word(Class<E> words) {
    String name = text();
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(name)) {
        return word;
      }
    }
    throw new UnreadableState("the detector's state has an unknown word: " + name);
  }

  public @Nullable Instant optionalTime() {
    return flag() ? Instant.ofEpochSecond(number(), number()) : null;
  }

  public Instant time() {
    Instant time = optionalTime();
    if (time == null) {
      throw new UnreadableState("a time is missing in the detector's state");
    }
    return time;
  }

  public <T> List<T> list(Supplier<T> each) {
    int size = count();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(each.get());
    }
    return values;
  }

  /** Reads the keys of a map one after the other; what follows each is read by the caller. */
  public void each(Consumer<String> key) {
    int size = count();
    for (int i = 0; i < size; i++) {
      key.accept(text());
    }
  }

  public <V> void map(Map<String, V> into, Supplier<V> each) {
    int size = count();
    for (int i = 0; i < size; i++) {
      String key = text();
      into.put(key, each.get());
    }
  }
}
