/** The entities of this folder, for the DataSource. */
import { LoginChallenge } from './challenge/login-challenge.entity.js';

export const loginEntities = [LoginChallenge];
