/** What services say of a person, in one word each, whether they let them in, refuse them, or cannot tell. */
import { type Gatehouse, GatehouseUnavailable, type UnavailableReason } from '@gatehouse/service';
import { setTimeout as pause } from 'node:timers/promises';
import type { Member } from '../people/logged-in-people.js';

/** The number of who was let in, or why nobody was. */
export type Verdict = number | 'refused' | UnavailableReason;

export function verdicts(services: readonly Gatehouse[], member: Member): Promise<Verdict[]> {
  return Promise.all(services.map((service) => verdict(service, member)));
}

/** Asks about somebody over and over while `act` runs. @returns what any of the services said, each once */
export async function verdictsDuring(
  act: () => Promise<unknown>,
  services: readonly Gatehouse[],
  member: Member,
): Promise<Set<Verdict>> {
  const said = new Set<Verdict>();
  const state = { over: false };
  const asking = services.map(async (service) => {
    while (!state.over) {
      said.add(await verdict(service, member));
      await pause(10);
    }
  });
  try {
    await act();
  } finally {
    state.over = true;
    await Promise.all(asking);
  }
  return said;
}

async function verdict(service: Gatehouse, { token }: Member): Promise<Verdict> {
  try {
    return (await service.verify(token))?.userId ?? 'refused';
  } catch (error) {
    if (error instanceof GatehouseUnavailable) return error.reason;
    throw error;
  }
}
