/** A system with a database of a given size, and callers with valid tokens spread over its users. */
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { Browser } from '../support/http/browser.js';
import { addPeople, grantToAll } from '../support/database/large-database.js';
import type { RunningSystem } from '../support/apps/system.js';
import { mintRefreshTokens, type Family } from './minted-tokens.js';

const atOnce = 10;

/** One session each of active users, chosen pseudo-randomly with a fixed seed. */
const drawn = `
  SELECT session.id AS "sessionId", session.tip_jti AS tip
  FROM (
    SELECT id FROM users WHERE password_hash = '!' AND is_active AND NOT is_deleted ORDER BY md5(id::text) LIMIT $1
  ) person CROSS JOIN LATERAL (SELECT * FROM sessions WHERE user_id = person.id LIMIT 1) session`;

export interface Callers {
  readonly size: Parameters<typeof addPeople>[1];
  /** Maximum number of callers. */
  readonly callers: number;
}

export class Population {
  readonly kafka: Kafka;
  #browsers: Browser[] = [];

  private constructor(
    readonly system: RunningSystem,
    private readonly database: Client,
  ) {
    const brokers = [new URL(system.addresses.environment['KAFKA_URL']!).host];
    this.kafka = new Kafka({ brokers, logLevel: logLevel.ERROR });
  }

  /** Call it once per system. */
  static async of(system: RunningSystem, { size, callers }: Callers): Promise<Population> {
    const { environment, gateway, ownerDatabase } = system.addresses;
    const database = new Client({ connectionString: ownerDatabase });
    await database.connect();
    // Without a handler the end of the server would end this process before it reports the failed measurement.
    database.on('error', () => undefined);
    const population = new Population(system, database);
    await addPeople(database, size);
    const { rows: families } = await database.query<Family>(drawn, [callers]);
    const tokens = await mintRefreshTokens(environment, families);
    population.#browsers = tokens.map((token) => {
      const browser = new Browser(gateway);
      browser.jar.set('refresh_token', token);
      return browser;
    });
    await population.renew();
    return population;
  }

  get accessTokens(): string[] {
    return this.#browsers.map(({ jar }) => jar.get('access_token')!);
  }

  /** The headers of a change by cookie. */
  get headers(): Record<string, string>[] {
    return this.#browsers.map(({ jar }) => ({
      Cookie: jar.header(),
      'X-CSRFToken': jar.get('csrftoken')!,
    }));
  }

  /** Refreshes every session, so that the access tokens have their full lifetime. */
  async renew(): Promise<void> {
    const rest = [...this.#browsers];
    const renewNext = async () => {
      for (let browser = rest.pop(); browser; browser = rest.pop()) {
        const headers = { Origin: '', 'Sec-Fetch-Site': '' };
        const { status } = await browser.post('/api/v1/login/refresh/', undefined, { headers });
        if (status !== 200) throw new Error(`A refresh was answered with ${status}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, renewNext));
  }

  async grantToAll(permissionsEach: number): Promise<void> {
    await grantToAll(this.database, permissionsEach);
  }

  /** Changes a flag of more users than a notification names, which invalidates the cache of all users. */
  async changeMany(): Promise<void> {
    await this.database.query(`UPDATE users SET is_staff = NOT is_staff
      WHERE id IN (SELECT id FROM users WHERE password_hash = '!' ORDER BY id DESC LIMIT 200)`);
  }

  async close(): Promise<void> {
    await this.database.end();
  }
}
