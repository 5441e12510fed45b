export { FindLoginChallenge } from './challenge/find-login-challenge.js';
export { FinishLogin } from './challenge/finish-login.js';
export type { IssuedChallenge } from './challenge/open-login-challenge.js';
export { type Credentials, LogIn } from './log-in.js';
export { LogInWithPasskey } from './log-in-with-passkey.js';
export { LoginModule } from './login.module.js';
export { loginEntities } from './entities.js';
export { expiredLoginChallenges } from './expired-rows.store.js';
export { withheldLoginChallenges } from './personal-tables.js';
