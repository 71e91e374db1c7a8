// The word of the status page on somebody else's page: nothing while all is well. One line brings
// it in:  <script src="https://status.example.org/embed/banner.js" async></script>
// On the script, if wanted: data-lang="fr", data-into="#place" (else at the top of the body).
// No cookie, no storage, no style sheet of the host's; what comes from afar is only ever text.
(() => {
  'use strict';
  const FLOATING = false;
  const EVERY = 60000;
  const OLD = 600000;
  const own = document.currentScript;
  const base = new URL('.', own.src).href.replace(/embed\/$/, '');
  const wanted = own.dataset.lang || document.documentElement.lang.slice(0, 2) || navigator.language.slice(0, 2);
  let language = /^[a-z]{2}$/.test(wanted) ? wanted : '';
  let place, shadow, last, failed = false;

  const style = `:host{all:initial;display:block}
[hidden]{display:none!important}
aside{box-sizing:border-box;font:16px/1.4 system-ui,sans-serif;color:#1c2024;background:#fff;border:1px solid #c3c9cf;border-left:6px solid #57606a;padding:.7em 1em;margin:0;overflow-wrap:anywhere}
aside.out{border-left-color:#b42318}aside.degraded{border-left-color:#9a5b00}aside.maintenance{border-left-color:#0b5cad}
aside.floating{position:fixed;z-index:2147483000;left:16px;bottom:16px;max-width:min(24em,calc(100vw - 32px));box-shadow:0 4px 16px #0003}
p{margin:0}p+p{margin-top:.3em}.word{font-weight:600}.age{color:#57606a}
a{color:#0b5cad}
@media(prefers-color-scheme:dark){aside{color:#e8eaed;background:#1c2024;border-color:#4b545d}a{color:#8ab4f8}.age{color:#aab2ba}}
@media print{aside.floating{position:static}}`;

  const line = (parent, name, text) => {
    const made = document.createElement(name === 'more' ? 'a' : 'p');
    made.className = name;
    made.textContent = text;
    parent.append(made);
    return made;
  };

  const age = () => {
    const minutes = Math.round((Date.now() - Date.parse(last.at)) / 60000);
    const format = new Intl.RelativeTimeFormat(last.language, {numeric: 'auto'});
    return minutes < 1 ? format.format(0, 'second') : minutes < 90 ? format.format(-minutes, 'minute')
      : minutes < 2880 ? format.format(-Math.round(minutes / 60), 'hour')
      : format.format(-Math.round(minutes / 1440), 'day');
  };

  const open = () => {
    place = document.createElement('div');
    shadow = place.attachShadow({mode: 'open'});
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    shadow.adoptedStyleSheets = [sheet];
    const into = own.dataset.into && document.querySelector(own.dataset.into);
    if (into) into.append(place);
    else document.body.prepend(place);
  };

  const draw = () => {
    if (!last || !last.shown) {
      if (place) { place.remove(); place = null; }
      return;
    }
    const isOld = !last.demo && (failed || Date.now() - Date.parse(last.at) > OLD);
    if (!place) open();
    const key = [last.sentence, last.next, last.light, failed, isOld ? age() : ''].join('\n');
    if (place.dataset.key === key) return;
    place.dataset.key = key;
    let box = shadow.querySelector('aside');
    if (!box) {
      box = document.createElement('aside');
      box.setAttribute('role', 'status');
      shadow.append(box);
    }
    box.lang = last.language;
    box.setAttribute('aria-label', last.labels.region);
    box.className = [last.light, FLOATING ? 'floating' : ''].join(' ');
    box.replaceChildren();
    if (last.demo) line(box, 'age', last.labels.demo);
    line(box, 'word', last.sentence);
    if (last.next) line(box, 'next', last.next);
    if (isOld) line(box, 'age', `${failed ? last.labels.unreachable : last.labels.old} ${age()}`);
    const more = line(line(box, 'way', ''), 'more', last.labels.more);
    if (/^https?:/.test(last.url)) more.href = last.url;
  };

  const read = async cache => {
    const path = language ? `${language}/embed/now.json` : 'embed/now.json';
    const reply = await fetch(base + path, {cache, credentials: 'omit', referrerPolicy: 'origin'});
    if (reply.status === 404 && language) {
      language = '';
      return read(cache);
    }
    if (!reply.ok) throw new Error(reply.status);
    return reply.json();
  };

  const look = async () => {
    if (document.hidden && last) return;
    try {
      last = await read(last ? 'no-cache' : 'default');
      failed = false;
    } catch {
      failed = true;
      // What was read on an earlier page may still be in the browser: better old, with its age.
      if (!last) try { last = await read('force-cache'); } catch { return; }
    }
    draw();
  };

  const begin = () => {
    look();
    setInterval(look, EVERY + Math.random() * 5000);
    document.addEventListener('visibilitychange', look);
  };
  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin);
})();
