/** SQL that writes accounts to the database of the Django service in one transaction. */
import type { Client } from 'pg';
import type { ExportedAccount, ImportState } from './exported-accounts.store.js';

export interface ExportCounts {
  readonly updated: number;
  readonly added: number;
  readonly erased: number;
}

/** A value that the old database cannot store. `id` is the account's id in this database. */
export interface ExportRemark {
  readonly id: number;
  readonly remark: string;
}

const personColumns = 'first_name, last_name, surname, sex, citizenship, military, place_birth';

/** Columns of the temporary table of accounts. */
const accountColumns = `
  user_id bigint, id bigint, is_new boolean, email text, additional_email text, password text, is_active boolean,
  is_staff boolean, is_admin boolean, is_superuser boolean, is_deleted boolean, last_login timestamptz,
  date_joined timestamptz, phones jsonb, number text, inn text, comment text, profile_type text, name text, address text,
  bank_details jsonb, ${personColumns.replaceAll(/\w+/g, '$& text')}, birth_date date, position text, rooms jsonb, snils text,
  gis_uid text, hcs_uid text`;

/** SQL condition: a text of the profile exceeds its column in the old database. */
const tooLongProfile = `coalesce(length(a.first_name) > 50 OR length(a.last_name) > 50 OR length(a.surname) > 50
  OR length(a.citizenship) > 50 OR length(a.military) > 255 OR length(a.place_birth) > 255 OR length(a.position) > 75
  OR length(a.snils) > 14 OR length(a.gis_uid) > 10 OR length(a.hcs_uid) > 10 OR length(a.name) > 100
  OR EXISTS (SELECT FROM jsonb_array_elements_text(a.rooms) AS room WHERE length(room) > 11), false)`;

/** The Django service stores a birth date as noon of that day. @param zone placeholder of the time zone */
const birthInstant = (zone: string) => `(a.birth_date + time '12:00') AT TIME ZONE ${zone}`;

const personValues = personColumns.replaceAll(/\w+/g, 'a.$&');
/** The profiles of people: the columns that only one type has, and their values. */
const personProfiles = [
  { type: 'worker', own: 'position', values: 'a.position' },
  {
    type: 'tenant',
    own: 'rooms, snils, gis_uid, hcs_uid',
    values: 'ARRAY(SELECT jsonb_array_elements_text(a.rooms)), a.snils, a.gis_uid, a.hcs_uid',
  },
] as const;

/** Begins the transaction. It locks the accounts of the Django service against writes. */
export async function beginExport(client: Client): Promise<void> {
  await client.query(`
    BEGIN;
    SET LOCAL DateStyle = 'ISO';
    SET LOCAL statement_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0;
    LOCK TABLE authorization_userdata IN SHARE ROW EXCLUSIVE MODE;
    CREATE TEMPORARY TABLE gatehouse_accounts (${accountColumns}) ON COMMIT DROP`);
}

export async function sendAccounts(client: Client, accounts: readonly ExportedAccount[]): Promise<void> {
  await client.query(
    `INSERT INTO gatehouse_accounts SELECT * FROM jsonb_to_recordset($1::jsonb) AS account (${accountColumns})`,
    [JSON.stringify(accounts)],
  );
}

/**
 * Applies the accounts that were sent; the caller commits.
 * @param zone of birth dates
 */
export async function applyAccounts(
  client: Client,
  state: ImportState,
  zone: string,
): Promise<{ readonly counts: ExportCounts; readonly remarks: ExportRemark[] }> {
  await client.query('CREATE INDEX ON gatehouse_accounts (id); ANALYZE gatehouse_accounts');
  // A repeated export finds the accounts it added before.
  await client.query(`
    UPDATE gatehouse_accounts a SET is_new = false FROM authorization_userdata u
    WHERE a.is_new AND u.id = a.id AND lower(u.email) = a.email`);
  const refused = await refuseNewAccounts(client);
  const remarks = [...refused, ...(await listLosses(client))];
  const erased = await eraseAccounts(client, state);
  const updated = await updateAccounts(client, zone);
  const added = await addAccounts(client, zone);
  return { counts: { updated, added, erased }, remarks };
}

/** Removes new accounts that the old database cannot store. @returns these accounts with the reason */
async function refuseNewAccounts(client: Client): Promise<ExportRemark[]> {
  const { rows } = await client.query<ExportRemark>(`
    WITH checked AS (
      SELECT a.user_id, CASE
        WHEN length(a.email) > 100 THEN 'the email is longer than 100 characters'
        WHEN EXISTS (SELECT FROM authorization_userdata u WHERE u.id = a.id) THEN 'the old service has another user with this id'
        WHEN EXISTS (SELECT FROM authorization_userdata u WHERE lower(u.email) = a.email)
          THEN 'the old service has another user with this email'
        WHEN EXISTS (SELECT FROM authorization_companyprofile c WHERE c.name = a.name)
          THEN 'the old service has another company with this name'
        WHEN ${tooLongProfile} THEN 'a text of the profile is too long'
      END AS reason
      FROM gatehouse_accounts a WHERE a.is_new
    ), removed AS (
      DELETE FROM gatehouse_accounts a USING checked j WHERE a.user_id = j.user_id AND j.reason IS NOT NULL
    )
    SELECT user_id AS id, 'not added: ' || reason AS remark FROM checked WHERE reason IS NOT NULL ORDER BY user_id`);
  return rows;
}

/** Lists changes of imported accounts that the old database cannot store; these columns keep their old values. */
async function listLosses(client: Client): Promise<ExportRemark[]> {
  const { rows } = await client.query<ExportRemark>(`
    SELECT id, remark FROM (
      SELECT a.user_id AS id, concat_ws('; ',
        CASE WHEN length(a.email) > 100 THEN 'keeps the old email: the new one is longer than 100 characters' END,
        CASE WHEN ${tooLongProfile} THEN 'keeps the old profile: a text of the new one is too long' END,
        CASE WHEN length(a.comment) > 255 THEN 'keeps the old comment: the new one is longer than 255 characters' END,
        CASE WHEN a.password = '!' AND u.password <> '!' THEN 'must set a new password' END) AS remark
      FROM gatehouse_accounts a JOIN authorization_userdata u ON u.id = a.id WHERE NOT a.is_new
    ) AS loss WHERE remark <> '' ORDER BY id`);
  return rows;
}

/** Overwrites accounts that were erased after their import. The rows stay, because other rows refer to them. */
async function eraseAccounts(client: Client, { lastId, skipped }: ImportState): Promise<number> {
  await client.query(
    `CREATE TEMPORARY TABLE gatehouse_erased ON COMMIT DROP AS
     SELECT u.id FROM authorization_userdata u
     WHERE u.id <= ${Number(lastId)} AND NOT EXISTS (SELECT FROM gatehouse_accounts a WHERE a.id = u.id)
       AND u.id <> ALL ('{${skipped.map(Number).join(',')}}'::bigint[])`,
  );
  const { rowCount } = await client.query(`
    UPDATE authorization_userdata u SET email = 'erased-' || u.id || '@erased.invalid', password = '!', is_active = false,
      is_deleted = true, is_staff = false, is_admin = false, is_superuser = false, last_login = NULL, phones = NULL,
      number = NULL, old_numbers = NULL, inn = NULL, comment = NULL, avatar = '', additional_email = NULL,
      activation_code = NULL
    FROM gatehouse_erased e WHERE u.id = e.id AND u.email NOT LIKE 'erased-%@erased.invalid'`);
  for (const { type, own } of personProfiles) {
    await client.query(`
      UPDATE authorization_${type}profile p SET first_name = '', last_name = '', surname = NULL, birth_date = '1900-01-01',
        citizenship = NULL, military = NULL, place_birth = NULL, ${own.replaceAll(/\w+/g, '$& = NULL')}
      FROM gatehouse_erased e WHERE p.user_id = e.id`);
  }
  await client.query(`
    UPDATE authorization_companyprofile p SET name = 'erased-' || p.user_id, bank_details = NULL, address = NULL
    FROM gatehouse_erased e WHERE p.user_id = e.id`);
  return rowCount ?? 0;
}

async function updateAccounts(client: Client, zone: string): Promise<number> {
  // Temporary emails first: unique keys are checked row by row and would reject emails that two accounts have swapped.
  await client.query(`
    UPDATE authorization_userdata u SET email = 'gatehouse-' || u.id, additional_email = NULL
    FROM gatehouse_accounts a WHERE NOT a.is_new AND u.id = a.id AND length(a.email) <= 100
      AND (lower(u.email) <> a.email OR lower(u.additional_email) IS DISTINCT FROM a.additional_email)`);
  const { rowCount } = await client.query(`
    UPDATE authorization_userdata u SET password = a.password, is_active = a.is_active, is_staff = a.is_staff,
      is_admin = a.is_admin, is_superuser = a.is_superuser, is_deleted = a.is_deleted, last_login = a.last_login,
      email = CASE WHEN u.email LIKE 'gatehouse-%' THEN a.email ELSE u.email END,
      additional_email = CASE WHEN length(a.additional_email) > 100 THEN u.additional_email ELSE a.additional_email END,
      phones = a.phones, number = a.number, inn = a.inn,
      comment = CASE WHEN length(a.comment) > 255 THEN u.comment ELSE a.comment END
    FROM gatehouse_accounts a WHERE NOT a.is_new AND u.id = a.id`);
  for (const { type, own, values } of personProfiles) {
    await client.query(
      `UPDATE authorization_${type}profile p SET (${personColumns}, ${own}) = (${personValues}, ${values}),
         birth_date = CASE WHEN (p.birth_date AT TIME ZONE $1)::date = a.birth_date THEN p.birth_date ELSE ${birthInstant('$1')} END
       FROM gatehouse_accounts a WHERE NOT a.is_new AND p.user_id = a.id AND a.profile_type = '${type}' AND NOT ${tooLongProfile}`,
      [zone],
    );
  }
  await client.query(
    `UPDATE authorization_companyprofile p SET name = a.name, address = a.address, bank_details = a.bank_details
     FROM gatehouse_accounts a WHERE NOT a.is_new AND p.user_id = a.id AND a.profile_type = 'company' AND NOT ${tooLongProfile}
       AND NOT EXISTS (SELECT FROM authorization_companyprofile taken WHERE taken.name = a.name AND taken.user_id <> a.id)`,
  );
  return rowCount ?? 0;
}

async function addAccounts(client: Client, zone: string): Promise<number> {
  const { rowCount } = await client.query(`
    INSERT INTO authorization_userdata (id, email, additional_email, password, is_active, is_staff, is_admin, is_superuser,
      is_deleted, last_login, date_joined, phones, number, inn, comment, avatar)
    SELECT a.id, a.email, CASE WHEN length(a.additional_email) <= 100 THEN a.additional_email END, a.password, a.is_active,
      a.is_staff, a.is_admin, a.is_superuser, a.is_deleted, a.last_login, a.date_joined, a.phones, a.number, a.inn,
      left(a.comment, 255), ''
    FROM gatehouse_accounts a WHERE a.is_new`);
  for (const { type, own, values } of personProfiles) {
    await client.query(
      `INSERT INTO authorization_${type}profile (type, user_id, ${personColumns}, birth_date, ${own})
       SELECT '${type}', a.id, ${personValues}, ${birthInstant('$1')}, ${values}
       FROM gatehouse_accounts a WHERE a.is_new AND a.profile_type = '${type}'`,
      [zone],
    );
  }
  await client.query(`
    INSERT INTO authorization_companyprofile (type, user_id, name, address, bank_details)
    SELECT 'company', a.id, a.name, a.address, a.bank_details
    FROM gatehouse_accounts a WHERE a.is_new AND a.profile_type = 'company'`);
  await client.query(`
    SELECT setval(pg_get_serial_sequence('authorization_userdata', 'id'), max(id)) FROM authorization_userdata`);
  return rowCount ?? 0;
}
