package io.tocsin.publication.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tocsin.incidents.json.IncidentWords;
import io.tocsin.publication.OfflineWord;
import io.tocsin.publication.SignedWord;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Words said offline as text: the word that is signed, and the file of all that a set tells. */
public final class OfflineText {

  /** More than a house says in a week without its server. */
  private static final int MOST = 200;

  private static final int FORMAT = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(IncidentWords.module())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private OfflineText() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Words(int format, List<SignedWord> words) {}

  /** Writes a word; the same word gives the same text. */
  public static String write(OfflineWord word) {
    return JSON.writeValueAsString(word);
  }

  /** Reads a word; empty if it is none. */
  public static Optional<OfflineWord> read(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, OfflineWord.class));
    } catch (JacksonException | NullPointerException noWord) {
      return Optional.empty();
    }
  }

  /** Writes the signed words of a set, oldest first. */
  public static byte[] writeAll(List<SignedWord> words) {
    return JSON.writeValueAsBytes(new Words(FORMAT, words));
  }

  /** Reads the signed words of a set; empty if the bytes are no such file. */
  public static Optional<List<SignedWord>> readAll(byte[] bytes) {
    try {
      Words words = JSON.readValue(bytes, Words.class);
      boolean whole =
          words.format() == FORMAT
              && words.words() != null
              && words.words().size() <= MOST
              && words.words().stream().allMatch(OfflineText::isWhole);
      return whole ? Optional.of(List.copyOf(words.words())) : Optional.empty();
    } catch (JacksonException | NullPointerException damaged) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(SignedWord word) {
    return word != null && word.key() != null && word.word() != null && word.signature() != null;
  }
}
