/** References to permissions in requests: `crm_button` for all of that name, `crm_button read` for one. */

export interface PermissionReference {
  readonly name: string;
  /** Undefined for all actions. */
  readonly action?: string | undefined;
}

/** Ignores surrounding and repeated whitespace. */
export function parseReference(text: string): PermissionReference {
  const [, name = text, action] = /^\s*(\S+)(?:\s+(\S+))?\s*$/.exec(text) ?? [];
  return { name, action };
}

export function labelOf({ name, action }: PermissionReference): string {
  return action === undefined ? name : `${name} ${action}`;
}
