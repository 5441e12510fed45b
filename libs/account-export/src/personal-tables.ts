/**
 * All tables with personal data. Each noun declares its own in `personal-tables.ts`. A spec compares the list with the
 * database, and `docs/reference/personal-data.md` is generated from it (decision 70).
 */
import { accountPersonalTables, withheldPictures } from '#auth/account';
import { auditPersonalTables } from '#auth/audit';
import { withheldEvents } from '#auth/event';
import { withheldLoginChallenges } from '#auth/login';
import { grantPersonalTables } from '#auth/permission';
import { reservedNamePersonalTables } from '#auth/registration';
import { secondFactorPersonalTables, withheldSecondFactors } from '#auth/second-factor';
import { securityEventPersonalTables } from '#auth/security-event';
import { sessionPersonalTables, withheldDeviceNotices, withheldRefreshTokens } from '#auth/session';
import { knownDevicePersonalTables, throttlePersonalTables, withheldCounters } from '#auth/throttle';
import { type ExportedTable, userPersonalTables, withheldImports, type WithheldTable } from '#auth/user';
import { mailPersonalTables } from '#mail-queue';
import {
  organisationPersonalTables,
  withheldCompanyRecords,
  withheldHousing,
  withheldPeopleImports,
} from '#organisation';

/** In the order of the sections in an export. */
export const exportedTables: readonly ExportedTable[] = [
  ...userPersonalTables,
  ...grantPersonalTables,
  ...organisationPersonalTables,
  ...sessionPersonalTables,
  ...secondFactorPersonalTables,
  ...securityEventPersonalTables,
  ...knownDevicePersonalTables,
  ...accountPersonalTables,
  ...reservedNamePersonalTables,
  ...throttlePersonalTables,
  ...mailPersonalTables,
  ...auditPersonalTables,
];

export const withheldTables: readonly WithheldTable[] = [
  ...withheldRefreshTokens,
  ...withheldDeviceNotices,
  ...withheldSecondFactors,
  ...withheldLoginChallenges,
  ...withheldCompanyRecords,
  ...withheldHousing,
  ...withheldPeopleImports,
  ...withheldEvents,
  ...withheldCounters,
  ...withheldPictures,
  ...withheldImports,
];
