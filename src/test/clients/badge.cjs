// Draws the fields of a shields.io endpoint as shields.io would, and prints the drawing.
const {readFileSync} = require('node:fs');

(async () => {
  const {makeBadge} = await import('badge-maker');
  const {schemaVersion, cacheSeconds, ...fields} = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  if (schemaVersion !== 1 || !(cacheSeconds >= 300)) {
    throw new Error('not what an endpoint answers');
  }
  console.log(JSON.stringify({drawn: makeBadge({...fields, color: `#${fields.color}`})}));
})();
