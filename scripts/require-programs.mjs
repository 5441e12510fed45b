// `node scripts/require-programs.mjs [tier…]`: lists the programs that the tests of these tiers need and that are not installed,
// with the command that installs them. Without arguments it checks the tiers of `npm test`. Uses no npm package, so that it
// can run before `npm ci`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pathFolders = (process.env.PATH ?? '').split(delimiter);

function isInstalled(...names) {
  return names.some((name) => pathFolders.some((folder) => isExecutable(join(folder, name))));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian installs servers into /usr/sbin, which PATH often lacks. */
function isServerMissing(name, givenPath) {
  if (givenPath) return !isExecutable(givenPath);
  return !isInstalled(name) && !isExecutable(`/usr/sbin/${name}`);
}

function run(command, args) {
  if (!isInstalled(command)) return { status: 1, text: '' };
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  return { status, text: `${stdout}${stderr}` };
}

/** Whether the tests start Kafka and Redis from jars that Maven downloads. */
function startsServers(tiers) {
  if (run('docker', ['info']).status === 0) return false;
  const areConfigured = process.env.KAFKA_URL && (process.env.REDIS_URL || process.env.CELERY_BROKER_URL);
  // Fault and systems tests stop servers, so they always start their own.
  return tiers.has('faults') || tiers.has('systems') || (tiers.has('e2e') && !areConfigured);
}

function areJarsDownloaded() {
  const pom = readFileSync(join(root, 'test/support/servers/pom.xml'));
  return existsSync(
    join(root, '.cache', `jars-${createHash('sha256').update(pom).digest('hex').slice(0, 12)}`),
  );
}

/** Required programs: packages of Debian and Homebrew, and whether the program is missing for the given tiers. */
const requirements = [
  {
    program: 'Java 17 or later',
    purpose:
      'runs Kafka; alternatively start Docker, or set KAFKA_URL and REDIS_URL for the end-to-end tests',
    debian: 'openjdk-17-jre-headless',
    brew: 'openjdk@17',
    isMissing: (tiers) =>
      startsServers(tiers) &&
      !(Number(/version "(\d+)/.exec(run('java', ['-version']).text)?.[1] ?? 0) >= 17),
  },
  {
    program: 'Maven',
    purpose: 'downloads Kafka and Redis once',
    debian: 'maven',
    brew: 'maven',
    isMissing: (tiers) => startsServers(tiers) && !areJarsDownloaded() && !isInstalled('mvn'),
  },
  {
    program: 'Python 3.10 or later with its venv module',
    purpose: 'tests of the Python client',
    debian: 'python3 python3-venv',
    brew: 'python',
    isMissing: (tiers) =>
      tiers.has('e2e') &&
      run('python3', ['-c', 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))']).status !==
        0,
  },
  {
    program: 'PgBouncer',
    purpose: 'systems tests; PGBOUNCER_PATH can be the path of the program',
    debian: 'pgbouncer',
    brew: 'pgbouncer',
    isMissing: (tiers) => tiers.has('systems') && isServerMissing('pgbouncer', process.env.PGBOUNCER_PATH),
  },
  {
    program: 'HAProxy 2.6 or later',
    purpose: 'systems tests; HAPROXY_PATH can be the path of the program',
    debian: 'haproxy',
    brew: 'haproxy',
    isMissing: (tiers) => tiers.has('systems') && isServerMissing('haproxy', process.env.HAPROXY_PATH),
  },
  {
    program: 'Prometheus with promtool',
    purpose: 'systems tests of the dashboards and alerts',
    debian: 'prometheus',
    brew: 'prometheus',
    isMissing: (tiers) => tiers.has('systems') && !(isInstalled('prometheus') && isInstalled('promtool')),
  },
  {
    program: 'Chromium',
    purpose: 'browser tests; CHROMIUM_PATH can be the path of the program',
    debian: 'chromium',
    brew: '--cask chromium',
    // On Linux x64 the first browser test downloads Chromium from npm.
    isMissing: (tiers) =>
      tiers.has('e2e') &&
      !(process.platform === 'linux' && process.arch === 'x64') &&
      !process.env.CHROMIUM_PATH &&
      !isInstalled('chromium', 'chromium-browser', 'google-chrome'),
  },
];

function installCommand(missing) {
  const all = (manager) => missing.map((requirement) => requirement[manager]).join(' ');
  if (process.platform === 'darwin') return `brew install ${all('brew')}`;
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y ${all('debian')}`;
}

const tierArguments = process.argv.slice(2);
const tiers = new Set(tierArguments.length > 0 ? tierArguments : ['e2e', 'faults']);
const missing = requirements.filter(({ isMissing }) => isMissing(tiers));
if (missing.length > 0) {
  console.error('The tests need programs that are not installed:\n');
  for (const { program, purpose } of missing) console.error(`  ${program} (${purpose})`);
  console.error(`\nInstall them with:\n\n  ${installCommand(missing)}\n`);
  process.exitCode = 1;
}
