/**
 * `npm run fuzz [-- --seconds 150]`: checks the service against its OpenAPI document with schemathesis, without a session and as a
 * superuser, for that long each. Exits with 1 if a response does not match the document.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bareEnvironment, type Environment } from '../support/apps/start-app.js';
import { mustRun } from '../support/apps/run-command.js';
import { uniqueEmail, uniquePassword } from '../support/people/people.js';
import { root } from '../support/test-run/folders.js';
import { temporary } from '../support/test-run/process-guard.js';
import { pythonWithRequirements } from '../support/programs/python.js';
import { openServers } from '../support/servers/open-servers.js';
import { startSystem } from '../support/apps/system.js';
import { withTeardownAfter } from '../support/test-run/teardown.js';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '150' }, seed: { type: 'string' } },
});

const folder = join(root, 'test', 'fuzz');

const failures = await withTeardownAfter(async (teardown) => {
  console.log('Installing schemathesis, starting PostgreSQL, Redis, Kafka and the apps …');
  const interpreter = await pythonWithRequirements(join(folder, 'requirements.txt'));
  const servers = await openServers(teardown);
  const system = await startSystem(servers, { LOG_LEVEL: 'error' });
  teardown.add(() => system.stop());
  const { gateway, environment } = system.addresses;
  const [email, password] = [uniqueEmail('root'), uniquePassword()];
  const account = { SUPERUSER_EMAIL: email, SUPERUSER_PASSWORD: password };
  await mustRun(['createsuperuser', '--noinput'], { ...environment, ...account });

  const hold = async (who: string, own: Environment): Promise<number> => {
    console.log(`As ${who}, for ${values.seconds} seconds …`);
    return exitCodeOf(interpreter, gateway, { GATEWAY: gateway, ...own });
  };
  const codes = [
    await hold('nobody', {}),
    await hold('superuser', {
      SCHEMATHESIS_HOOKS: join(folder, 'superuser.py'),
      FUZZ_EMAIL: email,
      FUZZ_PASSWORD: password,
    }),
  ];
  return codes.filter((code) => code !== 0).length;
});
if (failures > 0) process.exitCode = 1;

function exitCodeOf(interpreter: string, gateway: string, environment: Environment): Promise<number> {
  const args = ['--config-file', join(folder, 'schemathesis.toml'), 'run', `${gateway}/api/v1/openapi.json`];
  args.push(
    '--max-time',
    values.seconds,
    '--continue-on-failure',
    '--no-color',
    '--suppress-health-check',
    'all',
  );
  args.push(
    '--generation-database',
    'none',
    '--generation-with-security-parameters',
    'false',
    ...(values.seed ? ['--seed', values.seed] : []),
  );
  const child = spawn(join(interpreter, '..', 'schemathesis'), args, {
    // schemathesis leaves a cache in its working folder.
    cwd: temporary,
    env: { ...bareEnvironment(), ...environment },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
