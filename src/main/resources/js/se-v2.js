// The object that pages of the Statuspage API bring in: new StatusPage.page({page: 'any'}), then
// summary, status, components, incidents and scheduled_maintenances, each with {success, error}.
// Whatever page is named, the answers are those of the site this file comes from.
(() => {
  'use strict';
  const base = new URL('.', document.currentScript.src).href + 'api/v2/';
  const ask = (path, {success, error} = {}) => {
    fetch(`${base}${path}.json`, {credentials: 'omit'})
      .then(reply => {
        if (!reply.ok) throw new Error(`${reply.status}`);
        return reply.json();
      })
      .then(data => success && success(data), reason => error && error(reason));
  };
  const filtered = (name, filters) => (options = {}) => {
    const {filter} = options;
    ask(filters.includes(filter) ? `${name}/${filter}` : name, options);
  };
  class Page {
    constructor({page} = {}) {
      this.id = page;
      this.incidents = filtered('incidents', ['unresolved']);
      this.scheduled_maintenances = filtered('scheduled-maintenances', ['active', 'upcoming']);
    }

    summary(options) { ask('summary', options); }

    status(options) { ask('status', options); }

    components(options) { ask('components', options); }
  }
  window.StatusPage = Object.assign(window.StatusPage || {}, {page: Page});
})();
