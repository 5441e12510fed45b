/** The use cases of second factors and users with them, for database specs. */
import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import type { DataSource } from 'typeorm';
import { ConfirmPassword } from '#auth/account';
import { ChangeFactors } from '../../../libs/auth/src/second-factor/change-factors.js';
import { FindLoginChallenge, FinishLogin, LogInWithPasskey } from '#auth/login';
import { OpenLoginChallenge } from '../../../libs/auth/src/login/challenge/open-login-challenge.js';
import { TryChallenge } from '../../../libs/auth/src/login/challenge/try-challenge.js';
import {
  BeginPasskey,
  BeginTotp,
  CheckFactor,
  ConfirmTotp,
  IdentifyByPasskey,
  RegisterPasskey,
  RemovePasskey,
  RemoveTotp,
  RenewRecoveryCodes,
  RequestPasskey,
  RequestPasskeyLogin,
  RequireStepUp,
  ResetSecondFactor,
  StepUp,
  NotifyOwner,
} from '#auth/second-factor';
import { CheckPasskey } from '../../../libs/auth/src/second-factor/passkey/check-passkey.js';
import { PasskeyLoginChallenges } from '../../../libs/auth/src/second-factor/passkey/passkey-login-challenges.js';
import { VerifyPasskey } from '../../../libs/auth/src/second-factor/passkey/verify-passkey.js';
import { CheckRecoveryCode } from '../../../libs/auth/src/second-factor/recovery-code/check-recovery-code.js';
import { RecoveryCodes } from '../../../libs/auth/src/second-factor/recovery-code/recovery-codes.js';
import { CheckTotp } from '../../../libs/auth/src/second-factor/totp/check-totp.js';
import { TotpSecrets } from '../../../libs/auth/src/second-factor/totp/totp-secrets.js';
import { BeginSession, NotifyNewDevice, ReplaceSession } from '#auth/session';
import { AttemptCounters } from '../../../libs/auth/src/throttle/attempt-counters.js';
import { GuessLimiter } from '#auth/throttle';
import { DatabaseThrottleStore } from '../../../libs/auth/src/throttle/store/database-throttle-store.js';
import type { IssuedTokens, IssueTokens } from '#auth/token';
import { Authenticator } from '../second-factor/webauthn-authenticator.js';
import { totpCode } from '../second-factor/totp-code.js';
import { passwordHasher } from './password-hasher.js';
import { addPerson } from '../database/user-rows.js';
import { addSession } from '../database/session-rows.js';

export const origin = 'https://auth.example.com';
export const password = 'the right password';
export const client = { address: '203.0.113.7', device: 'a browser' };

/** A user with their newest session. */
export interface Caller {
  readonly userId: number;
  sessionId: string;
}

export function secondFactors(database: DataSource, environment: Readonly<Record<string, string>> = {}) {
  const settings = loadSettings({
    DEBUG: '1',
    SECRET_KEY: 'of this spec',
    DATABASE_URL: 'postgres://unused',
    PUBLIC_URL: origin,
    THROTTLE_ACCOUNT_ATTEMPTS: '1000',
    THROTTLE_ACCOUNT_DAY_ATTEMPTS: '1000',
    THROTTLE_ADDRESS_ATTEMPTS: '10000',
    ...environment,
  });
  const counters = new AttemptCounters(settings.app, settings.throttle);
  const guesses = new GuessLimiter(database, counters, new DatabaseThrottleStore(database));
  const confirm = new ConfirmPassword(database, passwordHasher(), guesses);
  const owner = new NotifyOwner(new MailOutbox(settings.app));
  const [secrets, codes] = [new TotpSecrets(settings.app), new RecoveryCodes(settings.app)];
  // Second factors do not depend on the signature, so the grant replaces the tokens.
  const unsigned = { execute: async (grant: object) => grant } as unknown as IssueTokens;
  const replace = new ReplaceSession(database, unsigned, settings.session);
  const change = new ChangeFactors(replace, codes, owner);
  const verifyPasskey = new VerifyPasskey(database, settings.secondFactor, owner);
  const challenges = new PasskeyLoginChallenges(settings.app, settings.secondFactor);
  const notify = new NotifyNewDevice(new MailOutbox(settings.app), settings.app, settings.account);
  const beginSession = new BeginSession(database, unsigned, settings.session, notify);
  const check = new CheckFactor(
    new CheckTotp(database, secrets),
    new CheckPasskey(database, verifyPasskey),
    new CheckRecoveryCode(database, codes, owner),
  );
  const openLogin = new OpenLoginChallenge(database, settings.secondFactor);
  const find = new FindLoginChallenge(database);
  const tryChallenge = new TryChallenge(database, find, guesses, check, owner);
  return {
    settings,
    beginTotp: new BeginTotp(database, confirm, secrets, settings.secondFactor),
    confirmTotp: following(new ConfirmTotp(database, secrets, guesses, change)),
    removeTotp: following(new RemoveTotp(confirm, change)),
    beginPasskey: new BeginPasskey(database, confirm, settings.secondFactor),
    registerPasskey: following(new RegisterPasskey(database, settings.secondFactor, change)),
    removePasskey: following(new RemovePasskey(confirm, change)),
    requestPasskey: new RequestPasskey(database, settings.secondFactor),
    renewRecoveryCodes: following(new RenewRecoveryCodes(confirm, change, codes)),
    openChallenge: async (userId: number) =>
      openLogin.execute({ userId, setAt: await passwordSetAt(database, userId) }),
    findChallenge: find,
    finishLogin: new FinishLogin(tryChallenge, beginSession),
    requestPasskeyLogin: new RequestPasskeyLogin(challenges, settings.secondFactor),
    logInWithPasskey: new LogInWithPasskey(
      guesses,
      new IdentifyByPasskey(database, challenges, verifyPasskey),
      beginSession,
    ),
    stepUp: following(new StepUp(database, guesses, check, replace)),
    requireStepUp: new RequireStepUp(database, settings.secondFactor),
    reset: new ResetSecondFactor(database, owner),
  };
}

/** Switches the caller to the new session, as a browser does. */
function following<
  Rest extends unknown[],
  Result extends { sessionId: string } | { tokens: IssuedTokens },
>(useCase: { execute(caller: Caller, ...rest: Rest): Promise<Result> }) {
  return {
    async execute(caller: Caller, ...rest: Rest): Promise<Result> {
      const result = await useCase.execute(caller, ...rest);
      caller.sessionId = 'tokens' in result ? result.tokens.sessionId : result.sessionId;
      return result;
    },
  };
}

async function passwordSetAt(database: DataSource, userId: number): Promise<string | null> {
  const [user] = await database.query<[{ setAt: string | null }]>(
    'SELECT password_changed_at::text AS "setAt" FROM users WHERE id = $1',
    [userId],
  );
  return user.setAt;
}

export type SecondFactors = ReturnType<typeof secondFactors>;

let hash: Promise<string> | undefined;

/** A new user, logged in by password alone. */
export async function addCaller(database: DataSource): Promise<Caller> {
  const userId = await addPerson(database, 'worker');
  hash ??= passwordHasher().hash(password);
  await database.query('UPDATE users SET password_hash = $2 WHERE id = $1', [userId, await hash]);
  return { userId, sessionId: (await addSession(database, userId))! };
}

/** @returns the secret of a new, confirmed authenticator app, and the recovery codes that came with it */
export async function enrolTotp(factors: SecondFactors, caller: Caller) {
  const { secret } = await factors.beginTotp.execute(caller, password, client);
  const { recoveryCodes } = await factors.confirmTotp.execute(caller, totpCode(secret), client);
  return { secret, recoveryCodes };
}

export async function enrolPasskey(
  factors: SecondFactors,
  caller: Caller,
  authenticator = new Authenticator(origin),
) {
  const options = await factors.beginPasskey.execute(caller, password, client);
  const registration = { name: 'Phone', response: authenticator.create(options) };
  return { authenticator, ...(await factors.registerPasskey.execute(caller, registration, client)) };
}

/** Moves the used codes of an authenticator app into the past. */
export async function forgetUsedSteps(database: DataSource, userId: number): Promise<void> {
  await database.query('UPDATE totp_secrets SET last_step = last_step - 100 WHERE user_id = $1', [userId]);
}

/** @returns the security events about second factors, the oldest first */
export async function factorEvents(database: DataSource, userId: number): Promise<string[]> {
  const rows = await database.query<{ kind: string }[]>(
    `SELECT kind FROM security_events WHERE user_id = $1 AND kind LIKE 'second_factor.%' ORDER BY id`,
    [userId],
  );
  return rows.map(({ kind }) => kind.slice('second_factor.'.length));
}

export const many = <T>(count: number, make: (number: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, (_, number) => make(number)));

export const fulfilled = <T>(results: readonly PromiseSettledResult<T>[]): T[] =>
  results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
