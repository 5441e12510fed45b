/** Many users: one registers, the others are inserted by SQL with the same password, and all log in. */
import { Client as Postgres } from 'pg';
import { Browser } from '../http/browser.js';
import { tokensOf } from '../tokens/entry-points.js';
import { activatedPerson, type KnownPerson, logIn } from './people.js';
import { Mailbox } from '../mail/mailbox.js';
import type { SystemAddresses } from '../apps/system.js';

export interface Member extends KnownPerson {
  /** An access token, valid unless the session has ended. */
  readonly token: string;
}

/** More parallel logins would be refused by the limit of password hashes. */
const loginsAtOnce = 4;

/** Each member holds one permission that no other user holds, `own_<user id> read`. */
export async function logInMany(
  { gateway, mailbox, environment }: SystemAddresses,
  size: number,
): Promise<Member[]> {
  const first = await activatedPerson(gateway, new Mailbox(mailbox));
  const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
  await database.connect();
  try {
    const { rows } = await database.query<{ id: number; email: string }>(
      `INSERT INTO users (subject, email, password_hash, language, is_active)
       SELECT gen_random_uuid(), 'member' || n || '.' || email, password_hash, language, true
       FROM users CROSS JOIN generate_series(1, $2) n WHERE email = $1 RETURNING id, email`,
      [first.email, size],
    );
    await database.query(
      `WITH own AS (
         INSERT INTO permissions (id, name, action)
         SELECT gen_random_uuid(), 'own_' || id, 'read' FROM unnest($1::int[]) id RETURNING id, name)
       INSERT INTO permission_grants (user_id, permission_id)
       SELECT substr(name, 5)::int, id FROM own`,
      [rows.map(({ id }) => id)],
    );
    const { password } = first;
    const rest = rows.map(({ id, email }) => ({
      userId: id,
      email,
      password,
      browser: new Browser(gateway),
    }));
    return await allLoggedIn(rest);
  } finally {
    await database.end();
  }
}

async function allLoggedIn(people: readonly KnownPerson[]): Promise<Member[]> {
  const rest = [...people];
  const members: Member[] = [];
  const logInNext = async () => {
    for (let person = rest.pop(); person; person = rest.pop()) {
      await logIn(person);
      members.push({ ...person, token: tokensOf(person.browser).access });
    }
  };
  await Promise.all(Array.from({ length: loginsAtOnce }, logInNext));
  return members;
}
