package io.tocsin;

/** Starts the program from the command line. */
public final class Main {
  private Main() {}

  /** Prints the version of this build. */
  public static void main(String[] arguments) {
    String version = Main.class.getPackage().getImplementationVersion();
    System.out.println("Tocsin " + (version == null ? "(unpackaged)" : version));
  }
}
