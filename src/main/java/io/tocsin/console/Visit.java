package io.tocsin.console;

import io.tocsin.access.Role;
import io.tocsin.incidents.Actor;
import io.tocsin.web.Caller;
import io.tocsin.web.Request;

/**
 * One request to the newsroom: who asks, and in which words the answer is. Immutable.
 *
 * @param account the name of who is signed in, empty for strangers
 * @param token the hidden field of every form of this visit
 * @param key another hidden field, new on every page: a form sent twice does its work once
 */
public record Visit(
    Request request,
    Words words,
    String account,
    boolean editor,
    String token,
    String key,
    String siteName,
    String demo) {

  static boolean isEditor(Caller caller) {
    return caller instanceof Caller.Account(_, String role, _)
        && Role.of(role).filter(held -> held.suffices(Role.EDITOR)).isPresent();
  }

  /** Says whether somebody is signed in. */
  public boolean signedIn() {
    return !account.isEmpty();
  }

  /** Returns the path of this page. */
  public String path() {
    return request.path();
  }

  Actor actor() {
    return new Actor(Actor.Kind.PERSON, account);
  }
}
