export { ExportAccount } from './export-account.js';
export { AccountExportModule } from './account-export.module.js';
export { exportedTables, withheldTables } from './personal-tables.js';
