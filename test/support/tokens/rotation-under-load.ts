/** Clients that use every token they receive at every gateway while the signing keys rotate. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '../apps/start-app.js';
import { Browser } from '../http/browser.js';
import { mustRun } from '../apps/run-command.js';
import { tokensOf } from './entry-points.js';

export interface RotationLoad {
  /** `http://host:port` each. */
  readonly gateways: readonly string[];
  /** Settings for the command that rotates. */
  readonly environment: Environment;
  readonly credentials: { readonly email: string; readonly password: string };
  readonly clients: number;
  readonly rotations: number;
  /** Seconds from one rotation to the next, and from the last one to the end. */
  readonly every: number;
}

export interface RotationCounts {
  requests: number;
  refreshes: number;
  rotations: number;
  /** Responses other than 200 by status: each is a refused valid token or a failure. */
  readonly refused: Record<string, number>;
  /** Keys that signed an access token of a client. */
  readonly keys: Set<string>;
}

/** Access tokens stay valid after a refresh; all of them are used, the oldest too. */
const tokensKept = 50;

export async function rotateUnderLoad(load: RotationLoad): Promise<RotationCounts> {
  const counts: RotationCounts = { requests: 0, refreshes: 0, rotations: 0, refused: {}, keys: new Set() };
  const over = new AbortController();
  const clients = Array.from({ length: load.clients }, (_, client) => use(load, client, over.signal, counts));
  const rotation = rotate(load, counts).finally(() => over.abort());
  await Promise.all([rotation, ...clients]);
  return counts;
}

async function rotate(
  { environment, rotations, every }: RotationLoad,
  counts: RotationCounts,
): Promise<void> {
  while (counts.rotations < rotations) {
    const next = performance.now() + every * 1000;
    await mustRun(['keys', 'rotate'], environment);
    counts.rotations++;
    await pause(Math.max(0, next - performance.now()));
  }
}

async function use(
  load: RotationLoad,
  client: number,
  over: AbortSignal,
  counts: RotationCounts,
): Promise<void> {
  const { gateways } = load;
  const at = (turn: number) => gateways[(client + turn) % gateways.length]!;
  const browsers = gateways.map((gateway) => new Browser(gateway));
  const count = async (answer: Promise<{ status: number }>) => {
    const { status } = await answer;
    counts.requests++;
    if (status !== 200) counts.refused[status] = (counts.refused[status] ?? 0) + 1;
  };
  // One cookie jar for all gateways, as a browser behind a load balancer.
  const browserAt = (turn: number) => {
    const browser = browsers[(client + turn) % browsers.length]!;
    browser.jar.restore(browsers[(client + turn + browsers.length - 1) % browsers.length]!.jar.snapshot());
    return browser;
  };
  await count(browserAt(0).post('/api/v1/login/', load.credentials));
  let kept = [tokensOf(browsers[client % browsers.length]!).access];
  for (let turn = 1; !over.aborted; turn++) {
    const browser = browserAt(turn);
    if (turn % 10 === 0) {
      await count(browser.post('/api/v1/login/refresh/'));
      counts.refreshes++;
      kept = [tokensOf(browser).access, ...kept].slice(0, tokensKept);
    } else {
      await count(browser.post('/api/v1/test/'));
    }
    const token = kept[turn % kept.length]!;
    counts.keys.add(kidOf(kept[0]!));
    await count(new Browser(at(turn)).post('/api/v1/verify/', { token }));
    await pause(50);
  }
}

function kidOf(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid;
}
