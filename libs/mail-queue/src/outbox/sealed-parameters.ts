/** A mail's parameters at rest: JSON, sealed and bound to its row. */
import type { KeyObject } from 'node:crypto';
import { seal as sealBytes, unseal as unsealBytes } from '#sealing';

export type MailParameters = Readonly<Record<string, string>>;

/** @param id of the mail */
export function seal(key: KeyObject, id: string, parameters: MailParameters): Buffer {
  return sealBytes(key, id, Buffer.from(JSON.stringify(parameters)));
}

/** @throws Error when none of the keys fits, or the mail is another one, or the bytes were changed */
export function unseal(keys: KeyObject | readonly KeyObject[], id: string, sealed: Buffer): MailParameters {
  return JSON.parse(unsealBytes(keys, id, sealed).toString('utf8')) as MailParameters;
}
