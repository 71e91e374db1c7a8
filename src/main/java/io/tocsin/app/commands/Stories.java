package io.tocsin.app.commands;

import io.tocsin.app.story.Story;
import io.tocsin.app.story.StoryBook;

/** Stories by the names people type. */
final class Stories {

  private Stories() {}

  /** The story of that name, or a sentence that says which there are. */
  static Story named(String name) {
    return switch (StoryBook.find(name)) {
      case StoryBook.Found.Here here -> here.story();
      case StoryBook.Found.Unknown unknown ->
          throw new CommandFailed(
              2,
              "There is no story "
                  + name
                  + ". "
                  + unknown.meant().map(meant -> "Did you mean " + meant + "? ").orElse("")
                  + "Stories: "
                  + String.join(", ", StoryBook.IDS)
                  + ".");
    };
  }
}
