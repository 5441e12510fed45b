/** Creates, refreshes, verifies and ages sessions for database specs. */
import { createSecretKey } from 'node:crypto';
import type { TokenClaims } from '#auth/contract';
import type { IssuedTokens } from '#auth/token';
import { RotateSession } from '#auth/session';
import type { AppSettings, SessionSettings } from '#config';
import { DatabaseListener } from '#database';
import { MailOutbox } from '#mail-queue';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { FindSubject } from '../../../libs/auth/src/verification/find-subject.js';
import { SubjectDirectory } from '../../../libs/auth/src/verification/directory/subject-directory.js';
import { startSession } from '../../../libs/auth/src/session/session.store.js';
import { addPerson } from '../database/user-rows.js';
import { tokenKit, unverifiedClaims } from '../tokens/token-kit.js';

export const limits = {
  accessTokenLife: 600,
  refreshTokenLife: 86_400,
  absoluteLife: 100_000,
  refreshGrace: 10,
  subjectMemory: 1024 * 1024,
} as SessionSettings;

export const client = { address: '192.0.2.7', device: 'a browser' };

const { issue } = tokenKit(limits);
export const claimsOf = ({ refresh }: IssuedTokens): TokenClaims => unverifiedClaims(refresh.token);
export const accessOf = ({ access }: IssuedTokens): TokenClaims => unverifiedClaims(access.token);

export class SessionFamilies {
  readonly entryPoints: FindSubject;
  readonly #rotation: RotateSession;

  private constructor(
    readonly database: DataSource,
    private readonly listener: DatabaseListener,
    readonly userId: number,
  ) {
    const outbox = new MailOutbox({
      keyFor: () => createSecretKey(Buffer.alloc(32)),
    } as unknown as AppSettings);
    this.#rotation = new RotateSession(database, issue, limits, outbox);
    this.entryPoints = new FindSubject(database, limits, new SubjectDirectory(database, listener, limits));
  }

  /** With a new user. @param without a listener every look-up reads the database */
  static async of(
    database: DataSource,
    listener = new DatabaseListener(undefined),
  ): Promise<SessionFamilies> {
    return new SessionFamilies(database, listener, await addPerson(database, 'worker'));
  }

  /** A new session. */
  async begin(life: Partial<SessionSettings> = {}): Promise<IssuedTokens> {
    const started = { sessionId: uuidv7(), userId: this.userId, jti: uuidv7(), client };
    const grant = await startSession(this.database.manager, started, { ...limits, ...life });
    return issue.execute(grant!);
  }

  refresh(claims: TokenClaims): Promise<IssuedTokens | undefined> {
    return this.#rotation.execute(claims, client);
  }

  /** @throws Error when it is rejected */
  async refreshed(issued: IssuedTokens): Promise<IssuedTokens> {
    const next = await this.refresh(claimsOf(issued));
    if (!next) throw new Error('The refresh was refused');
    return next;
  }

  /** Verifies the access token. */
  async isLive(issued: IssuedTokens): Promise<boolean> {
    return (await this.entryPoints.execute(accessOf(issued))) !== undefined;
  }

  /** Makes a session, with all its times, older, and invalidates the caches. */
  async pass(seconds: number, { sessionId }: IssuedTokens): Promise<void> {
    const earlier = (...columns: string[]) =>
      columns.map((column) => `${column} = ${column} - make_interval(secs => $2)`).join(', ');
    const session = earlier('tip_issued_at', 'expires_at', 'absolute_expires_at', 'last_used_at');
    await this.database.query(`UPDATE sessions SET ${session} WHERE id = $1`, [sessionId, seconds]);
    const ledger = earlier('issued_at', 'expires_at', 'good_until');
    await this.database.query(`UPDATE refresh_tokens SET ${ledger} WHERE session_id = $1`, [
      sessionId,
      seconds,
    ]);
    await this.listener.catchUp();
  }

  /** Number of refresh tokens that were never superseded. */
  async liveTips({ sessionId }: IssuedTokens): Promise<number> {
    const outstanding = 'SELECT jti FROM refresh_tokens WHERE session_id = $1 AND blacklisted_at IS NULL';
    return (await this.database.query<unknown[]>(outstanding, [sessionId])).length;
  }

  /** The security events of stolen tokens. */
  thefts(): Promise<object[]> {
    return this.database.query(
      `SELECT session_id, address FROM security_events WHERE user_id = $1 AND kind = 'session.refresh_reused'`,
      [this.userId],
    );
  }

  mails(): Promise<object[]> {
    return this.database.query(
      'SELECT template FROM mail_outbox WHERE recipient = (SELECT email FROM users WHERE id = $1)',
      [this.userId],
    );
  }
}
