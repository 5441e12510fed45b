// Says within a second which programs the tests need and this machine lacks, and the one command that installs them all.
// `node scripts/require-programs.mjs [tier…]`; without a tier: those of `npm test`. Runs before `npm ci`: it needs no package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = (process.env.PATH ?? '').split(delimiter);

function isInstalled(...names) {
  return names.some((name) => folders.some((folder) => isExecutable(join(folder, name))));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command, args) {
  if (!isInstalled(command)) return { status: 1, text: '' };
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  return { status, text: `${stdout}${stderr}` };
}

/** Whether Kafka and Redis have to be started from what Maven fetches. */
function startsServers(tiers) {
  if (run('docker', ['info']).status === 0) return false;
  const areGiven = process.env.KAFKA_URL && (process.env.REDIS_URL || process.env.CELERY_BROKER_URL);
  // Fault and systems tests break servers of their own.
  return tiers.has('faults') || tiers.has('systems') || (tiers.has('e2e') && !areGiven);
}

function areJarsFetched() {
  const pom = readFileSync(join(root, 'test/support/servers/pom.xml'));
  return existsSync(
    join(root, '.cache', `jars-${createHash('sha256').update(pom).digest('hex').slice(0, 12)}`),
  );
}

/** What else a tier needs is one entry here: the packages of Debian and Homebrew, and when it is lacking. */
const requirements = [
  {
    program: 'Java 17 or later',
    purpose: 'Kafka; or start Docker, or set KAFKA_URL and REDIS_URL for the end-to-end tests',
    debian: 'openjdk-17-jre-headless',
    brew: 'openjdk@17',
    isLacking: (tiers) =>
      startsServers(tiers) &&
      !(Number(/version "(\d+)/.exec(run('java', ['-version']).text)?.[1] ?? 0) >= 17),
  },
  {
    program: 'Maven',
    purpose: 'fetches Kafka and Redis once',
    debian: 'maven',
    brew: 'maven',
    isLacking: (tiers) => startsServers(tiers) && !areJarsFetched() && !isInstalled('mvn'),
  },
  {
    program: 'Python 3.10 or later with its venv module',
    purpose: 'the Python client',
    debian: 'python3 python3-venv',
    brew: 'python',
    isLacking: (tiers) =>
      tiers.has('e2e') &&
      run('python3', ['-c', 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))']).status !==
        0,
  },
  {
    program: 'PgBouncer',
    purpose: 'the systems tests; PGBOUNCER_PATH may name one',
    debian: 'pgbouncer',
    brew: 'pgbouncer',
    isLacking: (tiers) =>
      tiers.has('systems') &&
      !process.env.PGBOUNCER_PATH &&
      !isInstalled('pgbouncer') &&
      // Debian's folder for servers, which is not on everybody's path.
      !isExecutable('/usr/sbin/pgbouncer'),
  },
  {
    program: 'Chromium',
    purpose: 'the browser tests; CHROMIUM_PATH may name one',
    debian: 'chromium',
    brew: '--cask chromium',
    // The first browser test fetches it where npm has one.
    isLacking: (tiers) =>
      tiers.has('e2e') &&
      !(process.platform === 'linux' && process.arch === 'x64') &&
      !process.env.CHROMIUM_PATH &&
      !isInstalled('chromium', 'chromium-browser', 'google-chrome'),
  },
];

function installation(lacking) {
  const all = (manager) => lacking.map((requirement) => requirement[manager]).join(' ');
  if (process.platform === 'darwin') return `brew install ${all('brew')}`;
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y ${all('debian')}`;
}

const given = process.argv.slice(2);
const tiers = new Set(given.length > 0 ? given : ['e2e', 'faults']);
const lacking = requirements.filter(({ isLacking }) => isLacking(tiers));
if (lacking.length > 0) {
  console.error('The tests need programs that are not installed:\n');
  for (const { program, purpose } of lacking) console.error(`  ${program} (${purpose})`);
  console.error(`\nInstall them with:\n\n  ${installation(lacking)}\n`);
  process.exitCode = 1;
}
