package io.tocsin.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one table of routes: what is not in it does not exist. Immutable. */
public final class Routes {

  private final List<Route> routes;

  /**
   * Makes the table.
   *
   * @throws IllegalArgumentException if two routes answer the same method and shape of path
   */
  public Routes(List<Route> routes) {
    Set<String> seen = new HashSet<>();
    for (Route route : routes) {
      if (!seen.add(route.method() + " " + route.pattern().shape())) {
        throw new IllegalArgumentException(
            "two routes answer " + route.method() + " " + route.pattern());
      }
    }
    List<Route> sorted = new ArrayList<>(routes);
    sorted.sort(Comparator.comparing(route -> route.pattern().precedence()));
    this.routes = List.copyOf(sorted);
  }

  /** What the table says about a path. */
  public sealed interface Found {

    /** This route answers. */
    record Match(Route route, Map<String, String> parameters) implements Found {
      public Match {
        parameters = Map.copyOf(parameters);
      }
    }

    /** The path exists, the method does not. */
    record OtherMethods(Set<Method> allowed) implements Found {
      public OtherMethods {
        allowed = Set.copyOf(allowed);
      }
    }

    /** Nothing is here. */
    record Nothing() implements Found {}
  }

  /** Finds who answers; HEAD is answered by the route for GET. */
  public Found find(Method method, String path) {
    List<String> segments = PathPattern.split(path);
    Method wanted = method == Method.HEAD ? Method.GET : method;
    Set<Method> allowed = EnumSet.noneOf(Method.class);
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = route.pattern().match(segments);
      if (parameters.isPresent() && route.method() == wanted) {
        return new Found.Match(route, parameters.get());
      }
      if (parameters.isPresent()) {
        allowed.add(route.method());
      }
    }
    return allowed.isEmpty() ? new Found.Nothing() : new Found.OtherMethods(withOwn(allowed));
  }

  private static Set<Method> withOwn(Set<Method> allowed) {
    Set<Method> all = EnumSet.copyOf(allowed);
    all.add(Method.OPTIONS);
    if (all.contains(Method.GET)) {
      all.add(Method.HEAD);
    }
    return all;
  }

  /** Returns every route, the most exact first. */
  public List<Route> all() {
    return routes;
  }
}
