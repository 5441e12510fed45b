/** A mail outbox on a database of its own, for the specs of the mail queue. */
import { loadSettings, type Settings } from '#config';
import { createDataSource } from '#database';
import { mailEntities, MailOutbox, type MailTemplate } from '#mail-queue';
import type { DataSource } from 'typeorm';
import { freshDatabase } from '../database/fresh-database.js';
import { migrate } from '../database/migrated-database.js';

export const secretLink =
  'http://localhost:8000/api/v1/register/confirm/?user_id=7&activation_code=s3cr3t-code';

export interface Outbox {
  readonly settings: Settings;
  readonly dataSource: DataSource;
  /** Writes a mail, by default an activation. Returns its id. */
  add(to: string, template?: MailTemplate): Promise<string>;
  /** One row of the table. */
  row(id: string): Promise<OutboxRow>;
  close(): Promise<void>;
}

export interface OutboxRow {
  readonly attempts: number;
  readonly sealed: Buffer | null;
  readonly sent: boolean;
  readonly failed: boolean;
  readonly last_error: string | null;
  /** Seconds until it is due; negative afterwards. */
  readonly due_in: number;
}

/** @param server see freshDatabase; @param environment settings beyond those of development */
export async function openOutbox(
  server: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Outbox> {
  const database = await freshDatabase(server);
  const settings = loadSettings({
    DEBUG: '1',
    SECRET_KEY: 'a key for specs alone',
    DATABASE_URL: database.appUrl,
    ...environment,
  });
  await (await migrate(database)).destroy();
  const dataSource = await createDataSource(settings.database, mailEntities).initialize();
  const outbox = new MailOutbox(settings.app);
  return {
    settings,
    dataSource,
    async add(to, template = 'activation') {
      await outbox.add(dataSource.manager, {
        to,
        template,
        language: 'en',
        parameters: { link: secretLink },
      });
      const [newest] = await dataSource.query<{ id: string }[]>(
        'SELECT id FROM mail_outbox WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
        [to],
      );
      return newest!.id;
    },
    async row(id) {
      const rows = await dataSource.query<OutboxRow[]>(
        `SELECT attempts, sealed, sent_at IS NOT NULL AS sent, failed_at IS NOT NULL AS failed, last_error,
                extract(epoch FROM next_attempt_at - now())::float8 AS due_in
         FROM mail_outbox WHERE id = $1`,
        [id],
      );
      return rows[0]!;
    },
    async close() {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
