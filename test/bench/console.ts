/** The list of people in the console among 1,000,000 accounts, against the bare indexed query for the same rows. */
import { Client } from 'pg';
import { startSystem } from '../support/apps/system.js';
import { addPeople } from '../support/database/large-database.js';
import type { Browser } from '../support/http/browser.js';
import { api, superuserOf } from '../support/people/organisations.js';
import { type Measured, percentile, row } from './row.js';
import type { Bench, Step } from './step.js';

const users = 1_000_000;
/** People whose names and emails are typed. */
const typed = 12;
const page = 500;
/** How often that page is read in each order. */
const readings = 200;
/** Rows of a page of the console. */
const pageSize = 50;

const names = {
  search: 'console: search while typing among 1,000,000 people',
  page: 'console: page 500 of 1,000,000 people',
};

/** A request of the console and the SQL that finds the same rows. */
interface Pair {
  readonly query: Record<string, string>;
  readonly sql: string;
  readonly values: readonly unknown[];
}

export const consoleLists: Step = {
  what: 'the list of people in the console',
  rows: Object.values(names),
  async measure(bench) {
    const { browser, database } = await millionPeople(bench);
    const searches = await typing(database);
    const pages = await lastPages(browser);
    const found = await compared(browser, database, searches);
    const deep = await compared(browser, database, pages);
    const against = 'the bare indexed query for the same rows';
    return [
      row(names.search, 'ms at p99', ...found, { atMost: 3 }, against),
      row(names.page, 'ms at p99', ...deep, { atMost: 3 }, against),
    ];
  },
};

/** In a system of its own: the other figures are for smaller ones. */
async function millionPeople({ servers, teardown }: Bench) {
  const system = await startSystem(servers, { LOG_LEVEL: 'warn', ACCESS_TOKEN_SECONDS: '3600' });
  teardown.add(() => system.stop());
  const database = new Client({ connectionString: system.addresses.ownerDatabase });
  await database.connect();
  teardown.add(() => database.end());
  await addPeople(database, { users, sessionsEach: 0 });
  return { browser: await superuserOf(system.addresses), database };
}

const profiles = ['worker', 'tenant', 'company'] as const;
const nameOf = (type: (typeof profiles)[number]) =>
  type === 'company' ? 'name' : `(first_name || ' ' || last_name)`;

/** What a row of the list shows. */
const shown = `
  u.*, coalesce(${profiles.map((type) => `${type}_names.name`).join(', ')}) AS name`;
const joined = profiles
  .map(
    (type) =>
      `LEFT JOIN LATERAL (SELECT ${nameOf(type)} AS name FROM ${type}_profiles WHERE user_id = u.id) ${type}_names ON true`,
  )
  .join('\n');

const searched = `
  SELECT ${shown} FROM (
    (SELECT id FROM users WHERE email ILIKE $1 ORDER BY id LIMIT ${pageSize})
    ${profiles
      .map(
        (type) =>
          `UNION (SELECT user_id FROM ${type}_profiles WHERE ${nameOf(type)} ILIKE $1 ORDER BY user_id LIMIT ${pageSize})`,
      )
      .join('\n')}
    ORDER BY id LIMIT ${pageSize}) found
  JOIN users u USING (id) ${joined} ORDER BY u.id`;

/** Every beginning, from the third letter, of names and emails of people who are spread over all ids. */
async function typing(database: Client): Promise<Pair[]> {
  const { rows } = await database.query<{ text: string }>(
    `SELECT unnest(ARRAY[first_name, last_name, email]) AS text
     FROM (SELECT * FROM users JOIN worker_profiles ON user_id = id ORDER BY md5(id::text) LIMIT $1) people`,
    [typed],
  );
  return rows.flatMap(({ text }) =>
    Array.from({ length: text.length - 2 }, (_, index) => {
      const search = text.slice(0, index + 3);
      return { query: { search }, sql: searched, values: [`%${search}%`] };
    }),
  );
}

/** Orders of the list, and the same in SQL from a row on. */
const orders = {
  id: `SELECT ${shown} FROM users u ${joined} WHERE u.id > $1 ORDER BY u.id LIMIT ${pageSize}`,
  email: `SELECT ${shown} FROM users u ${joined}
    WHERE u.email > (SELECT email FROM users WHERE id = $1) ORDER BY u.email LIMIT ${pageSize}`,
  '-date_joined': `SELECT ${shown} FROM users u ${joined}
    WHERE (u.date_joined, u.id) < (SELECT date_joined, id FROM users WHERE id = $1)
    ORDER BY u.date_joined DESC, u.id DESC LIMIT ${pageSize}`,
};

/** Follows each order page by page, as a person would. */
async function lastPages(browser: Browser): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const [sort, sql] of Object.entries(orders)) {
    let after = '';
    let last = 0;
    for (let read = 1; read < page; read++) {
      const { items, next } = await listed(browser, { sort, ...(after && { after }) });
      last = items.at(-1)!.user_id;
      after = next!;
    }
    const pair = { query: { sort, after }, sql, values: [last] };
    pairs.push(...Array.from({ length: readings }, () => pair));
  }
  return pairs;
}

interface Listed {
  readonly items: readonly { readonly user_id: number }[];
  readonly next: string | null;
}

async function listed(browser: Browser, query: Record<string, string>): Promise<Listed> {
  const parameters = new URLSearchParams({ limit: String(pageSize), total: 'true', ...query });
  const { status, body } = await browser.get(api(`users/?${parameters}`));
  if (status !== 200) throw new Error(`${parameters}: ${status} ${JSON.stringify(body)}`);
  return body as Listed;
}

/** Each request is followed by its query. A first round warms both up and does not count. */
async function compared(
  browser: Browser,
  database: Client,
  pairs: readonly Pair[],
): Promise<[Measured, Measured]> {
  const took: [number[], number[]] = [[], []];
  for (const [round, { query, sql, values }] of [...pairs, ...pairs].entries()) {
    const begun = performance.now();
    const { items } = await listed(browser, query);
    const between = performance.now();
    const { rows } = await database.query<{ id: number }>(sql, [...values]);
    const ended = performance.now();
    if (String(items.map(({ user_id }) => user_id)) !== String(rows.map(({ id }) => id))) {
      throw new Error(`${JSON.stringify(query)} found other people than the query`);
    }
    if (round < pairs.length) continue;
    took[0].push(between - begun);
    took[1].push(ended - between);
  }
  return [timesOf(took[0]), timesOf(took[1])];
}

function timesOf(took: readonly number[]): Measured {
  const sorted = [...took].sort((one, other) => one - other);
  const p99 = percentile(sorted, 0.99);
  return { value: p99, p50: percentile(sorted, 0.5), p99 };
}
