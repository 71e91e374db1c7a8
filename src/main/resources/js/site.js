// Makes a page fresher that is complete without it: ages tick, changes arrive, nothing jumps.
(() => {
  "use strict";
  const doc = document, lang = doc.documentElement.lang;
  const near = new Intl.RelativeTimeFormat(lang, {numeric: "auto"});
  // How far off, by the minute while that is near; an age is told to the nearest hour, a delay never longer than it is.
  const apart = (iso, whole) => {
    const still = doc.querySelector("main").dataset.now; // a story has a clock of its own
    const minutes = Math.trunc((Date.parse(iso) - (still ? Date.parse(still) : Date.now())) / 60000);
    const far = Math.abs(minutes);
    const [size, unit] = far < 90 ? [1, far ? "minute" : "second"] : far < 2880 ? [60, "hour"] : [1440, "day"];
    return [whole(minutes / size), unit];
  };
  const age = (iso) => near.format(...apart(iso, Math.round));

  const tick = () => {
    for (const span of doc.querySelectorAll("[data-ago]")) {
      const words = age(span.dataset.ago);
      if (span.textContent !== words) span.textContent = words;
    }
    for (const word of doc.querySelectorAll("[data-late]")) {
      const [count, unit] = apart(word.dataset.late, Math.trunc);
      if (count < 0) try {
        const by = new Intl.NumberFormat(lang, {style: "unit", unit, unitDisplay: "long"}).format(-count);
        word.textContent = word.dataset.by.replace("%", by);
      } catch {} // an old browser just says "late"
    }
  };
  tick();
  setInterval(tick, 10000);

  // Proves some work with the form's token while the form is filled in, so that the report weighs more.
  const prove = async (form) => {
    const token = form.querySelector("input[name=form]");
    if (!token || !window.crypto || !crypto.subtle) return;
    const text = new TextEncoder(), bits = Number(token.value.split(".")[1]); // the token says how hard
    for (let from = 0; from < 64 * 2 ** bits; from += 256) {
      const hashes = await Promise.all(Array.from({length: 256}, (_, i) =>
        crypto.subtle.digest("SHA-256", text.encode(token.value + ":" + (from + i)))));
      const found = hashes.findIndex((hash) => Math.clz32(new DataView(hash).getUint32(0)) >= bits);
      if (found >= 0) {
        const work = doc.createElement("input");
        work.type = "hidden";
        work.name = "work";
        work.value = token.value + ":" + (from + found);
        form.append(work);
        return;
      }
    }
  };
  for (const form of doc.querySelectorAll("form[data-proof]")) prove(form);

  // Copies what stands in an element; without this no button is shown, and the text can be selected.
  if (navigator.clipboard) {
    doc.documentElement.classList.add("copies");
    doc.addEventListener("click", async (event) => {
      const button = event.target.closest("[data-copy]");
      if (!button) return;
      const from = doc.getElementById(button.dataset.copy), told = button.nextElementSibling;
      told.textContent = "";
      try {
        await navigator.clipboard.writeText(from.href || from.textContent.trim());
        told.textContent = button.dataset.done;
      } catch {
        getSelection().selectAllChildren(from);
        told.textContent = button.dataset.failed;
      }
      setTimeout(() => { told.textContent = ""; }, 6000);
    });
  }
  const faults = doc.getElementById("faults");
  if (faults) faults.focus();
  if (!doc.body.dataset.live || !window.EventSource) return;

  // Changes only what differs: scroll, focus and opened details stay.
  const key = (node) => node.nodeType === 1
    ? [node.nodeName, node.id, node.classList[0], node.getAttribute("aria-labelledby")].join(" ") : node.nodeName;
  const morph = (old, now) => {
    if (old.isEqualNode(now)) return;
    if (old.nodeType !== 1) { old.nodeValue = now.nodeValue; return; }
    for (const {name} of [...old.attributes]) if (!now.hasAttribute(name) && name !== "open") old.removeAttribute(name);
    for (const {name, value} of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    let cursor = old.firstChild;
    const nodes = [...now.childNodes];
    nodes.forEach((node, index) => {
      const later = nodes.slice(index + 1).map(key);
      let match = cursor;
      while (match && key(match) !== key(node)) match = later.includes(key(match)) ? null : match.nextSibling;
      if (!match) { old.insertBefore(node, cursor); return; }
      while (cursor !== match) { const gone = cursor; cursor = cursor.nextSibling; gone.remove(); }
      cursor = match.nextSibling;
      morph(match, node);
    });
    while (cursor) { const gone = cursor; cursor = cursor.nextSibling; gone.remove(); }
  };

  // The start page is served at "/" in the reader's language, and is named by its own path.
  const here = location.pathname.replace(/^\/$/, "/" + lang + "/");
  let asking = false, again = false, told = 0, held = -1; // newest set heard of; set this page is of
  const refresh = () => {
    if (asking) { again = true; return; }
    asking = true;
    const asked = told;
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname);
    request.responseType = "document";
    request.setRequestHeader("Cache-Control", "max-age=0"); // ask, but fetch only what changed
    request.timeout = 20000;
    request.onloadend = () => {
      const page = request.status === 200 && request.response;
      if (page && page.querySelector("main")) {
        held = asked;
        doc.title = page.title;
        for (const part of ["main", "footer"]) {
          morph(doc.querySelector(part), doc.importNode(page.querySelector(part), true));
        }
        tick();
      }
      asking = false;
      if (again) { again = false; refresh(); }
    };
    request.send();
  };

  let stream, opened = false;
  const listen = () => {
    if (stream || doc.hidden) return;
    stream = new EventSource("/events");
    stream.onopen = () => { if (opened) refresh(); opened = true; };
    stream.addEventListener("generation", (event) => {
      const {generation, since, paths} = JSON.parse(event.data);
      told = generation;
      // Whoever missed a set, or could not fetch it, does not know what else changed.
      if (paths && held >= since && !asking && !paths.includes(here)) held = told; else refresh();
    });
  };
  const hush = () => { if (stream) { stream.close(); stream = undefined; } };
  doc.addEventListener("visibilitychange", () => { if (doc.hidden) hush(); else { listen(); refresh(); } });
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);
  setInterval(() => { if (!doc.hidden && (!stream || stream.readyState === 2)) { hush(); listen(); refresh(); } }, 30000);
  listen();
})();
