package io.tocsin.access.oidc;

/** Why a sign-in at the provider came to nothing; the same word in audit log, newsroom and docs. */
public enum Refusal {
  /** A parameter of the way back is missing, doubled, too long or contradicts another. */
  RETURN_MALFORMED(Next.START_AGAIN),
  /** Nobody set out with that state, or came back with it already. */
  STATE_UNKNOWN(Next.START_AGAIN),
  /** More than ten minutes after setting out. */
  STATE_EXPIRED(Next.START_AGAIN),
  /** Another browser set out, or this one lost its cookie. */
  OTHER_BROWSER(Next.START_AGAIN),
  /** The way back names another provider (RFC 9207), or none where ours always does. */
  OTHER_PROVIDER(Next.START_AGAIN),
  /** The person did not agree there. */
  DENIED_THERE(Next.CANCELLED),
  /** The provider reports another error on the way back. */
  ERROR_THERE(Next.TRY_LATER),

  /** No connection, or its name is not found. */
  PROVIDER_SILENT(Next.TRY_LATER),
  /** No whole answer in time. */
  PROVIDER_TOO_SLOW(Next.TRY_LATER),
  /** Too many ask the provider at this moment. */
  PROVIDER_BUSY(Next.TRY_LATER),
  /** It answers with an error, a redirect, or what is not JSON. */
  PROVIDER_ANSWER_WRONG(Next.TRY_LATER),
  /** An answer longer than any honest one. */
  PROVIDER_ANSWER_TOO_LARGE(Next.TRY_LATER),
  /** An address that is neither the issuer's nor named in the settings, or not public. */
  ADDRESS_NOT_ALLOWED(Next.TRY_LATER),
  /** Its own description names another issuer. */
  DISCOVERY_OF_ANOTHER(Next.TRY_LATER),
  /** Its own description lacks what we need. */
  DISCOVERY_INCOMPLETE(Next.TRY_LATER),

  /** The code was not taken: used, expired, or not ours. */
  CODE_REFUSED(Next.START_AGAIN),
  /** The answer for the code holds no ID token. */
  TOKEN_MISSING(Next.TRY_LATER),
  /** The ID token is no signed token, or too long. */
  TOKEN_MALFORMED(Next.START_AGAIN),
  /** The ID token is encrypted, which was not asked for. */
  TOKEN_ENCRYPTED(Next.TRY_LATER),
  /** It is signed in a way that we do not take, or not at all. */
  ALGORITHM_NOT_ALLOWED(Next.TRY_LATER),
  /** The provider publishes no key by which it could be checked. */
  KEY_UNKNOWN(Next.TRY_LATER),
  /** The signature is not by that key. */
  SIGNATURE_WRONG(Next.START_AGAIN),
  /** A claim is missing or of the wrong type. */
  CLAIM_MALFORMED(Next.TRY_LATER),
  /** Another issuer's token. */
  WRONG_ISSUER(Next.START_AGAIN),
  /** A token for somebody else. */
  WRONG_AUDIENCE(Next.START_AGAIN),
  /** A token for several, without saying that we asked for it. */
  WRONG_PARTY(Next.START_AGAIN),
  /** A token whose time is over. */
  TOKEN_EXPIRED(Next.START_AGAIN),
  /** A token of which the time has not come. */
  TOKEN_FROM_THE_FUTURE(Next.TRY_LATER),
  /** A token made long ago. */
  TOKEN_TOO_OLD(Next.START_AGAIN),
  /** A token made for another sign-in. */
  WRONG_NONCE(Next.START_AGAIN),
  /** A token made for another access token. */
  WRONG_ACCESS_TOKEN(Next.START_AGAIN),
  /** What the provider tells of the person on a second question is about somebody else. */
  USERINFO_OF_ANOTHER(Next.START_AGAIN),
  /** A name of the person that is empty, too long or hides characters. */
  SUBJECT_MALFORMED(Next.ASK_AN_OWNER),

  /** Known there, and nobody invited them here. */
  NOT_INVITED(Next.ASK_AN_OWNER),
  /** The invitation was used meanwhile, or its day is over. */
  INVITATION_GONE(Next.ASK_AN_OWNER),
  /** An invitation taken by somebody who has an account. */
  HAS_AN_ACCOUNT(Next.SIGN_IN),
  /** The provider gives no role here, or not any more. */
  ROLE_NOT_GIVEN(Next.ASK_AN_OWNER),
  /** The account is closed. */
  ACCOUNT_CLOSED(Next.ASK_AN_OWNER),
  /** The provider tells no name that could sign a statement. */
  NAME_UNUSABLE(Next.ASK_AN_OWNER);

  /** What the person can do now; one page each, whatever the reason. */
  public enum Next {
    START_AGAIN(400),
    CANCELLED(403),
    ASK_AN_OWNER(403),
    SIGN_IN(403),
    TRY_LATER(503);

    private final int status;

    Next(int status) {
      this.status = status;
    }

    /** Returns the status of the page. */
    public int status() {
      return status;
    }
  }

  private final Next next;

  Refusal(Next next) {
    this.next = next;
  }

  /** Returns what the person can do now. */
  public Next next() {
    return next;
  }
}
