package io.tocsin.publication.mouths;

import io.tocsin.catalog.Mode;
import io.tocsin.wording.Phrasebook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes every text from one fact sheet. Immutable, thread-safe.
 *
 * <p>Each sentence carries one fact and is said only when the fact is there; what is not known is
 * said to be unknown. A text that is short leaves out whole sentences.
 */
public final class Mouths {

  private static final Set<Mouth> BOTH_REGISTERS =
      Set.of(Mouth.PAGE, Mouth.SHORT_MAIL, Mouth.LONG_MAIL, Mouth.CALL_SCRIPT, Mouth.PRESS_RELEASE);

  private final Phrasebook phrases;

  /**
   * Speaks the languages that the texts were written in; any other falls back to the first.
   *
   * @param languages BCP 47 tags of the catalogue, the preferred one first
   */
  public Mouths(List<String> languages) {
    Set<String> all = new LinkedHashSet<>(languages);
    all.addAll(List.of("fr", "en"));
    this.phrases = Phrasebook.load("mouths", List.copyOf(all));
  }

  /**
   * Returns each mouth's text in each language of the catalogue; {@link Register#EXPERT} too for
   * page, mails, call script and press release.
   */
  public List<MouthText> of(Briefing briefing) {
    List<MouthText> texts = new ArrayList<>();
    for (String language : briefing.catalog().languages()) {
      for (Mouth mouth : Mouth.values()) {
        texts.add(of(briefing, mouth, language, Register.PLAIN));
        if (BOTH_REGISTERS.contains(mouth)) {
          texts.add(of(briefing, mouth, language, Register.EXPERT));
        }
      }
    }
    return List.copyOf(texts);
  }

  /** Returns one text; a mouth that has one register says the same in both. */
  public MouthText of(Briefing briefing, Mouth mouth, String language, Register register) {
    boolean observed = briefing.catalog().mode() == Mode.OBSERVER;
    boolean outside = observed || mouth == Mouth.PRESS_RELEASE || mouth == Mouth.CORRESPONDENTS;
    Speaker.Clock clock = register == Register.EXPERT ? Speaker.Clock.FULL : Speaker.Clock.PLAIN;
    Situation situation = new Situation(briefing, language);
    Speaker speaker = new Speaker(phrases.in(language), situation, clock, outside);
    String subject = subject(mouth, speaker);
    return new MouthText(mouth, language, register, subject, body(mouth, speaker, register));
  }

  private static @Nullable String subject(Mouth mouth, Speaker speaker) {
    Titles titles = new Titles(speaker);
    return switch (mouth) {
      case PAGE, STAND_IN_PAGE -> titles.title();
      case SHORT_MAIL, LONG_MAIL -> named(speaker, titles.title());
      case PRESS_RELEASE -> named(speaker, titles.headline());
      case SMS, SOCIAL_POST, BANNER, CALL_SCRIPT, VOICE_MENU, CORRESPONDENTS, BOUNCE -> null;
    };
  }

  private static String named(Speaker speaker, String title) {
    return title.contains(speaker.operator()) ? title : speaker.say("subject", "title", title);
  }

  private static String body(Mouth mouth, Speaker speaker, Register register) {
    LongTexts texts = new LongTexts(new Telling(speaker, register));
    return switch (mouth) {
      case PAGE -> texts.page();
      case SHORT_MAIL -> texts.shortMail();
      case LONG_MAIL -> texts.longMail();
      case SMS -> new ShortTexts(speaker).sms();
      case SOCIAL_POST -> new ShortTexts(speaker).socialPost();
      case BANNER -> new ShortTexts(speaker).banner();
      case CALL_SCRIPT -> new CallScript(new Telling(speaker, register)).text();
      case VOICE_MENU -> new ShortTexts(speaker).voiceMenu();
      case PRESS_RELEASE -> texts.pressRelease();
      case CORRESPONDENTS -> texts.correspondents();
      case BOUNCE -> bounce(speaker);
      case STAND_IN_PAGE -> texts.standIn();
    };
  }

  private static String bounce(Speaker speaker) {
    return new BounceText(speaker.with(Speaker.Clock.BRIEF, speaker.isOutside())).text();
  }
}
