package io.tocsin.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of service Tocsin has ready symptoms for. */
public enum ServiceKind {
  MAIL,
  FIXED_INTERNET,
  MOBILE,
  CUSTOMER_AREA,
  CHARGING,
  WEB,
  APP,
  PAYMENT;

  /** Returns the kind's name in the owner's file and in the API: {@code fixed-internet}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the kind of that name. */
  public static Optional<ServiceKind> find(String id) {
    return Stream.of(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** Returns the symptoms offered for this kind, at most ten, {@code other} last. */
  public List<Symptom> symptoms() {
    return Symptoms.of(this);
  }

  /** Returns the ids of the symptoms offered for this kind, in the same order. */
  public List<String> symptomIds() {
    return symptoms().stream().map(Symptom::id).toList();
  }

  /** Returns the symptom of that id, if people may say it about this kind. */
  public Optional<Symptom> symptom(String id) {
    return symptoms().stream().filter(symptom -> symptom.id().equals(id)).findFirst();
  }
}
