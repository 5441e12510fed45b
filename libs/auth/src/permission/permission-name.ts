/** Names of permissions are slugs: `crm_button`, `automation-sims`. */

const slug = /^[a-z0-9]+([_-][a-z0-9]+)*$/i;
const longest = 150;

export function isPermissionName(name: string): boolean {
  return name.length <= longest && slug.test(name);
}
