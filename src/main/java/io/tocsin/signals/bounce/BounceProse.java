package io.tocsin.signals.bounce;

import java.util.List;

/**
 * What servers write beside their codes, in French and English. All in lower case, apostrophes
 * straight; collected from replies of Postfix, Exim, qmail, Exchange and the large houses.
 */
final class BounceProse {

  private static final List<String> UNKNOWN_USER =
      List.of(
          "user unknown",
          "unknown user",
          "user is unknown",
          "no such user",
          "no such recipient",
          "no such mailbox",
          "no mailbox here",
          "does not exist",
          "doesn't exist",
          "not exist",
          "mailbox not found",
          "mailbox unavailable",
          "unknown recipient",
          "recipient unknown",
          "invalid recipient",
          "invalid mailbox",
          "unknown mailbox",
          "recipient not found",
          "recipientnotfound",
          "recipnotfound",
          "unknown local",
          "unrouteable address",
          "unroutable address",
          "address not found",
          "address unknown",
          "unknown address",
          "couldn't be found",
          "could not be found",
          "wasn't found at",
          "doesn't have a",
          "does not have a",
          "no longer available",
          "account has been disabled",
          "is disabled",
          "account is inactive",
          "no longer valid",
          "bad destination mailbox",
          "address is not valid",
          "adresse introuvable",
          "adresse inconnue",
          "utilisateur inconnu",
          "destinataire inconnu",
          "destinataire invalide",
          "boite inexistante",
          "boîte inexistante",
          "compte inexistant",
          "n'existe pas",
          "est introuvable",
          "adresse d au moins un destinataire invalide",
          "adresse est introuvable",
          "user inconnu",
          "compte clos",
          "compte desactive",
          "compte désactivé");

  private static final List<String> MAILBOX_FULL =
      List.of(
          "mailbox full",
          "mailbox is full",
          "inbox is full",
          "over quota",
          "overquota",
          "quota exceeded",
          "quota is exceeded",
          "exceeded storage",
          "out of storage",
          "exceeded its quota",
          "mailbox size limit",
          "mailbox quota",
          "storage limit",
          "boîte pleine",
          "boite pleine",
          "boîte de réception est pleine",
          "boîte aux lettres est pleine",
          "boite aux lettres pleine",
          "boîte aux lettres pleine",
          "boîte de réception du destinataire est pleine",
          "quota dépassé",
          "quota depasse",
          "quota atteint");

  private static final List<String> TOO_LARGE =
      List.of(
          "too large",
          "too big",
          "message size exceeds",
          "exceeds size",
          "size limit",
          "maximum message size",
          "exceeds the maximum",
          "trop volumineux",
          "trop gros",
          "taille maximale",
          "dépasse la taille");

  private static final List<String> REFUSED_POLICY =
      List.of(
          "blocked",
          "blacklist",
          "block list",
          "blocklist",
          "denylist",
          "spamhaus",
          "spam",
          "policy",
          "reputation",
          "dmarc",
          "spf ",
          "dkim",
          "relay",
          "access denied",
          "not permitted",
          "unsolicited",
          "not allowed",
          "authentication required",
          "banned",
          "unauthenticated",
          "rejected due to",
          "listed at",
          "virus",
          "refused by",
          "message refusé",
          "message refuse",
          "bloqué",
          "liste noire",
          "indésirable",
          "politique",
          "service refuse",
          "service refusé",
          "acces refuse",
          "accès refusé");

  private static final List<String> NETWORK =
      List.of(
          "connection refused",
          "connection timed out",
          "timed out",
          "timeout",
          "no route",
          "host not found",
          "host or domain name not found",
          "name service error",
          "domain not found",
          "couldn't find any host",
          "could not connect",
          "unable to connect",
          "wasn't able to establish an smtp connection",
          "network is unreachable",
          "unreachable",
          "lost connection",
          "connexion refusée",
          "connexion impossible",
          "délai dépassé",
          "delai depasse",
          "delivery time expired",
          "retry timeout exceeded",
          "nom de domaine",
          "domaine introuvable",
          "serveur distant ne répond pas",
          "mail loop",
          "too many hops",
          "no mx");

  private static final List<String> TEMPORARY =
      List.of(
          "greylist",
          "graylist",
          "try again",
          "try later",
          "temporarily",
          "temporary",
          "temporaire",
          "réessay",
          "reessay",
          "deferred",
          "delayed",
          "retard",
          "slow down",
          "too many connections",
          "insufficient system storage",
          "service unavailable",
          "indisponible",
          "differe",
          "différé");

  /** In this order words decide, because "quota" is more telling than "rejected". */
  private static final List<BounceKind> ORDER =
      List.of(
          BounceKind.TOO_LARGE,
          BounceKind.MAILBOX_FULL,
          BounceKind.UNKNOWN_USER,
          BounceKind.NETWORK,
          BounceKind.REFUSED_POLICY,
          BounceKind.TEMPORARY);

  private BounceProse() {}

  /** What the words come down to; {@code OTHER} when they tell nothing. */
  static BounceKind kindOf(String text) {
    for (BounceKind kind : ORDER) {
      if (says(text, wordsOf(kind))) {
        return kind;
      }
    }
    return BounceKind.OTHER;
  }

  private static List<String> wordsOf(BounceKind kind) {
    return switch (kind) {
      case UNKNOWN_USER -> UNKNOWN_USER;
      case MAILBOX_FULL -> MAILBOX_FULL;
      case TOO_LARGE -> TOO_LARGE;
      case REFUSED_POLICY -> REFUSED_POLICY;
      case NETWORK -> NETWORK;
      case TEMPORARY -> TEMPORARY;
      case OTHER -> List.of();
    };
  }

  static boolean says(String text, List<String> words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
