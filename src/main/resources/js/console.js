// Makes pages fresher that are whole without it: ages tick and texts are copied.
(() => {
  "use strict";
  const doc = document, data = doc.body.dataset, lang = doc.documentElement.lang;
  const ahead = Date.parse(data.now) - Date.now(); // a story has a clock of its own
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

  for (const button of doc.querySelectorAll("[data-copy],[data-copy-link]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = doc.getElementById(button.dataset.copy || button.dataset.copyLink);
      await navigator.clipboard.writeText(button.dataset.copyLink ? from.href : from.innerText.trim());
      button.textContent = data.copied;
    });
  }

  // A link to a folded text unfolds it.
  const unfold = () => {
    const there = location.hash.length > 1 && doc.getElementById(location.hash.slice(1));
    if (there && there.tagName === "DETAILS") there.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
