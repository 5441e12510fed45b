/** Verification results of services as one word each: accepted, refused or unknown. */
import { type Gatehouse, GatehouseUnavailable, type UnavailableReason } from '@gatehouse/service';
import { setTimeout as pause } from 'node:timers/promises';
import type { Member } from '../people/logged-in-people.js';

/** The id of the accepted user, or the reason of the refusal. */
export type VerificationResult = number | 'refused' | UnavailableReason;

export function verificationResults(
  services: readonly Gatehouse[],
  member: Member,
): Promise<VerificationResult[]> {
  return Promise.all(services.map((service) => verdict(service, member)));
}

/** Verifies a token repeatedly while `act` runs, and once after it. @returns the distinct results of all services */
export async function verificationResultsDuring(
  act: () => Promise<unknown>,
  services: readonly Gatehouse[],
  member: Member,
): Promise<Set<VerificationResult>> {
  const said = new Set<VerificationResult>();
  const state = { over: false };
  const asking = services.map(async (service) => {
    while (!state.over) {
      said.add(await verdict(service, member));
      await pause(10);
    }
    // `act` may end at a result that no verification above has seen.
    said.add(await verdict(service, member));
  });
  try {
    await act();
  } finally {
    state.over = true;
    await Promise.all(asking);
  }
  return said;
}

async function verdict(service: Gatehouse, { token }: Member): Promise<VerificationResult> {
  try {
    return (await service.verify(token))?.userId ?? 'refused';
  } catch (error) {
    if (error instanceof GatehouseUnavailable) return error.reason;
    throw error;
  }
}
