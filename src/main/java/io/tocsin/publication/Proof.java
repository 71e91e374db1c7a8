package io.tocsin.publication;

import io.tocsin.publication.mouths.MouthText;
import io.tocsin.wording.Fault;
import java.util.List;

/** What a draft would say with every mouth, before anything is said. */
public sealed interface Proof {

  /** The texts, in the order in which they would be kept. */
  record Texts(List<MouthText> texts) implements Proof {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /** It could not be published. */
  record Refused(List<Fault> faults) implements Proof {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
