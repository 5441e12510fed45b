/** Shares of ownership. Shares that would raise the sum of an area above 1 are skipped. */
import type { EntityManager } from 'typeorm';
import type { LegacyBatch, LegacyKind, Remark } from '../legacy-kind.js';
import type { LegacyRow } from '../legacy-source.js';
import { rowKey } from '../row-key.js';

/**
 * Shares were floating-point numbers. They are truncated to ten decimal places, so that six sixths do not exceed 1. NaN and
 * values outside of 0 to 1 become 0, which is skipped with a remark.
 */
const select = `
  SELECT old.id, old.area_id, old.part::text AS old_part,
    CASE WHEN old.part > 0 AND old.part <= 1 THEN trunc(old.part::numeric, 10)::text ELSE '0' END AS part,
    company.user_id AS old_company_id, tenant.user_id AS old_tenant_id,
    num_nonnulls(old.company_owner_id, old.tenant_owner_id) AS owners
  FROM authorization_ownerarea old
  LEFT JOIN authorization_companyprofile company ON company.id = old.company_owner_id
  LEFT JOIN authorization_tenantprofile tenant ON tenant.id = old.tenant_owner_id
  WHERE old.id > $1 ORDER BY old.id LIMIT $2`;

interface LocatedShare {
  readonly id: number;
  readonly key: string;
  readonly part: string;
  readonly old_part: string;
  readonly owners: number;
  readonly area_id: string | null;
  readonly company_id: number | null;
  readonly tenant_id: number | null;
}

async function locate(db: EntityManager, { source, rows }: LegacyBatch): Promise<LocatedShare[]> {
  const given = rows.map((row: LegacyRow) => ({
    ...row,
    key: rowKey(source, 'share', row.id),
    area_key: rowKey(source, 'area', row['area_id']),
  }));
  return db.query(
    `SELECT given.id::float8 AS id, given.key, given.part, given.old_part, given.owners, area.id AS area_id,
       company.user_id AS company_id, tenant.user_id AS tenant_id
     FROM jsonb_to_recordset($1::jsonb) AS given (
       id bigint, key uuid, part text, old_part text, owners integer, area_key uuid,
       old_company_id bigint, old_tenant_id bigint)
     LEFT JOIN areas area ON area.id = given.area_key
     LEFT JOIN legacy_users known_company ON known_company.source = $2 AND known_company.old_id = old_company_id
     LEFT JOIN company_profiles company ON company.user_id = known_company.user_id
     LEFT JOIN legacy_users known_tenant ON known_tenant.source = $2 AND known_tenant.old_id = old_tenant_id
     LEFT JOIN tenant_profiles tenant ON tenant.user_id = known_tenant.user_id
     ORDER BY given.id`,
    [JSON.stringify(given), source],
  );
}

/** Sums the existing shares of each area, in units of 10^-10, and locks the areas as every change of shares does. */
async function ownedParts(db: EntityManager, shares: readonly LocatedShare[]): Promise<Map<string, bigint>> {
  const areaIds = [shares.map(({ area_id }) => area_id)];
  await db.query('SELECT FROM areas WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', areaIds);
  const owned = await db.query<{ id: string; part: string }[]>(
    'SELECT area_id AS id, sum(part)::text AS part FROM owner_areas WHERE area_id = ANY($1::uuid[]) GROUP BY area_id',
    areaIds,
  );
  return new Map(owned.map(({ id, part }) => [id, shareUnits(part)]));
}

const whole = shareUnits('1');

/** Converts decimal text to units of 10^-10. */
function shareUnits(decimal: string): bigint {
  const [units = '0', fraction = ''] = decimal.split('.');
  return BigInt(units + fraction.padEnd(10, '0').slice(0, 10));
}

function refusalOf(share: LocatedShare, owned: bigint): string | undefined {
  if (share.owners !== 1) return `has ${share.owners} owners instead of one`;
  if (share.area_id === null) return 'its area was not imported';
  if (share.company_id === null && share.tenant_id === null) return 'its owner was not imported';
  const part = shareUnits(share.part);
  if (part <= 0n) return `the share ${share.old_part} is not between 0.0000000001 and 1`;
  return owned + part > whole ? `with ${share.old_part} the shares of the area would exceed 1` : undefined;
}

async function write(db: EntityManager, batch: LegacyBatch): Promise<Remark[]> {
  const shares = await locate(db, batch);
  const owned = await ownedParts(db, shares);
  const refusals: Remark[] = [];
  const accepted: LocatedShare[] = [];
  for (const share of shares) {
    const before = owned.get(share.area_id ?? '') ?? 0n;
    const refusal = refusalOf(share, before);
    if (refusal !== undefined) {
      refusals.push({ id: share.id, skipped: true, remark: refusal });
      continue;
    }
    accepted.push(share);
    owned.set(share.area_id ?? '', before + shareUnits(share.part));
  }
  await db.query(
    `INSERT INTO owner_areas (id, part, area_id, company_id, tenant_id)
     SELECT key, part, area_id, company_id, tenant_id FROM jsonb_to_recordset($1::jsonb) AS share (
       key uuid, part numeric, area_id uuid, company_id integer, tenant_id integer)`,
    [JSON.stringify(accepted)],
  );
  return refusals;
}

export const shares: LegacyKind = { name: 'shares', select, write };
