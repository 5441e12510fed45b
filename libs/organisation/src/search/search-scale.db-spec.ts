import { beforeAll, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../../test/support/database/migrated-database.js';
import { queryPlansOf } from '../../../../test/support/database/query-plans.js';
import { actorFor, superuser } from '../../../../test/support/database/user-rows.js';
import { ListHouses } from '../house/list-houses.js';

const roles = databaseWithOwner();
const database = () => roles().app;

/** 200 companies with 500 houses each. */
beforeAll(async () => {
  await roles().owner.query(`
    INSERT INTO users (id, subject, email, password_hash, language)
      SELECT n, gen_random_uuid(), n || '@example.com', '!', 'en' FROM generate_series(1, 200) n;
    INSERT INTO company_profiles (user_id, name) SELECT n, 'Company ' || n FROM generate_series(1, 200) n;
    INSERT INTO house_groups (id, name, provider_id)
      SELECT gen_random_uuid(), 'g', 1 + n % 200 FROM generate_series(1, 1000) n;
    INSERT INTO houses (id, city, street, number, group_id)
      SELECT gen_random_uuid(), 'Samara', 'Street ' || md5(row_number() OVER ()::text), n, id
      FROM house_groups, generate_series(1, 100) n;
    ANALYZE`);
}, 120_000);

const page = { limit: 5, after: undefined };

describe.each([
  ['administrators', superuser],
  ['a company', actorFor(7)],
])('with 100,000 houses, a search by %s', (_, actor) => {
  it.each(['c4ca42', 'c4 9b', 'street 12', 'samara', 'no such place', 's', 'ы'])(
    'of houses for "%s" reads a fraction of the table',
    async (search) => {
      const plans = await queryPlansOf(database(), () =>
        new ListHouses(database()).execute(actor, page, { search }),
      );
      const read = plans.map(({ rows }) => rows['houses'] ?? 0);
      expect(Math.max(...read), JSON.stringify(plans)).toBeLessThanOrEqual(5_000);
    },
  );
});
