package io.tocsin.site.view;

import io.tocsin.detection.ComponentState;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How something stands, in one word and one colour; absence of data is never health. */
public enum Light {
  WORKS("#1a7f37"),
  /** Nothing is known to be broken, and not everything is known. */
  PARTLY("#4d6b57"),
  UNKNOWN("#57606a"),
  MAINTENANCE("#0b5cad"),
  DEGRADED("#9a5b00"),
  OUT("#b42318");

  private final String colour;

  Light(String colour) {
    this.colour = colour;
  }

  /** Returns a colour on which white text reads well, {@code #rrggbb} (contrast above 4.5). */
  public String colour() {
    return colour;
  }

  /** Returns the name in phrases and data, {@code works}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says how several components stand together: the worst that is known of any. */
  public static Light of(Collection<ComponentView> components) {
    List<Light> each = components.stream().map(Light::of).toList();
    for (Light worst : List.of(OUT, DEGRADED, MAINTENANCE)) {
      if (each.contains(worst)) {
        return worst;
      }
    }
    return each.contains(UNKNOWN) || each.isEmpty()
        ? each.contains(WORKS) ? PARTLY : UNKNOWN
        : WORKS;
  }

  /** Says how one stands. */
  public static Light of(ComponentView component) {
    if (component.underMaintenance()) {
      return MAINTENANCE;
    }
    ComponentState state = component.state();
    return switch (state) {
      case WORKS -> WORKS;
      case DEGRADED -> DEGRADED;
      case OUT -> OUT;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
