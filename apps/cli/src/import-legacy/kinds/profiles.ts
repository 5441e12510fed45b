/**
 * Profiles of companies, workers and tenants. If a user has several, the first is imported: company, then worker, then tenant.
 * INSERT fires `claim_profile_type` (libs/database/triggers/profiles.sql).
 */
import { birthDateFault, dayOfInstant, profileLimits } from '#auth/account';
import { nameFault } from '#text';
import { importedBankDetails, importedLines, importedRooms } from '../imported-fields.js';
import { type LegacyKind, type PreparedRow, writeWith } from '../legacy-kind.js';
import type { LegacyRow } from '../legacy-source.js';

const person = 'first_name, last_name, surname, birth_date, sex, citizenship, military, place_birth';
const personTypes = person.replaceAll(/\w+/g, '$& text').replace('birth_date text', 'birth_date date');
const oldPerson = person.replaceAll(/\w+/g, 'old.$&').replace('old.birth_date', 'old.birth_date::text');

const selectPerson = (type: string, own: string) =>
  `SELECT old.id, old.user_id, ${oldPerson}, ${own}
   FROM authorization_${type}profile old WHERE old.id > $1 ORDER BY old.id LIMIT $2`;

interface ProfileStatement {
  readonly type: 'company' | 'worker' | 'tenant';
  /** Input columns with their SQL types. */
  readonly given: string;
  /** Columns of the INSERT. */
  readonly columns: string;
  /** Values of these columns, if they differ from the input columns. */
  readonly values?: string;
  /** Further WHEN branches whose result is the reason to skip the row. */
  readonly refusal: string;
}

function insertProfiles({ type, given, columns, values = columns, refusal }: ProfileStatement): string {
  return `
    WITH given AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, old_user_id bigint, ${given})
    ), checked AS MATERIALIZED (
      SELECT given.*, person.id AS user_id, CASE
        WHEN person.id IS NULL THEN 'user ' || old_user_id || ' was not imported'
        WHEN person.profile_type IS NOT NULL THEN 'the user has a ' || person.profile_type || ' profile'
        ${refusal}
      END AS refusal
      FROM given
      LEFT JOIN legacy_users known ON known.source = $2 AND known.old_id = given.old_user_id
      LEFT JOIN users person ON person.id = known.user_id
    ), inserted AS (
      INSERT INTO ${type}_profiles (user_id, ${columns})
      SELECT user_id, ${values} FROM checked WHERE refusal IS NULL
    )
    SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL`;
}

const unknownSex = `WHEN birth_date IS NULL THEN 'the birth date is not a calendar day'
        WHEN sex NOT IN ('male', 'female') THEN 'the sex is neither male nor female'`;

const { name, address, position, snils, gis_uid, hcs_uid } = profileLimits;
const { first_name, last_name, surname, citizenship, military, place_birth } = profileLimits;
const personLines = { first_name, last_name, surname, citizenship, military, place_birth };

/** Bank details stay text: parsed as JSON, long account numbers in them would be rounded. */
export const companyProfiles: LegacyKind = {
  name: 'company profiles',
  select: `
    SELECT id, user_id, name, address, bank_details::text FROM authorization_companyprofile
    WHERE id > $1 ORDER BY id LIMIT $2`,
  write: writeWith(
    insertProfiles({
      type: 'company',
      given: 'name text, name_fault text, address text, bank_details text',
      columns: 'name, address, bank_details',
      values: 'name, address, bank_details::jsonb',
      refusal: `WHEN name_fault IS NOT NULL THEN 'the name is not accepted: ' || name_fault
        WHEN EXISTS (SELECT FROM company_profiles taken WHERE name_key(taken.name) = name_key(given.name))
          OR row_number() OVER (PARTITION BY name_key(given.name) ORDER BY given.id) > 1
        THEN 'a company with this name already exists'`,
    }),
    (row) => {
      const lines = importedLines(row, { name, address });
      const name_fault = nameFault(lines.name, name)?.toString();
      return profile(row, lines, { ...importedBankDetails(row), name_fault });
    },
  ),
};

export const workerProfiles = (zone: string): LegacyKind => ({
  name: 'worker profiles',
  select: selectPerson('worker', 'old.position'),
  write: writeWith(
    insertProfiles({
      type: 'worker',
      given: `${personTypes}, position text`,
      columns: `${person}, position`,
      refusal: unknownSex,
    }),
    (row) => profile(row, importedLines(row, { ...personLines, position }), importedBirthDate(row, zone)),
  ),
});

export const tenantProfiles = (zone: string): LegacyKind => ({
  name: 'tenant profiles',
  select: selectPerson('tenant', 'to_json(old.rooms) AS rooms, old.snils, old.gis_uid, old.hcs_uid'),
  write: writeWith(
    insertProfiles({
      type: 'tenant',
      given: `${personTypes}, rooms jsonb, snils text, gis_uid text, hcs_uid text`,
      columns: `${person}, rooms, snils, gis_uid, hcs_uid`,
      refusal: unknownSex,
    }),
    (row) =>
      profile(
        row,
        importedLines(row, { ...personLines, snils, gis_uid, hcs_uid }),
        importedRooms(row),
        importedBirthDate(row, zone),
      ),
  ),
});

/**
 * Birth dates were stored as instants: see decision 10. A day that the HTTP API would reject is kept, because without it the
 * user would have no profile.
 */
function importedBirthDate({ birth_date: text }: LegacyRow, zone: string) {
  const instant = new Date(String(text).replace(' ', 'T').replace(/\+00$/, 'Z'));
  if (Number.isNaN(instant.getTime())) return { birth_date: null, changes: [] };
  const day = dayOfInstant(instant, zone).padStart('YYYY-MM-DD'.length, '0');
  const fault = birthDateFault(day);
  return {
    birth_date: day,
    changes: fault === undefined ? [] : [`implausible birth date is kept: ${fault}`],
  };
}

type ImportedFields = Readonly<Record<string, unknown>> & { readonly changes: readonly string[] };

/** @param parts converted fields with their changes */
function profile({ id, user_id, sex }: LegacyRow, ...parts: readonly ImportedFields[]): PreparedRow {
  const fields = Object.assign({}, ...parts) as ImportedFields;
  return { ...fields, id, sex, old_user_id: user_id, changes: parts.flatMap(({ changes }) => changes) };
}
