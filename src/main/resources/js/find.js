// Finds a place by its postcode and a meaning for a bounce, on the pages that say the same without it.
(() => {
  "use strict";
  const doc = document, lang = doc.documentElement.lang;

  // Leads from a postcode to its département: the list below does the same, one click more.
  const finder = doc.querySelector("form[data-areas]");
  if (finder) {
    const exceptions = Object.fromEntries(finder.dataset.areas.split(" ").map((one) => one.split(":")));
    finder.hidden = false;
    finder.addEventListener("submit", (event) => {
      event.preventDefault();
      const code = finder.postcode.value.replace(/[^0-9AB]/gi, "").toUpperCase(), told = finder.querySelector("[role=status]");
      const rule = code.length < 5 ? code : /^9[78]/.test(code) ? code.slice(0, 3)
        : /^20/.test(code) ? (code[2] < "2" ? "2A" : "2B") : code.slice(0, 2);
      const links = (exceptions[code] || rule).split(",").map((area) => doc.querySelector(`[data-area="${area}"]`)).filter(Boolean);
      if (links.length === 1) { location.href = links[0].href; return; }
      told.textContent = links.length ? finder.dataset.several + " " : finder.dataset.unknown;
      for (const link of links) told.append(link.cloneNode(true), " ");
    });
  }

  // Has a pasted bounce explained.
  const bounced = doc.querySelector("form[data-bounce]");
  if (bounced) {
    bounced.hidden = false;
    bounced.addEventListener("submit", async (event) => {
      event.preventDefault();
      const told = bounced.querySelector("[role=status]");
      told.textContent = "";
      try {
        const answer = await fetch(bounced.dataset.bounce, {method: "POST", body: JSON.stringify({text: bounced.querySelector("textarea").value}),
          headers: {"Content-Type": "application/json", "Accept-Language": lang}});
        told.textContent = (await answer.json()).words || bounced.dataset.failed;
      } catch { told.textContent = bounced.dataset.failed; }
    });
  }
})();
