// Keeps the desk fresh without touching what is typed, opened or held: the page is whole without it.
(() => {
  "use strict";
  const doc = document, phone = doc.querySelector("[data-desk]");
  if (!phone) return;
  let nth = 0, busy = Promise.resolve();

  const ask = (method, path, body) => new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.responseType = "document";
    request.timeout = 20000;
    if (body) request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.onloadend = () => done(request.status === 200 && request.response && request.response.querySelector("[data-desk]") ? request.response : null);
    request.send(body || null);
  });

  // A part that somebody is using stays as it is until the hand has left it.
  const used = (part) => part.contains(doc.activeElement) && doc.activeElement.matches("input,textarea,select")
    || part.querySelector("details[open]") !== null;
  const renew = (page, tapped) => {
    for (const part of doc.querySelectorAll("[data-live]")) {
      const next = page.querySelector("[data-live=" + part.dataset.live + "]");
      if (!next || (used(part) && !tapped)) continue;
      const held = doc.activeElement && part.contains(doc.activeElement) ? doc.activeElement : null;
      const name = held && held.name, value = held && held.value;
      part.replaceChildren(...doc.importNode(next, true).childNodes);
      if (held) for (const same of part.querySelectorAll("button")) if (same.name === name && same.value === value) same.focus({preventScroll: true});
    }
  };
  const tell = (page) => {
    const told = doc.querySelector("[data-told]"), next = page.querySelector("[data-told]");
    if (told && next) told.replaceChildren(...doc.importNode(next, true).childNodes);
    expire();
  };
  const refresh = () => { busy = busy.then(() => ask("GET", phone.dataset.desk)).then((page) => page && renew(page, false)); };

  let ending;
  const expire = () => {
    clearTimeout(ending);
    ending = setTimeout(() => { const slip = doc.querySelector("form[data-slip]"); if (slip) slip.remove(); }, 10000);
  };
  expire();

  doc.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-tap],form[data-slip]") || form.querySelector("[name=postcode]")) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (event.submitter && event.submitter.name) fields.append(event.submitter.name, event.submitter.value);
    fields.append("nth", String(nth++)); // each tap counts, also two within one second
    busy = busy.then(() => ask("POST", form.getAttribute("action"), fields.toString())).then((page) => {
      if (page) { renew(page, true); tell(page); } else location.assign(phone.dataset.desk);
    });
  });

  let stream;
  const listen = () => {
    if (stream || doc.hidden || !window.EventSource) return;
    stream = new EventSource("/events");
    stream.addEventListener("generation", refresh);
  };
  const hush = () => { if (stream) { stream.close(); stream = undefined; } };
  doc.addEventListener("visibilitychange", () => { if (doc.hidden) hush(); else { listen(); refresh(); } });
  addEventListener("pagehide", hush);
  setInterval(() => { if (!doc.hidden) { if (!stream || stream.readyState === 2) { hush(); listen(); } refresh(); } }, 60000);
  listen();
})();
