/** Lists accounts in SQL. Each query contains only the conditions in use, so that the planner can choose an index. */
import type { EntityManager } from 'typeorm';
import { containing, lettersIn, startingWords } from '#paging';
import {
  type AccountState,
  type AdministeredUser,
  type ApprovalState,
  approvalConditions,
  profilesOfUsers,
  type ProfileType,
  userColumns,
} from '#auth/user';

export interface UserFilter extends Partial<AccountState> {
  readonly profileType?: ProfileType;
  /** True for companies that wait, and for refused ones. */
  readonly awaitsApproval?: boolean;
  readonly approval?: ApprovalState;
  /** Part of an email or name; with fewer than three letters or digits, the beginning of it or of one of its words. */
  readonly search?: string;
}

export interface UserPage {
  /** Returns only greater ids. */
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

/** The searched expressions; each has a trigram index on exactly this expression. */
const searched = [
  { rows: 'users u', id: 'u.id', text: 'u.email' },
  ...['worker_profiles', 'tenant_profiles'].map((table) => ({
    rows: `${table} p JOIN users u ON u.id = p.user_id`,
    id: 'p.user_id',
    text: `(p.first_name || ' ' || p.last_name)`,
  })),
  { rows: 'company_profiles p JOIN users u ON u.id = p.user_id', id: 'p.user_id', text: 'p.name' },
];

/** Ordered by id. */
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
  // Selects the page first, so that only its rows are joined to their profiles.
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
  if (filter.approval !== undefined) {
    const condition = approvalConditions[filter.approval];
    conditions.push(`u.id IN (SELECT user_id FROM company_profiles WHERE ${condition})`);
  }
  return conditions.map((condition) => ` AND ${condition}`).join('');
}

/**
 * Selects the first rows of each searched expression; their union contains the page. The planner chooses per expression
 * between the trigram index and a scan in id order.
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
