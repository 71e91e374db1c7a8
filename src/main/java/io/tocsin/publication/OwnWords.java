package io.tocsin.publication;

import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that an author wrote take the place of those that were made; pure. */
final class OwnWords {

  private static final Set<Mouth> WHOLE = EnumSet.of(Mouth.PAGE, Mouth.LONG_MAIL);

  private OwnWords() {}

  /**
   * Returns the texts with the author's words on the page and in the long mail, if there are any;
   * in a language in which nothing can be made, they are what there is.
   */
  static List<MouthText> in(Map<String, String> own, List<MouthText> made) {
    List<MouthText> texts = new ArrayList<>();
    made.forEach(text -> texts.add(in(own, text)));
    Set<String> spoken = made.stream().map(MouthText::language).collect(Collectors.toSet());
    own.forEach((language, words) -> {
      if (!spoken.contains(language)) {
        WHOLE.forEach(mouth ->
            texts.add(new MouthText(mouth, language, Register.PLAIN, null, words.strip())));
      }
    });
    return texts;
  }

  private static MouthText in(Map<String, String> own, MouthText made) {
    String words = own.get(made.language());
    return words == null || !WHOLE.contains(made.mouth())
        ? made
        : new MouthText(
            made.mouth(), made.language(), made.register(), made.subject(), words.strip());
  }
}
