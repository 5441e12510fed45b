/** `npm run stack`: real servers, the built apps as separate processes, and a mail catcher, until Ctrl-C. */
import { join } from 'node:path';
import { type AppName, startApp } from '../apps/start-app.js';
import { mustRun } from '../apps/run-command.js';
import { root } from '../test-run/folders.js';
import { openServers } from '../servers/open-servers.js';
import { type Teardown, withTeardownAfter } from '../test-run/teardown.js';
import { catchMail } from './catch-mail.js';
import { say, withoutPassword } from './say.js';
import { stackEnvironment } from './stack-environment.js';
import { type WatchedAddress, watchAddresses } from './watch-addresses.js';

const folder = join(root, '.data', 'stack');
const kafkaPort = 9094;

async function bringUp(teardown: Teardown): Promise<void> {
  const watched: WatchedAddress[] = [];
  const up = (name: string, url: string) => {
    watched.push({ name, url });
    say(name, withoutPassword(url));
  };
  const servers = await openServers(
    teardown,
    {
      postgres: { folder: join(folder, 'postgres') },
      redis: { folder: join(folder, 'redis') },
      kafka: { folder: join(folder, 'kafka'), port: kafkaPort },
    },
    up,
  );
  const smtp = await catchMail(join(folder, 'mailbox'), teardown);
  up('smtp', smtp);
  const environment = stackEnvironment(folder, servers, smtp);
  await mustRun(['migrate'], environment);
  say('cli', 'database migrated');
  const start = async (name: AppName) => {
    const app = await startApp(name, environment);
    teardown.add(() => app.stop());
    up(name, app.url);
  };
  const starts = [start('auth-service'), start('worker'), start('gateway')];
  await Promise.allSettled(starts);
  await Promise.all(starts);
  const stopWatching = watchAddresses(watched, say);
  teardown.add(stopWatching);
  const gateway = environment['PUBLIC_URL'];
  say('mail', `${gateway}/dev/mail`);
  say('api', `${gateway}/api/v1/  (browse it at ${gateway}/api/v1/docs)`);
  say('logs', join(root, '.cache', 'logs'));
}

function ctrlC(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

const interrupted = ctrlC();
try {
  await withTeardownAfter(async (teardown) => {
    const reason = await Promise.race([bringUp(teardown).then(() => 'up' as const), interrupted]);
    if (reason === 'up') {
      process.stdout.write('ready\n');
      await interrupted;
    }
    say('stack', 'stopping');
  });
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
