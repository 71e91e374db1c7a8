package io.tocsin.app;

/** The version of this build. */
public final class Version {

  private Version() {}

  /** As the jar says it, or that it is not packaged. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
