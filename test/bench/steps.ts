/** All parts of the benchmark, in the order they run. */
import { authenticatedPost } from './authenticated-post.js';
import { logIns } from './log-in.js';
import type { Step } from './step.js';
import { verifications } from './verification.js';

const steps: readonly Step[] = [authenticatedPost, verifications, logIns];

/**
 * @param part of the name of a row; left out: all
 * @throws Error that lists the names if there is none
 */
export function chosenSteps(part = ''): readonly Step[] {
  const chosen = steps.filter(({ rows }) =>
    rows.some((name) => name.toLowerCase().includes(part.toLowerCase())),
  );
  if (chosen.length > 0) return chosen;
  const names = steps.flatMap(({ rows }) => rows);
  throw new Error(`No row has "${part}" in its name. There are:\n${names.join('\n')}`);
}
