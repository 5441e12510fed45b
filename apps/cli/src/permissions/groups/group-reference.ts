/** Which permission group an argument names. */
import type { GroupReference } from '#auth/permission';
import { validate as isUuid } from 'uuid';

export const groupReference = (nameOrId: string): GroupReference =>
  isUuid(nameOrId) ? { id: nameOrId } : { name: nameOrId };
