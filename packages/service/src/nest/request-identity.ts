/** Stores the identity of each verified request, for further guards and for the handler. */
import type { Identity } from '../identity.js';

const identities = new WeakMap<object, Identity>();

export function setIdentity(request: object, identity: Identity): void {
  identities.set(request, identity);
}

export function identityOf(request: object): Identity | undefined {
  return identities.get(request);
}
