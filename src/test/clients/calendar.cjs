// Reads a calendar and prints its events.
const {readFileSync} = require('node:fs');
const ICAL = require('ical.js').default ?? require('ical.js');

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
const text = (component, name) => component.getFirstPropertyValue(name)?.toString() ?? null;
console.log(JSON.stringify({
  method: text(calendar, 'method'),
  name: text(calendar, 'name'),
  refresh: text(calendar, 'refresh-interval'),
  events: calendar.getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      sequence: event.sequence,
      status: text(component, 'status'),
      transparency: text(component, 'transp'),
      original: text(component, 'x-tocsin-original-dtend'),
      categories: component.getFirstProperty('categories').getValues(),
      url: text(component, 'url'),
    };
  }),
}));
