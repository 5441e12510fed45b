/** Finds the permissions named in a request. */
import { fault, invalidFields } from '#errors';
import type { EntityManager } from 'typeorm';
import { labelOf, parseReference } from './permission-reference.js';
import { findPermissions, type FoundPermission } from './permission.store.js';

/**
 * @param texts each `crm_button` or `crm_button read`
 * @returns the permissions, each once, locked against deletion until the transaction ends
 * @throws CodedError `request.invalid_fields` with a sentence for each unknown permission
 */
export async function resolvePermissions(
  db: EntityManager,
  texts: readonly string[],
): Promise<FoundPermission[]> {
  const references = texts.map(parseReference);
  const found = await findPermissions(db, references);
  const known = new Set(found.flatMap(({ name, action }) => [name, labelOf({ name, action })]));
  const unknown = references.map(labelOf).filter((label) => !known.has(label));
  if (unknown.length === 0) return found;
  throw invalidFields({
    permissions: unknown.map((label) => fault('permission_unknown', { label: label.slice(0, 160) })),
  });
}
