package io.tocsin.web;

/** Decides who passes a route; thread-safe. It may block: it is asked on a virtual thread. */
@FunctionalInterface
public interface Guard {

  /** Says whether the request may pass. Never asked for {@link Permission.Everybody}. */
  Admission admit(Permission permission, Request request);

  /** What a guard answers. */
  sealed interface Admission {

    /** The caller may pass. */
    record Granted(Caller caller) implements Admission {}

    /** Nobody known: 401, and the same answer for every stranger. */
    record Unknown() implements Admission {}

    /** Known, but not allowed this: 403. */
    record Forbidden() implements Admission {}

    /** Sent away with a reply of the guard's own, for instance to the sign-in page. */
    record Instead(Reply reply) implements Admission {}
  }

  /** Returns a guard that lets nobody pass. */
  static Guard closed() {
    return (permission, request) -> new Admission.Unknown();
  }
}
