/** How people name permissions: `crm_button` for all of that name, `crm_button read` for one. */

export interface PermissionReference {
  readonly name: string;
  /** Undefined for all of the name. */
  readonly action?: string | undefined;
}

/** Blanks around and between are of no account. */
export function parseReference(text: string): PermissionReference {
  const [, name = text, action] = /^\s*(\S+)(?:\s+(\S+))?\s*$/.exec(text) ?? [];
  return { name, action };
}

export function labelOf({ name, action }: PermissionReference): string {
  return action === undefined ? name : `${name} ${action}`;
}
