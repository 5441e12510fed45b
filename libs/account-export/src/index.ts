export { ExportAccount } from './export-account.js';
export { AccountExportModule } from './account-export.module.js';
export { impersonalTables } from './impersonal-tables.js';
export { exportedTables, withheldTables } from './personal-tables.js';
