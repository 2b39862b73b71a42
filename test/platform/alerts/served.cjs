// A server of its own process on a clock that its parent moves, so that it can be killed like one.
require('reflect-metadata');
const { join } = require('node:path');
const anyDisk = require('../../any-disk.json');

const dist = join(__dirname, '../../../dist');
const { createApplication } = require(join(dist, 'src/app.js'));
const { ScriptedClock } = require(join(dist, 'infra/clock.js'));
const { SetupLink } = require(join(dist, 'src/platform/auth/setup-link.js'));
const { Settings } = require(join(dist, 'src/platform/settings.js'));

const [dataDir, micros] = process.argv.slice(2);
const clock = new ScriptedClock(Number(micros), 1);
process.on('message', (to) => clock.moveTo(to));

async function serve() {
  const settings = new Settings({ dataDir, log: 'sqlite', quiet: true, demo: true, ...anyDisk.settings });
  const { app } = await createApplication(settings, clock);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  process.send({ url, token: app.get(SetupLink, { strict: false }).linkAt(url)?.split('#')[1] });
}
void serve();
