/** Changes of many accounts by the route for them, part by part. */
import { api, dataOf, type Schemas } from '../../api/client.js';

export const manyActions = ['activate', 'deactivate', 'end_sessions', 'grant_group', 'revoke_group'] as const;
export type ManyAction = (typeof manyActions)[number];

export type ChangedOne = Schemas['ChangedOneDto'];

export interface ManyChange {
  readonly action: ManyAction;
  readonly group_id: string | undefined;
  readonly preview: boolean;
}

/** Fewer than a request may have, so that one sees it go on. */
const atOnce = 50;

export interface Report {
  readonly items: readonly ChangedOne[];
  /** Those that no answer came for. */
  readonly left: readonly number[];
  /** Why the rest is left. */
  readonly error?: unknown;
}

/** @param onPart gets what is done so far */
export async function changeMany(
  change: ManyChange,
  userIds: readonly number[],
  onPart?: (report: Report) => void,
): Promise<Report> {
  let report: Report = { items: [], left: userIds };
  while (report.left.length > 0) {
    const body = { ...change, user_ids: report.left.slice(0, atOnce) };
    try {
      const { items } = await dataOf(api.POST('/api/v1/users/changes', { body }));
      report = { items: [...report.items, ...items], left: report.left.slice(atOnce) };
    } catch (error) {
      return { ...report, error };
    }
    onPart?.(report);
  }
  return report;
}

/** @returns the accounts to try again */
export function failedIn({ items, left }: Report): readonly number[] {
  return [...items.filter(({ outcome }) => outcome === 'refused').map(({ user_id }) => user_id), ...left];
}
