/** What the audit log keeps in its address. */
import { choiceOf, type ListAddress, listAddress, textOf } from '../ui/list-address.js';
import { type Action, actions, type TargetType, targetTypes } from './actions.js';

export const authors = ['people', 'commands'] as const;

export interface AuditFilters {
  /** Number of the person who made the change. */
  readonly actor?: number | undefined;
  readonly by?: (typeof authors)[number] | undefined;
  readonly type?: TargetType | undefined;
  readonly action?: Action | undefined;
  /** Id or name. */
  readonly target?: string | undefined;
  /** A day in the time zone of the browser: 2027-01-31. */
  readonly from?: string | undefined;
  /** The last day. */
  readonly to?: string | undefined;
}

export interface AuditAddress extends ListAddress, AuditFilters {}

export const noFilters: AuditFilters = {
  actor: undefined,
  by: undefined,
  type: undefined,
  action: undefined,
  target: undefined,
  from: undefined,
  to: undefined,
};

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export function auditAddress(search: Readonly<Record<string, unknown>>): AuditAddress {
  const actor = Number(search['actor']);
  const day = (name: string) => [textOf(search[name])].find((text) => text !== undefined && isDay(text));
  return {
    ...listAddress({ after: search['after'], before: search['before'] }),
    actor: Number.isInteger(actor) && actor > 0 && actor < 2 ** 31 ? actor : undefined,
    by: choiceOf(search['by'], authors),
    type: choiceOf(search['type'], targetTypes),
    action: choiceOf(search['action'], actions),
    target: textOf(search['target'])?.slice(0, 160),
    from: day('from'),
    to: day('to'),
  };
}

/** The start of a day, or of one some days later, where the browser is. */
function startOf(day: string, later = 0): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date + later).toISOString();
}

/** The filters as the API has them. */
export function filtersOf({ actor, by, type, action, target, from, to }: AuditFilters) {
  return {
    ...(actor !== undefined && { actor_id: actor }),
    ...(by && { by_command: by === 'commands' }),
    ...(type && { target_type: type }),
    ...(action && { action }),
    ...(target !== undefined && { target_id: target }),
    ...(from && { from: startOf(from) }),
    ...(to && { to: startOf(to, 1) }),
  };
}
