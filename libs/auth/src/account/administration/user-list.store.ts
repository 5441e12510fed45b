/** Accounts page by page, searched and filtered, in SQL: each query names only what is asked, so that an index fits it. */
import type { EntityManager } from 'typeorm';
import { containing, lettersIn, startingWords } from '#paging';
import {
  type AccountState,
  type AdministeredUser,
  profilesOfUsers,
  type ProfileType,
  userColumns,
} from '#auth/user';

export interface UserFilter extends Partial<AccountState> {
  readonly profileType?: ProfileType;
  readonly awaitsApproval?: boolean;
  /** Part of an email or a name; with less than three letters or digits, how it or a word of it begins. */
  readonly search?: string;
}

export interface UserPage {
  /** Ids that come later. */
  readonly after: number;
  readonly limit: number;
}

const stateColumns = {
  isActive: 'is_active',
  isStaff: 'is_staff',
  isAdmin: 'is_admin',
  isSuperuser: 'is_superuser',
  isDeleted: 'is_deleted',
} as const satisfies Record<keyof AccountState, string>;

/** Where a searched text stands, each with an index on trigrams of the very expression. */
const searched = [
  { rows: 'users u', id: 'u.id', text: 'u.email' },
  ...['worker_profiles', 'tenant_profiles'].map((table) => ({
    rows: `${table} p JOIN users u ON u.id = p.user_id`,
    id: 'p.user_id',
    text: `(p.first_name || ' ' || p.last_name)`,
  })),
  { rows: 'company_profiles p JOIN users u ON u.id = p.user_id', id: 'p.user_id', text: 'p.name' },
];

/** By id. */
export function listUsers(
  db: EntityManager,
  filter: UserFilter,
  page: UserPage,
): Promise<AdministeredUser[]> {
  const values: unknown[] = [page.after, page.limit];
  const filters = filtersOf(filter, values);
  const where =
    filter.search === undefined
      ? `u.id > $1${filters}`
      : `u.id IN (${found(filter.search, filters, values)})`;
  // First the page, then the profiles of these few.
  return db.query(
    `SELECT ${userColumns}
     FROM (SELECT * FROM users u WHERE ${where} ORDER BY u.id LIMIT $2) u ${profilesOfUsers}
     ORDER BY u.id`,
    values,
  );
}

/** @param values receives those the conditions refer to */
function filtersOf(filter: UserFilter, values: unknown[]): string {
  const conditions = Object.entries(stateColumns).flatMap(([state, column]) => {
    const wanted = filter[state as keyof AccountState];
    if (wanted === undefined) return [];
    return [wanted ? `u.${column}` : `NOT u.${column}`];
  });
  if (filter.profileType !== undefined) {
    conditions.push(`u.profile_type = $${values.push(filter.profileType)}`);
  }
  if (filter.awaitsApproval !== undefined) {
    const isIn = filter.awaitsApproval ? 'IN' : 'NOT IN';
    conditions.push(`u.id ${isIn} (SELECT user_id FROM company_profiles WHERE awaits_approval)`);
  }
  return conditions.map((condition) => ` AND ${condition}`).join('');
}

/**
 * The first of each place: all of them hold the page. The database chooses for each whether to find few by their
 * trigrams, or to walk along the ids where many fit.
 */
function found(search: string, filters: string, values: unknown[]): string {
  const patterns = lettersIn(search) < 3 ? startingWords(search) : [containing(search)];
  const numbers = patterns.map((pattern) => values.push(pattern));
  return searched
    .map(({ rows, id, text }) => {
      const fits = numbers.map((number) => `${text} ILIKE $${number}`).join(' OR ');
      return `(SELECT ${id} FROM ${rows} WHERE ${id} > $1 AND (${fits})${filters} ORDER BY ${id} LIMIT $2)`;
    })
    .join(' UNION ');
}
