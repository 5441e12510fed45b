/** Renders the files of `deploy/grafana`. */
import { format } from 'prettier';
import { type Dashboard, dashboardJson } from './dashboards/dashboard-json.js';
import { mailAndEvents } from './dashboards/mail-and-events.js';
import { overview } from './dashboards/overview.js';
import { eachApp } from './dashboards/each-app.js';
import { sessions } from './dashboards/sessions.js';
import { verification } from './dashboards/verification.js';

export const dashboards: readonly Dashboard[] = [overview, sessions, verification, mailAndEvents, eachApp];

export const dashboardFolder = 'deploy/grafana';

export const dashboardFile = ({ uid }: Dashboard) => `${uid}.json`;

export function dashboardText(dashboard: Dashboard): Promise<string> {
  return format(JSON.stringify(dashboardJson(dashboard)), { parser: 'json', printWidth: 110 });
}
