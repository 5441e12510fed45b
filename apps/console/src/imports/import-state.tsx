/** The state of an import, and how many rows its current phase has done. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Chip, type ChipKind } from '../ui/chip.js';

export type FoundImport = Schemas['CountedImportDto'];
type State = FoundImport['state'];

const looks: Readonly<Record<State, ChipKind>> = {
  checking: 'plain',
  checked: 'warning',
  running: 'plain',
  finished: 'good',
  cancelled: 'plain',
  stopped: 'bad',
};

export function StateChip({ state }: { readonly state: State }) {
  const { t } = useTranslation('imports');
  return <Chip kind={looks[state]}>{t(`states.${state}`)}</Chip>;
}

export const isActive = ({ state }: { readonly state: State }): boolean =>
  state === 'checking' || state === 'running';

const sum = (counts: FoundImport['done']): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** The rows that the current phase, or the last one, has done. */
export function progressOf({ state, planned, done }: FoundImport): {
  readonly isStarted: boolean;
  readonly value: number;
} {
  const isStarted = state === 'running' || state === 'finished' || sum(done) > 0;
  return { isStarted, value: sum(isStarted ? done : planned) };
}
