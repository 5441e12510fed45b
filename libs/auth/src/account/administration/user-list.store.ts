/** Lists accounts in SQL, in several orders. */
import { countOrEstimateUnion, type Parameter, queryParameters, whereAll } from '#database';
import type { EntityManager } from 'typeorm';
import { ListOrder, type Ordered, type OrderedReading } from '#paging';
import { type AdministeredUser, profilesOfUsers, userColumns } from '#auth/user';
import { conditionsOf, lastLoginOrNever, type UserFilter } from './user-filter.js';
import { digitsOfPhone, fits, phoneDigits } from './user-search.js';

const id = { sql: 'u.id', type: 'integer' } as const;

/** Each has an index. The name is an expression of its own in each source of names. */
export const userOrder = new ListOrder(
  {
    id: [id],
    name: [{ sql: 'name', type: 'text' }, id],
    email: [{ sql: 'u.email', type: 'text' }],
    date_joined: [{ sql: 'u.date_joined', type: 'moment' }, id],
    last_login: [{ sql: lastLoginOrNever, type: 'moment' }, id],
  },
  'id',
);

/** Rows to look in: each text that is searched has a trigram index on exactly this expression. */
interface Source {
  readonly rows: string;
  /** In the index by which the source is ordered by id. */
  readonly id: string;
  readonly text: string;
  /** The expression of the index by which the source is ordered by name. */
  readonly name?: string;
}

const profile = (table: string, text: string): Source => ({
  rows: `${table} p JOIN users u ON u.id = p.user_id`,
  id: 'p.user_id',
  text,
  name: `sort_key(${text})`,
});

const emails: Source = { rows: 'users u', id: 'u.id', text: 'u.email' };
const profiles = [
  profile('worker_profiles', `(p.first_name || ' ' || p.last_name)`),
  profile('tenant_profiles', `(p.first_name || ' ' || p.last_name)`),
  profile('company_profiles', 'p.name'),
];
/** Searched only for what may be a part of a phone number. */
const phones: Source = { ...emails, text: phoneDigits };
const nameless: Source = { ...emails, rows: 'users u', name: `''::text` };

/** Where rows come from in order of their names; all accounts are in exactly one of them. */
const named = [...profiles, nameless];

export async function listUsers(
  db: EntityManager,
  filter: UserFilter,
  reading: OrderedReading,
): Promise<Ordered<AdministeredUser>[]> {
  const { values, parameter } = queryParameters();
  const found = branches(filter, reading, parameter).join(' UNION ');
  const keys = reading.keys.map((_, index) => `found.key${index}`);
  // Selects the page first, so that only its rows are joined to their profiles.
  return db.query(
    `SELECT ${userColumns}, found.cursor
     FROM (SELECT found.*, ${reading.cursor(keys)} AS cursor FROM (${found}) found
       ORDER BY ${reading.orderBy(keys)} LIMIT ${reading.limit}) found
     JOIN users u ON u.id = found.id ${profilesOfUsers}
     ORDER BY ${reading.orderBy(keys)}`,
    values,
  );
}

/** @returns the number of accounts, exact if there are few */
export function countUsers(db: EntityManager, filter: UserFilter) {
  const { values, parameter } = queryParameters();
  const conditions = conditionsOf(filter, parameter);
  const select = ({ rows, id, text }: Source) =>
    `SELECT ${id} FROM ${rows} ${whereAll([...conditions, fits(filter.search, text, parameter)])}`;
  const sources = filter.search === undefined ? [emails] : [...namelessTexts(filter), ...profiles];
  return countOrEstimateUnion(db, sources.map(select), values);
}

/** @returns what is searched besides names */
function namelessTexts({ search }: UserFilter): Source[] {
  if (search === undefined) return [];
  return digitsOfPhone(search) === undefined ? [emails] : [emails, phones];
}

/** The first rows of each source; their union contains the page. The planner chooses an index for each. */
function branches(filter: UserFilter, reading: OrderedReading, parameter: Parameter): string[] {
  const isByName = reading.keys.some(({ sql }) => sql === 'name');
  const conditions = conditionsOf(filter, parameter);
  const unnamed = namelessTexts(filter);
  const sources = isByName ? named : filter.search === undefined ? [emails] : [...unnamed, ...profiles];
  // In order of names an account is found by the row of its name; its email and phones are searched there too, in branches of their own.
  const texts = (source: Source) =>
    new Set([source.text, ...(isByName ? unnamed.map(({ text }) => text) : [])]);
  return sources.flatMap((source) => {
    const sqlOf = (sql: string) => (sql === 'name' ? source.name! : sql === 'u.id' ? source.id : sql);
    const keys = reading.keys.map(({ sql }) => sqlOf(sql));
    const selected = keys.map((sql, index) => `${sql} AS key${index}`);
    return [...texts(source)].map((text) => {
      const where = whereAll([
        reading.condition(parameter, keys),
        source === nameless && 'u.profile_type IS NULL',
        ...conditions,
        fits(filter.search, text, parameter),
      ]);
      return `(SELECT ${source.id} AS id, ${selected.join(', ')} FROM ${source.rows} ${where}
        ORDER BY ${reading.orderBy(keys)} LIMIT ${reading.limit})`;
    });
  });
}
