package io.tocsin.web;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;

/**
 * Has the kernel end this process when it asks for {@code io_uring}, as the rules of some houses
 * do. Source: seccomp(2), with the numbers of its headers.
 */
@SuppressWarnings("restricted") // the methods that speak to the kernel
final class SystemCallFilter {

  private static final int IO_URING_SETUP = 425; // on every kind of machine
  private static final int NO_NEW_PRIVILEGES = 38;
  private static final long SET_FILTER = 1;
  private static final long ALL_THREADS = 1;
  private static final long KILL = 0x8000_0000L;
  private static final long ALLOW = 0x7fff_0000L;

  private SystemCallFilter() {}

  /** Sets it for all threads of the process, for good. */
  static void endsWhoAsksForIoUring() throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle prctl = function(linker, "prctl", 5);
    MethodHandle syscall = function(linker, "syscall", 4);
    try (Arena arena = Arena.ofConfined()) {
      List<long[]> steps =
          List.of(
              new long[] {0x20, 0, 0, 0}, // the number of the call
              new long[] {0x15, 0, 1, IO_URING_SETUP},
              new long[] {0x06, 0, 0, KILL},
              new long[] {0x06, 0, 0, ALLOW});
      MemorySegment filter = arena.allocate(8L * steps.size(), 8);
      for (int i = 0; i < steps.size(); i++) {
        long[] step = steps.get(i);
        filter.set(ValueLayout.JAVA_SHORT, 8L * i, (short) step[0]);
        filter.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) step[1]);
        filter.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) step[2]);
        filter.set(ValueLayout.JAVA_INT, 8L * i + 4, (int) step[3]);
      }
      MemorySegment program = arena.allocate(16, 8);
      program.set(ValueLayout.JAVA_SHORT, 0, (short) steps.size());
      program.set(ValueLayout.ADDRESS, 8, filter);
      good((long) prctl.invokeExact((long) NO_NEW_PRIVILEGES, 1L, 0L, 0L, 0L));
      long number = System.getProperty("os.arch").equals("aarch64") ? 277 : 317;
      good((long) syscall.invokeExact(number, SET_FILTER, ALL_THREADS, program.address()));
    }
  }

  private static MethodHandle function(Linker linker, String name, int arguments) {
    MemoryLayout[] longs = new MemoryLayout[arguments];
    Arrays.fill(longs, ValueLayout.JAVA_LONG);
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_LONG, longs),
        Linker.Option.firstVariadicArg(1));
  }

  private static void good(long answer) {
    if ((int) answer != 0) {
      throw new IllegalStateException("the kernel refuses the filter: " + answer);
    }
  }
}
