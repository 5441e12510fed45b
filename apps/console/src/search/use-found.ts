/** Searches while somebody types. A newer text cancels the request of the older one. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { useCaller } from '../api/caller.js';
import { navigationOf } from '../shell/navigation.js';
import { useAfterPause } from '../ui/typing.js';
import { type FoundGroup, groupsOf, narrowed } from './found-items.js';

/** Letters and digits: one alone finds too much to be of use. */
const fewestLetters = 2;

interface Search {
  readonly groups: readonly FoundGroup[];
  /** Whether more may be found for what is typed. */
  readonly isPending: boolean;
  readonly error: Error | null;
}

export function useFound(typed: string): Search {
  const caller = useCaller();
  const wanted = typed.trim();
  const screens = useScreens(wanted);
  const isEnough = (wanted.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= fewestLetters;
  const query = useAfterPause(wanted);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/search', { params: { query: { query } }, signal })),
    enabled: isEnough && query === wanted,
    placeholderData: keepPreviousData,
  });
  if (!isEnough) return { groups: screens, isPending: false, error: null };
  const isOfTyped = data !== undefined && query === wanted && !isPlaceholderData;
  const found = data ? groupsOf(data, caller) : [];
  return {
    // Enter opens the first: nothing may be first that does not have what is typed.
    groups: [...screens, ...(isOfTyped ? found : narrowed(found, wanted))],
    isPending: !isOfTyped && !error,
    error,
  };
}

/** @returns the screens with a word that begins as the text; all without one */
function useScreens(wanted: string): FoundGroup[] {
  const { t } = useTranslation();
  const all = navigationOf(useCaller()).flatMap((group) => group.items);
  const items = all
    .map(({ name, to, Icon }) => ({
      key: `screen ${name}`,
      label: t(`screens.${name}`),
      Icon,
      link: { to },
    }))
    .filter(({ label }) => ` ${label}`.toLowerCase().includes(` ${wanted.toLowerCase()}`));
  return items.length === 0 ? [] : [{ name: 'screens', items }];
}
