// Reads an RSS or Atom feed and prints what a reader would show.
const Parser = require('rss-parser');

(async () => {
  const feed = await new Parser().parseURL(process.argv[2]);
  console.log(JSON.stringify({
    title: feed.title,
    items: feed.items.map(({guid, id, title, link, isoDate, contentSnippet, categories}) =>
      ({id: guid ?? id, title, link, isoDate, text: contentSnippet, categories})),
  }));
})();
