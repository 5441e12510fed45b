/** Users: who keeps their number, who gets another, and what of them cannot be kept. */
import type { Language } from '#errors';
import { v7 as uuidv7 } from 'uuid';
import { canonicalEmail, emailFault } from '#auth/user';
import { type LegacyKind, writeBy } from '../legacy-kind.js';
import { importedContacts } from '../imported-fields.js';
import type { LegacyRow } from '../legacy-source.js';
import { parseDjangoHash } from '#auth/password';

const columns = `is_active, is_staff, is_admin, is_superuser, is_deleted, get_access_date, last_login, date_joined`;

/**
 * The first of several with one address is the one that stays. A number that is another's here, was that of somebody erased, or would leave
 * none for those to come, is replaced by a new one.
 */
const statement = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (
      id bigint, subject uuid, language text, email text, email_fault text, written_otherwise boolean, additional_email text,
      additional_fault text, has_infinite_time boolean, password_hash text, has_password boolean,
      phones jsonb, number text, old_numbers jsonb, inn text, comment text, has_avatar boolean,
      is_active boolean, is_staff boolean, is_admin boolean, is_superuser boolean, is_deleted boolean,
      get_access_date timestamptz, last_login timestamptz, date_joined timestamptz)
  ), judged AS (
    SELECT given.*,
      given.id > 2000000000 OR given.id < 1 OR EXISTS (SELECT FROM users WHERE users.id = given.id)
        OR EXISTS (SELECT FROM audit_entries gone WHERE gone.target_type = 'user' AND gone.target_id = given.id::text
          AND gone.action = 'user.erased') AS number_taken,
      given.number !~ '^[0-9]{13}$' AS odd_number,
      EXISTS (SELECT FROM users WHERE users.additional_email = given.additional_email)
        OR row_number() OVER (PARTITION BY given.additional_email ORDER BY given.id) > 1
          AND given.additional_email IS NOT NULL AS additional_taken,
      CASE
        WHEN given.email_fault IS NOT NULL THEN 'the email address is not accepted: ' || given.email_fault
        WHEN holder.id IS NOT NULL THEN 'the email address, but for its case, is that of user ' || holder.id || ' here'
        WHEN row_number() OVER same_email > 1
          THEN 'the email address, but for its case, is that of old user ' || first_value(given.id) OVER same_email
      END AS refusal
    FROM given LEFT JOIN users holder ON holder.email = given.email
    WINDOW same_email AS (PARTITION BY given.email ORDER BY given.id)
  ), accepted AS MATERIALIZED (
    SELECT judged.*,
      CASE WHEN number_taken THEN nextval(pg_get_serial_sequence('users', 'id')) ELSE id END::integer AS user_id
    FROM judged WHERE refusal IS NULL
  ), inserted AS (
    INSERT INTO users (id, subject, email, additional_email, password_hash, password_changed_at, language, phones,
      number, old_numbers, inn, comment, ${columns})
    SELECT user_id, subject, email, CASE WHEN NOT additional_taken AND additional_fault IS NULL THEN additional_email END, password_hash, NULL, language,
      phones, CASE WHEN NOT odd_number THEN number END, old_numbers, inn, comment, ${columns}
    FROM accepted
  ), mapped AS (
    INSERT INTO legacy_users (source, old_id, user_id) SELECT $2, id, user_id FROM accepted
  ), remarked AS (
    SELECT id, false AS skipped, concat_ws('; ',
      CASE WHEN written_otherwise THEN 'logs in as ' || email || ': the email address was written otherwise' END,
      CASE WHEN number_taken THEN 'is user ' || user_id || ' here: the old number is taken' END,
      CASE WHEN NOT has_password THEN 'must set a new password: the old hash is of no use' END,
      CASE WHEN additional_fault IS NOT NULL
        THEN 'has lost the additional email address: ' || additional_fault END,
      CASE WHEN additional_taken AND additional_fault IS NULL THEN 'has lost the additional email address: it is taken' END,
      CASE WHEN has_infinite_time THEN 'has lost a time that is infinite' END,
      CASE WHEN odd_number THEN 'has lost the account number: it is not 13 digits' END,
      CASE WHEN has_avatar THEN 'has lost the avatar: its file is not in the database' END) AS remark
    FROM accepted
  )
  SELECT id, true AS skipped, refusal AS remark FROM judged WHERE refusal IS NOT NULL
  UNION ALL SELECT id, skipped, remark FROM remarked WHERE remark <> ''`;

/**
 * @param unusable a hash that no password has
 * @param language of mails; the old database has none
 */
export function users(unusable: string, language: Language): LegacyKind {
  return {
    name: 'users',
    select: `
      SELECT id, email, additional_email, password, phones::text, number, to_json(old_numbers) AS old_numbers, inn, comment,
        coalesce(avatar, '') <> '' AS has_avatar, ${columns}
      FROM authorization_userdata WHERE id > $1 ORDER BY id LIMIT $2`,
    write: writeBy(statement, (row) => ({
      ...row,
      ...passwordOf(row, unusable),
      subject: uuidv7(),
      language,
      ...emailsOf(row),
      ...timesOf(row),
      ...importedContacts(row),
      number: row['number'] || null,
    })),
  };
}

/** Case is no change worth a remark: the old service compared addresses without regard to it. */
function emailsOf({ email, additional_email: additional }: LegacyRow) {
  const [written, second] = [textOf(email), textOf(additional)];
  return {
    email: canonicalEmail(written),
    email_fault: emailFault(written)?.toString() ?? null,
    written_otherwise: canonicalEmail(written) !== written.toLowerCase(),
    additional_email: second.trim() === '' ? null : canonicalEmail(second),
    additional_fault: second.trim() === '' ? null : (emailFault(second)?.toString() ?? null),
  };
}

/** PostgreSQL's `infinity` is not a date elsewhere; the import time replaces it. */
function timesOf({ get_access_date: access, last_login: login, date_joined: joined }: LegacyRow) {
  const isInfinite = (time: unknown) => String(time).endsWith('infinity');
  return {
    get_access_date: isInfinite(access) ? null : access,
    last_login: isInfinite(login) ? null : login,
    date_joined: isInfinite(joined) ? new Date().toISOString() : joined,
    has_infinite_time: [access, login, joined].some(isInfinite),
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function passwordOf({ password }: LegacyRow, unusable: string) {
  const isUsable = parseDjangoHash(password) !== undefined;
  return { password_hash: isUsable ? password : unusable, has_password: isUsable };
}
