/** The entities of this folder, for the DataSource. */
import { ReservedName } from './reserved-name.entity.js';

export const registrationEntities = [ReservedName];
