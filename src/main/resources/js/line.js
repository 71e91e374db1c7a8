// Where the line is gone: asks again by itself, and goes on as soon as somebody answers.
(() => {
  "use strict";
  const block = document.querySelector("[data-line]");
  if (!block) return;
  const word = block.querySelector("[role=status]"), page = "/console/offline";
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch("/console/newsroom.js", {method: "HEAD", cache: "no-store"});
      if (!answer.ok) throw new Error("no answer");
      word.textContent = block.dataset.back;
      if (location.pathname === page) location.replace("/console"); else location.reload();
    } catch {
      word.textContent = block.dataset.line.replace("TIME", new Date().toLocaleTimeString(document.documentElement.lang, {timeZone: document.body.dataset.zone}));
    } finally { busy = false; }
  };
  addEventListener("online", look);
  block.querySelector("button").addEventListener("click", look);
  setInterval(look, 4000);
})();
