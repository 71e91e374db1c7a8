package io.tocsin.console;

import io.tocsin.access.Right;
import io.tocsin.access.Role;
import io.tocsin.incidents.Actor;
import io.tocsin.web.Caller;
import io.tocsin.web.Request;
import io.tocsin.wording.Lint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to the newsroom: who asks, and in which words the answer is. Immutable.
 *
 * @param account the name of who is signed in, empty for strangers
 * @param role what who is signed in is, or null: a stranger
 * @param token the hidden field of every form of this visit
 * @param observer whether this house watches services of others
 * @param key another hidden field, new on every page: a form sent twice does its work once
 * @param lint what knows the words that hide
 * @param sent the key of the form that was taken last, empty if none was
 */
public record Visit(
    Request request,
    Words words,
    String account,
    @Nullable Role role,
    String token,
    String key,
    String siteName,
    String demo,
    boolean observer,
    Lint lint,
    String sent) {

  static @Nullable Role roleOf(Caller caller) {
    return caller instanceof Caller.Account(_, String word, _) ? Role.of(word).orElse(null) : null;
  }

  /** Says whether who asks holds that right: what a page does not allow, it does not offer. */
  public boolean may(Right right) {
    return role != null && role.may(right);
  }

  /** Says whether who asks may change what the public reads. */
  public boolean editor() {
    return may(Right.SPEAK);
  }

  /**
   * Returns the words of a text that hide something.
   *
   * @param work whether it announces work, of which some words may be said
   */
  public List<HiddenWord> hidden(String language, String text, boolean work) {
    return HiddenWord.in(lint, language, text, work);
  }

  /** Says whether somebody is signed in. */
  public boolean signedIn() {
    return !account.isEmpty();
  }

  /** Returns the path of this page. */
  public String path() {
    return request.path();
  }

  /** Returns the same once nobody is signed in any more. */
  Visit left() {
    return new Visit(request, words, "", null, "", key, siteName, demo, observer, lint, "");
  }

  Actor actor() {
    return new Actor(Actor.Kind.PERSON, account);
  }
}
