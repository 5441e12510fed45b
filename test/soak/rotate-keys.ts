/**
 * `npm run soak:keys [-- --minutes 5 --every 30]`: two gateways under load while the signing keys rotate. No valid token may be
 * refused; exits with 1 if one was.
 */
import { parseArgs } from 'node:util';
import { mustRun } from '../support/apps/run-command.js';
import { uniqueEmail, uniquePassword } from '../support/people/people.js';
import { startGateways } from '../support/apps/gateways.js';
import { rotateUnderLoad } from '../support/tokens/rotation-under-load.js';
import { openServer } from '../support/servers/start-server.js';
import { unthrottled } from '../support/apps/system.js';
import { withTeardownAfter } from '../support/test-run/teardown.js';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, every: { type: 'string', default: '30' } },
});
const every = Number(values.every);
const rotations = Math.ceil((Number(values.minutes) * 60) / every);

const counts = await withTeardownAfter(async (teardown) => {
  console.log(`Two gateways for ${values.minutes} minutes, a new key every ${every} seconds …`);
  const postgres = await openServer('postgres');
  teardown.add(() => postgres.stop());
  const lead = String(Math.floor(every / 5));
  const settings = { ...unthrottled, LOG_LEVEL: 'warn', SIGNING_KEY_LEAD_SECONDS: lead };
  const gateways = await startGateways(2, { postgres: postgres.url }, settings);
  teardown.add(() => gateways.stop());
  const [email, password] = [uniqueEmail('root'), uniquePassword()];
  const given = { SUPERUSER_EMAIL: email, SUPERUSER_PASSWORD: password };
  await mustRun(['createsuperuser', '--noinput'], { ...gateways.environment, ...given });
  const { urls, environment } = gateways;
  const credentials = { email, password };
  return rotateUnderLoad({
    gateways: urls,
    environment,
    credentials,
    clients: 12,
    rotations,
    every,
  });
});

const refused = Object.entries(counts.refused).map(([status, times]) => `${times} × ${status}`);
console.log(
  `${counts.requests} requests, ${counts.refreshes} of them refreshes; ${counts.rotations} rotations, ` +
    `${counts.keys.size} keys seen signing; refused: ${refused.join(', ') || 'none'}`,
);
// Without a rotation the run proves nothing.
process.exitCode = refused.length === 0 && counts.keys.size > 2 ? 0 : 1;
