/** Names of permissions are slugs: `crm_button`, `automation-sims`. */
import { longestName } from './longest.js';

const slug = /^[a-z0-9]+([_-][a-z0-9]+)*$/i;

export function isPermissionName(name: string): boolean {
  return name.length <= longestName && slug.test(name);
}
