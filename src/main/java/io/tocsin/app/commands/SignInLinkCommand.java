package io.tocsin.app.commands;

import io.tocsin.app.SignInLink;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a one-time link for one more owner: the way back in when every password is lost. */
@Command(
    name = "sign-in-link",
    mixinStandardHelpOptions = true,
    header = "Makes a one-time link to a new owner's account.",
    description = {
      "For whoever may read the data folder: the way back in when every password is lost.",
      "Works while Tocsin runs and while it does not. The link works once, for 24 hours."
    },
    footer = {"", "Example:", "  tocsin sign-in-link --config tocsin.yaml"})
final class SignInLinkCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Installation installation = new Installation();

  @Override
  public Integer call() {
    var read = installation.read(spec.commandLine().getErr());
    var machine = installation.machine(read, null);
    try {
      spec.commandLine()
          .getOut()
          .println(SignInLink.make(read.catalog(), machine, installation.config()));
      return 0;
    } catch (IOException nothingThere) {
      throw new CommandFailed(
          1, nothingThere.getMessage() + " Name its data folder with --data DIR.");
    }
  }
}
