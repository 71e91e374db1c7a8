package io.tocsin.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Memory from which the kernel takes bytes without a copy in between, for the answers that are
 * given most; bounded, and confined to one event loop.
 */
final class NativeRoom {

  private static final int LEAST = 1 << 10;
  private static final int LARGEST = 256 << 10;
  private static final int MOST = 8 << 20;

  private final Map<Integer, Deque<ByteBuffer>> free = new HashMap<>();
  private final Deque<Taken> leaving = new ArrayDeque<>();
  private int taken;

  /**
   * Bytes in a piece of it.
   *
   * @param bytes retained by whoever still has to write them, so that its count is one when nobody
   *     has
   */
  record Taken(ByteBuffer room, ByteBuf bytes) {}

  /**
   * Returns a copy of the bytes there, or null if they are too many or there is no room left.
   *
   * @param head the first bytes
   * @param rest those that follow
   */
  @Nullable Taken take(byte[] head, byte[] rest) {
    long length = (long) head.length + rest.length;
    if (length > LARGEST) {
      return null;
    }
    clearOut();
    int size = Math.max(LEAST, Integer.highestOneBit(Math.max(1, (int) length - 1)) << 1);
    ByteBuffer room = free.computeIfAbsent(size, _ -> new ArrayDeque<>()).poll();
    if (room == null && taken + size <= MOST) {
      taken += size;
      room = ByteBuffer.allocateDirect(size);
    }
    if (room == null) {
      return null;
    }
    room.clear().put(head).put(rest).flip();
    return new Taken(room, Unpooled.wrappedBuffer(room));
  }

  /** Takes it back as soon as no connection has to write of it any more. */
  void giveBack(Taken unused) {
    leaving.add(unused);
  }

  /** What a connection still has to write must not change under it. */
  private void clearOut() {
    for (Iterator<Taken> each = leaving.iterator(); each.hasNext(); ) {
      Taken one = each.next();
      if (one.bytes().refCnt() == 1) {
        each.remove();
        free.computeIfAbsent(one.room().capacity(), _ -> new ArrayDeque<>()).add(one.room());
      }
    }
  }
}
