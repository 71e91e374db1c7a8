// Makes pages fresher that are complete without it: ages tick, texts can be copied.
(() => {
  "use strict";
  const doc = document, lang = doc.documentElement.lang;
  const ahead = Date.parse(doc.body.dataset.now) - Date.now(); // a story has a clock of its own
  const near = new Intl.RelativeTimeFormat(lang, {numeric: "always", style: "short"});
  const tick = () => {
    for (const span of doc.querySelectorAll("[data-due]")) {
      const minutes = Math.round((Date.parse(span.dataset.due) - Date.now() - ahead) / 60000);
      const far = Math.abs(minutes) >= 120;
      span.textContent = near.format(far ? Math.trunc(minutes / 60) : minutes, far ? "hour" : "minute");
      span.classList.toggle("late", minutes < 0 && "promise" in span.dataset);
    }
  };
  tick();
  setInterval(tick, 10000);
})();
