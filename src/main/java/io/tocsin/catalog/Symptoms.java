package io.tocsin.catalog;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import java.util.List;

/** The ready symptoms of each kind of service, in the words of people and not of engineers. */
final class Symptoms {

  private static final Symptom OTHER = unclear(Symptom.OTHER, "Autre chose", "Something else");

  private static final List<Symptom> MAIL =
      List.of(
          fails("no-receive", "Je ne reçois rien", "I receive nothing"),
          fails("no-arrive", "Mes messages n'arrivent pas", "My messages do not arrive"),
          fails("no-sign-in", "Je ne peux pas me connecter", "I cannot sign in"),
          fails("attachments-fail", "Les pièces jointes échouent", "Attachments fail"),
          fails(
              "sender-refused",
              "On me dit que mon adresse est inconnue ou pleine",
              "Senders are told that my address is unknown or full"),
          fails(
              "mail-missing",
              "Des messages ou des dossiers manquent",
              "Messages or folders are missing"),
          badly("very-late", "Les messages ont beaucoup de retard", "Messages are very late"),
          fails(
              "no-sync",
              "Mon application de courrier ne relève plus",
              "My mail app does not fetch any more"),
          fails("webmail-closed", "Le webmail ne s'ouvre pas", "The webmail does not open"),
          OTHER);

  private static final List<Symptom> FIXED_INTERNET =
      List.of(
          fails("no-connection", "Aucune connexion", "No connection at all"),
          badly("very-slow", "Très lent", "Very slow"),
          badly("cuts", "Coupures à répétition", "It cuts every few minutes"),
          fails("tv-only", "Seule la télévision est en panne", "Only television is down"),
          fails("phone-only", "Seul le téléphone est en panne", "Only the telephone is down"),
          badly("some-sites", "Certains sites seulement", "Some sites only"),
          unclear(
              "box-light", "Un voyant de la box est anormal", "A light on the box is not as usual"),
          OTHER);

  private static final List<Symptom> MOBILE =
      List.of(
          fails("no-signal", "Pas de réseau", "No signal"),
          fails("no-calls", "Les appels ne partent pas", "Calls do not go out"),
          fails(
              "one-operator",
              "Les appels vers un seul opérateur échouent",
              "Calls to one operator fail"),
          fails("no-sms", "Les SMS ne passent pas", "Text messages fail"),
          fails("no-data", "Seul l'Internet mobile est en panne", "Only mobile data is down"),
          fails(
              "no-emergency-calls",
              "Les appels d'urgence échouent (essayez le 112 depuis un autre réseau)",
              "Emergency calls fail (try 112 from any network)"),
          fails("no-roaming", "Rien ne marche à l'étranger", "Nothing works abroad"),
          OTHER);

  private static final List<Symptom> CUSTOMER_AREA =
      List.of(
          fails(
              "site-closed",
              "Le site est fermé ou « en maintenance »",
              "The site is closed or \"in maintenance\""),
          fails("no-sign-in", "Je ne peux pas me connecter", "I cannot sign in"),
          fails("no-sim-activation", "Je ne peux pas activer ma SIM", "I cannot activate a SIM"),
          fails("no-top-up", "Je ne peux pas recharger ou payer", "I cannot top up or pay"),
          fails("no-plan-change", "Je ne peux pas changer d'offre", "I cannot change my plan"),
          fails("no-answer", "Personne ne répond", "Nobody answers"),
          OTHER);

  private static final List<Symptom> CHARGING =
      List.of(
          fails("app-closed", "L'application ne s'ouvre pas", "The app does not open"),
          fails("map-wrong", "La carte est vide ou fausse", "The map is empty or wrong"),
          fails("badge-refused", "Le badge est refusé", "The badge is refused"),
          fails("no-start", "La charge ne démarre pas", "Charging does not start"),
          fails(
              "cable-locked",
              "La charge ne s'arrête pas, le câble est bloqué",
              "Charging does not stop, the cable is locked"),
          fails(
              "payment-wrong",
              "Le paiement est refusé ou compté deux fois",
              "Payment is refused or taken twice"),
          fails("station-off", "La borne est éteinte", "The station is off"),
          fails(
              "availability-wrong",
              "La disponibilité affichée est fausse",
              "The availability shown is wrong"),
          OTHER);

  private static final List<Symptom> WEB =
      List.of(
          fails("site-closed", "Le site ne s'ouvre pas", "The site does not open"),
          fails("error-message", "Un message d'erreur s'affiche", "An error message shows"),
          badly("very-slow", "Très lent", "Very slow"),
          fails("no-sign-in", "Je ne peux pas me connecter", "I cannot sign in"),
          fails("action-fails", "Une action échoue (laquelle ?)", "An action fails (which one?)"),
          fails("data-missing", "Des données manquent", "Data is missing"),
          OTHER);

  private static final List<Symptom> APP =
      List.of(
          fails("crash", "Elle se ferme au démarrage", "It crashes at start"),
          fails("endless-loading", "Elle charge sans fin", "It loads for ever"),
          fails("no-notifications", "Les notifications manquent", "Notifications are missing"),
          fails("no-purchase", "L'achat échoue", "The purchase fails"),
          badly("update-required", "Elle exige une mise à jour", "It asks for an update"),
          OTHER);

  private static final List<Symptom> PAYMENT =
      List.of(
          fails("refused", "Le paiement est refusé", "The payment is refused"),
          fails("double-debit", "J'ai été débité deux fois", "I was charged twice"),
          fails("declined-abroad", "Ma carte est refusée à l'étranger", "Card declined abroad"),
          fails("no-code", "Je ne reçois pas le code", "The code does not arrive"),
          fails(
              "no-document",
              "Le titre ou le document est indisponible",
              "The ticket or document is unavailable"),
          OTHER);

  private Symptoms() {}

  static List<Symptom> of(ServiceKind kind) {
    return switch (kind) {
      case MAIL -> MAIL;
      case FIXED_INTERNET -> FIXED_INTERNET;
      case MOBILE -> MOBILE;
      case CUSTOMER_AREA -> CUSTOMER_AREA;
      case CHARGING -> CHARGING;
      case WEB -> WEB;
      case APP -> APP;
      case PAYMENT -> PAYMENT;
    };
  }

  private static Symptom fails(String id, String french, String english) {
    return new Symptom(id, frenchAndEnglish(french, english), true);
  }

  private static Symptom badly(String id, String french, String english) {
    return new Symptom(id, frenchAndEnglish(french, english), false);
  }

  private static Symptom unclear(String id, String french, String english) {
    return new Symptom(id, frenchAndEnglish(french, english), false);
  }
}
