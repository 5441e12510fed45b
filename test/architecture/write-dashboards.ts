/** `npm run docs:dashboards`: writes the dashboards of Grafana. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/test-run/folders.js';
import { dashboardFile, dashboardFolder, dashboards, dashboardText } from './dashboards-json.js';

for (const dashboard of dashboards) {
  writeFileSync(join(root, dashboardFolder, dashboardFile(dashboard)), await dashboardText(dashboard));
}
