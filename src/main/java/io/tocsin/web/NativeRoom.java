package io.tocsin.web;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Memory from which the kernel takes bytes without a copy in between, for the files that are asked
 * for most; bounded, and confined to one event loop.
 */
final class NativeRoom {

  private static final int LEAST = 4 << 10;
  private static final int LARGEST = 256 << 10;
  private static final int MOST = 8 << 20;

  private final Map<Integer, Deque<ByteBuffer>> free = new HashMap<>();
  private int taken;

  /** Returns a copy of the bytes there, or null if they are too many or there is no room left. */
  @Nullable ByteBuffer take(byte[] bytes) {
    int size = Math.max(LEAST, Integer.highestOneBit(Math.max(1, bytes.length - 1)) << 1);
    if (size > LARGEST) {
      return null;
    }
    ByteBuffer room = free.computeIfAbsent(size, _ -> new ArrayDeque<>()).poll();
    if (room == null && taken + size <= MOST) {
      taken += size;
      room = ByteBuffer.allocateDirect(size);
    }
    return room == null ? null : room.clear().put(bytes).flip();
  }

  /** Takes memory back that nobody reads any more. */
  void giveBack(ByteBuffer room) {
    free.computeIfAbsent(room.capacity(), _ -> new ArrayDeque<>()).add(room);
  }
}
