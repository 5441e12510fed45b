/** The version of a permission name, derived from its content because a name has no row of its own: see decision 69. */
import { createHash } from 'node:crypto';
import { CodedError } from '#errors';
import type { NamedPermissions } from './permission.store.js';

/** Up to nine digits. Equal for equal names, actions and descriptions. */
export function versionOf({ name, actions }: NamedPermissions): number {
  const content = JSON.stringify([name, actions.map(({ action, description }) => [action, description])]);
  return createHash('sha256').update(content).digest().readUInt32BE() % 1_000_000_000;
}

/** @param version that the caller read. @throws CodedError `resource.changed_meanwhile` */
export function requireVersion(named: NamedPermissions, version: number): void {
  if (version !== versionOf(named)) throw new CodedError('resource.changed_meanwhile');
}
