/**
 * Users. A user keeps the old id if it is free; values that are invalid or taken are dropped and reported. INSERT fires
 * `tell_registered` (libs/database/triggers/account-events.sql).
 */
import type { Language } from '#errors';
import { v7 as uuidv7 } from 'uuid';
import { canonicalEmail, emailFault } from '#auth/user';
import { type LegacyKind, writeWith } from '../legacy-kind.js';
import { importedContacts } from '../imported-fields.js';
import type { LegacyRow } from '../legacy-source.js';
import { parseDjangoHash } from '#auth/password';

const columns = `is_active, is_staff, is_admin, is_superuser, is_deleted, get_access_date, last_login, date_joined`;

/**
 * Of several users with one email address the first is imported. An id that is in use, belonged to an erased user, or lies
 * outside of 1 to 2,000,000,000 is replaced by a new one.
 */
const statement = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (
      id bigint, subject uuid, language text, email text, email_fault text, email_normalised boolean, additional_email text,
      additional_fault text, has_infinite_time boolean, password_hash text, has_password boolean,
      phones jsonb, number text, old_numbers jsonb, inn text, comment text, has_avatar boolean,
      is_active boolean, is_staff boolean, is_admin boolean, is_superuser boolean, is_deleted boolean,
      get_access_date timestamptz, last_login timestamptz, date_joined timestamptz)
  ), checked AS (
    SELECT given.*,
      given.id > 2000000000 OR given.id < 1 OR EXISTS (SELECT FROM users WHERE users.id = given.id)
        OR EXISTS (SELECT FROM audit_entries gone WHERE gone.target_type = 'user' AND gone.target_id = given.id::text
          AND gone.action = 'user.erased') AS id_unavailable,
      given.number !~ '^[0-9]{13}$' AS number_invalid,
      EXISTS (SELECT FROM users WHERE users.additional_email = given.additional_email)
        OR row_number() OVER (PARTITION BY given.additional_email ORDER BY given.id) > 1
          AND given.additional_email IS NOT NULL AS additional_taken,
      CASE
        WHEN given.email_fault IS NOT NULL THEN 'the email address is not accepted: ' || given.email_fault
        WHEN holder.id IS NOT NULL THEN 'user ' || holder.id || ' already has this email address (case is ignored)'
        WHEN row_number() OVER same_email > 1
          THEN 'old user ' || first_value(given.id) OVER same_email || ' has the same email address (case is ignored)'
      END AS refusal
    FROM given LEFT JOIN users holder ON holder.email = given.email
    WINDOW same_email AS (PARTITION BY given.email ORDER BY given.id)
  ), accepted AS MATERIALIZED (
    SELECT checked.*,
      CASE WHEN id_unavailable THEN nextval(pg_get_serial_sequence('users', 'id')) ELSE id END::integer AS user_id
    FROM checked WHERE refusal IS NULL
  ), inserted AS (
    INSERT INTO users (id, subject, email, additional_email, password_hash, password_changed_at, language, phones,
      number, old_numbers, inn, comment, origin, ${columns})
    SELECT user_id, subject, email, CASE WHEN NOT additional_taken AND additional_fault IS NULL THEN additional_email END, password_hash, NULL, language,
      phones, CASE WHEN NOT number_invalid THEN number END, old_numbers, inn, comment, 'import', ${columns}
    FROM accepted
  ), mapped AS (
    INSERT INTO legacy_users (source, old_id, user_id) SELECT $2, id, user_id FROM accepted
  ), remarked AS (
    SELECT id, false AS skipped, concat_ws('; ',
      CASE WHEN email_normalised THEN 'logs in as ' || email || ': the email address is normalised' END,
      CASE WHEN id_unavailable THEN 'has the new id ' || user_id || ': the old id cannot be used' END,
      CASE WHEN NOT has_password THEN 'must set a new password: the old password hash is not supported' END,
      CASE WHEN additional_fault IS NOT NULL
        THEN 'additional email address is dropped: ' || additional_fault END,
      CASE WHEN additional_taken AND additional_fault IS NULL THEN 'additional email address is dropped: it is taken' END,
      CASE WHEN has_infinite_time THEN 'infinite timestamps are replaced' END,
      CASE WHEN number_invalid THEN 'account number is dropped: it is not 13 digits' END,
      CASE WHEN has_avatar THEN 'avatar is dropped: its file is not in the database' END) AS remark
    FROM accepted
  )
  SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL
  UNION ALL SELECT id, skipped, remark FROM remarked WHERE remark <> ''`;

/**
 * @param unusableHash a hash that matches no password
 * @param language language of mails, which the old database does not store
 */
export function users(unusableHash: string, language: Language): LegacyKind {
  return {
    name: 'users',
    select: `
      SELECT id, email, additional_email, password, phones::text, number, to_json(old_numbers) AS old_numbers, inn, comment,
        coalesce(avatar, '') <> '' AS has_avatar, ${columns}
      FROM authorization_userdata WHERE id > $1 ORDER BY id LIMIT $2`,
    write: writeWith(statement, (row) => ({
      ...row,
      ...passwordOf(row, unusableHash),
      subject: uuidv7(),
      language,
      ...emailsOf(row),
      ...timesOf(row),
      ...importedContacts(row),
      number: row['number'] || null,
    })),
  };
}

/** A change of case is not reported, because the Django service compared addresses without case. */
function emailsOf({ email, additional_email: additional }: LegacyRow) {
  const [written, second] = [textOf(email), textOf(additional)];
  return {
    email: canonicalEmail(written),
    email_fault: emailFault(written)?.toString() ?? null,
    email_normalised: canonicalEmail(written) !== written.toLowerCase(),
    additional_email: second.trim() === '' ? null : canonicalEmail(second),
    additional_fault: second.trim() === '' ? null : (emailFault(second)?.toString() ?? null),
  };
}

/** JavaScript has no date for PostgreSQL's `infinity`: `date_joined` becomes the time of the import, the others null. */
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

function passwordOf({ password }: LegacyRow, unusableHash: string) {
  const isUsable = parseDjangoHash(password) !== undefined;
  return { password_hash: isUsable ? password : unusableHash, has_password: isUsable };
}
