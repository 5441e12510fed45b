/**
 * Stores email addresses in one form: trimmed, lower case, the domain in ASCII. Where another account has that form
 * already, an address stays as it is, and `npm run cli -- conflicts` lists both. May run again.
 */
import { domainToASCII } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const batch = 1000;
const columns = ['email', 'additional_email'] as const;

export class StoreEmailDomainsInAscii1764000000060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const column of columns) await settle(db, column);
  }

  /** How an address was spelled is not kept; both forms are the same mailbox. */
  async down(): Promise<void> {}
}

async function settle(db: QueryRunner, column: (typeof columns)[number]): Promise<void> {
  for (let after = 0; ;) {
    // Printable ASCII without blanks is in its form already.
    const rows = (await db.query(
      `SELECT id, ${column} AS email FROM users WHERE id > $1 AND ${column} !~ '^[!-~]*$' ORDER BY id LIMIT ${batch}`,
      [after],
    )) as { id: number; email: string }[];
    const last = rows.at(-1);
    if (!last) return;
    for (const { id, email } of rows) {
      const canonical = canonicalEmail(email);
      if (canonical === email) continue;
      await db.query(
        `UPDATE users SET ${column} = $2, version = version + 1
         WHERE id = $1 AND NOT EXISTS (SELECT FROM users WHERE ${column} = $2)`,
        [id, canonical],
      );
    }
    after = last.id;
  }
}

/** As the application had it when this was written. */
function canonicalEmail(text: string): string {
  const address = text.trim().normalize('NFC').toLowerCase();
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const ascii = /[\0-,/:-`{-\x7f]/.test(domain.normalize('NFKC')) ? '' : domainToASCII(domain);
  return at > 0 && ascii !== '' ? `${address.slice(0, at)}@${ascii}` : address;
}
