/** Downloads Kafka and Redis from Maven Central once; pom.xml pins the versions. */
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cache } from '../test-run/folders.js';

const pom = fileURLToPath(new URL('pom.xml', import.meta.url));

const install =
  'Install Java 17 or later and Maven (Debian: apt-get install openjdk-17-jre-headless maven; ' +
  'macOS: brew install openjdk@17 maven), or start Docker, or set KAFKA_URL and REDIS_URL to servers of your own.';

let jars: Promise<string> | undefined;

/**
 * @returns the folder of the jars
 * @throws Error that says what to install
 */
export function fetchJars(): Promise<string> {
  return (jars ??= fetchOnce());
}

/** @throws Error that says what to install */
export function requireJava(): void {
  const answer = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(answer.stderr ?? '')?.[1] ?? 0);
  if (version < 17)
    throw new Error(
      `Kafka needs Java 17 or later, and ${version ? `${version} is` : 'none is'} installed. ${install}`,
    );
}

async function fetchOnce(): Promise<string> {
  const pinned = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const folder = join(cache, `jars-${pinned}`);
  if (existsSync(folder)) return folder;
  if (spawnSync('mvn', ['-version']).status !== 0) {
    throw new Error(`Kafka and Redis are fetched by Maven, which is not installed. ${install}`);
  }
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    const goal = [
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${unfinished}`,
    ];
    await promisify(execFile)('mvn', ['-q', '-B', '-f', pom, ...goal]);
    // Two runs may download at the same time: both use the folder of the first to finish.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (cause) {
    const { stdout = '' } = cause as { stdout?: string };
    throw new Error(`Maven could not fetch Kafka and Redis. ${install}\n${stdout.slice(0, 2000)}`, { cause });
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
