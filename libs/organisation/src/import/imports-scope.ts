/** Who sees an import: whoever uploaded the file, and admins, because its rows are personal data. */
import { type Actor } from '#auth/authorization';

export type ScopedImports = 'all' | { readonly createdBy: number };

export function importsScopeOf({ userId, isAdmin, isSuperuser }: Actor): ScopedImports {
  return userId === undefined || isAdmin || isSuperuser ? 'all' : { createdBy: userId };
}
