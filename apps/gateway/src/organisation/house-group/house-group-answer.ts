/** House groups as callers read them. */
import type { HouseGroup } from '#auth/core';

export function houseGroupAnswer({ id, version, name, providerId }: HouseGroup) {
  return { id, version, name, provider_id: providerId };
}

export const houseGroupExample = houseGroupAnswer({
  id: '019aae10-3c00-7000-8000-000000000002',
  version: 1,
  name: 'Harbour',
  providerId: 2,
});
