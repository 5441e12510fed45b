/** The entities of this folder, for the DataSource. */
import { RefreshToken } from './refresh-token.entity.js';
import { Session } from './session.entity.js';

export const sessionEntities = [RefreshToken, Session];
