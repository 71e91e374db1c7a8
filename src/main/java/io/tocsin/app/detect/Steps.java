package io.tocsin.app.detect;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far it is: a bar on a terminal, nothing elsewhere. */
record Steps(@Nullable ProgressBar bar) implements AutoCloseable {

  static Steps of(String task, long steps) {
    if (System.console() == null || !System.console().isTerminal()) {
      return new Steps(null);
    }
    return new Steps(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .build());
  }

  void one() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
