package io.tocsin.site.view;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import io.tocsin.publication.DayLog.Part;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Says shares of time as percentages. */
final class Shares {

  private Shares() {}

  /** Rounds down: it never says 100 % of something that failed. */
  static String percent(Reading reading, double share) {
    NumberFormat format =
        NumberFormat.getPercentInstance(ULocale.forLanguageTag(reading.language()));
    format.setMaximumFractionDigits(2);
    format.setRoundingMode(RoundingMode.FLOOR.ordinal());
    return format.format(Math.clamp(share, 0, 1));
  }

  /** How much of the measured time it worked; null where nothing was measured. */
  static @Nullable String worked(Reading reading, Part part) {
    return part.known() == 0 ? null : percent(reading, part.works() / (double) part.known());
  }
}
