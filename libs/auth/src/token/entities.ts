/** The entities of this folder, for the DataSource. */
import { SigningKey } from './key/signing-key.entity.js';

export const tokenEntities = [SigningKey];
