/** The console has words for every action that the audit log records. */
import { expect, it } from 'vitest';
import { actions } from '../../apps/console/src/audit/actions.js';
import { isSpec, sourceFiles } from './source-files.js';

/** The actions on the lines about an action, in the files that record changes. */
function recordedActions(): string[] {
  const recording = sourceFiles('libs', 'apps/cli', 'apps/worker', 'apps/gateway').filter(
    ({ path, text }) => !isSpec(path) && /\brecord(Personal)?Changes?\b/.test(text),
  );
  const found = recording.flatMap(({ text }) =>
    text
      .split('\n')
      .filter((line) => /\baction\b.*[:=]/.test(line))
      .flatMap((line) => [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action!)),
  );
  return [...new Set(found)].sort();
}

it('the console lists the actions that are recorded', () => {
  expect([...actions].sort()).toEqual(recordedActions());
});
