// Asks a page everything the client knows how to read, and prints the answers.
const {Statuspage} = require('statuspage.io');

const client = new Statuspage('tocsin');
client.setApiUrl(process.argv[2]);
const {api} = client;

const questions = {
  components: () => api.getComponents(),
  status: () => api.getStatus(),
  summary: () => api.getSummary(),
  incidents: () => api.incidents.getAll(),
  unresolved: () => api.incidents.getUnresolved(),
  works: () => api.scheduledMaintenances.getAll(),
  active: () => api.scheduledMaintenances.getActive(),
  upcoming: () => api.scheduledMaintenances.getUpcoming(),
};

(async () => {
  const heard = {};
  for (const [name, ask] of Object.entries(questions)) {
    heard[name] = await ask();
  }
  console.log(JSON.stringify(heard));
})();
