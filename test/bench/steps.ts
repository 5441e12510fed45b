/** All parts of the benchmark, in the order they run. */
import { authenticatedPost } from './authenticated-post.js';
import { consoleLists } from './console.js';
import { footprint } from './footprint.js';
import { growth } from './growth.js';
import { imports } from './imports.js';
import { localVerification } from './local-verification.js';
import { logIns } from './log-in.js';
import { metricsCost } from './metrics-cost.js';
import { betterAuth } from './peers/better-auth.js';
import { againstPreviousVersion } from './previous-version.js';
import { refreshes } from './refreshes.js';
import { revocation } from './revocation.js';
import type { Step } from './step.js';
import { verifications } from './verification.js';

const steps: readonly Step[] = [
  footprint,
  authenticatedPost,
  metricsCost,
  verifications,
  logIns,
  refreshes,
  localVerification,
  revocation,
  imports,
  growth,
  consoleLists,
];
/** These build or download what they compare with, so they only run if they are asked for. */
const withPeers: readonly Step[] = [betterAuth, ...againstPreviousVersion];

/**
 * @param only a part of the name of a row; left out: all
 * @throws Error that lists the names if none matches
 */
export function chosenSteps({ only = '', peers }: { only?: string; peers: boolean }): readonly Step[] {
  const all = peers ? [...steps, ...withPeers] : steps;
  const part = only.toLowerCase();
  const chosen = all.filter(({ rows }) => rows.some((name) => name.toLowerCase().includes(part)));
  if (chosen.length > 0) return chosen;
  const names = all.flatMap(({ rows }) => rows);
  throw new Error(`No row has "${only}" in its name. There are:\n${names.join('\n')}`);
}
