/** What callers do while something is broken, and what Gatehouse owes them for what it acknowledged. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Browser } from '../support/http/browser.js';
import type { VerificationClient } from '../support/kafka/verification-client.js';
import {
  type KnownPerson,
  logInFromNewBrowser,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { type Tokens, tokensOf } from '../support/tokens/entry-points.js';

/** Answers to the requests of one fault. */
export interface Tally {
  ok: number;
  /** 503 or 429, which ask to try again. */
  refused: number;
  /** The connection was refused or ended without an answer. */
  unanswered: number;
  /** Method, path and status of any other answer. */
  readonly wrong: string[];
}

/** What was acknowledged, and so must happen. */
export interface Ledger {
  /** Emails whose registration was answered 201: each gets a mail. */
  readonly registered: string[];
  /** Ids of verification requests that the broker acknowledged: each gets one answer, OK. */
  readonly asked: string[];
  /** Tokens of sessions whose logout was answered 200: each is refused and published as revoked. */
  readonly ended: Tokens[];
  readonly tally: Tally;
}

export interface People {
  /** Stay logged in, and use and refresh their sessions all the time. */
  readonly surfers: readonly Browser[];
  /** Its sessions are ended one after the other. */
  readonly leaver: KnownPerson;
  /** Its token is verified over Kafka. */
  readonly asker: Browser;
}

const logoutsEach = 12;

/** Sends requests of all kinds until it is stopped. */
export class Traffic {
  readonly ledger: Ledger = {
    registered: [],
    asked: [],
    ended: [],
    tally: { ok: 0, refused: 0, unanswered: 0, wrong: [] },
  };
  readonly #over = new AbortController();
  readonly #loops: Promise<void>[];

  private constructor(
    private readonly gateway: string,
    private readonly people: People,
    private readonly bus: VerificationClient,
    private readonly leaving: Browser[],
  ) {
    this.#loops = [
      ...people.surfers.map((browser) => this.#repeat(60, (round) => this.#surf(browser, round))),
      this.#repeat(300, () => this.#register()),
      this.#repeat(800, () => this.#leave()),
      this.#repeat(40, () => this.#ask()),
    ];
  }

  static async start(gateway: string, people: People, bus: VerificationClient): Promise<Traffic> {
    const leaving: Browser[] = [];
    for (let i = 0; i < logoutsEach; i++) leaving.push(await logInFromNewBrowser(people.leaver));
    return new Traffic(gateway, people, bus, leaving);
  }

  /** A copy of what is owed now. */
  ledgerSoFar(): Ledger {
    const { registered, asked, ended, tally } = this.ledger;
    return { registered: [...registered], asked: [...asked], ended: [...ended], tally };
  }

  /** Resolves when the last request has its answer. */
  async stop(): Promise<Ledger> {
    this.#over.abort();
    await Promise.all(this.#loops);
    return this.ledger;
  }

  async #repeat(milliseconds: number, step: (round: number) => Promise<void>): Promise<void> {
    for (let round = 0; !this.#over.signal.aborted; round++) {
      await step(round);
      await pause(milliseconds);
    }
  }

  async #surf(browser: Browser, round: number): Promise<void> {
    await this.#send(browser, round % 4 === 3 ? '/api/v1/login/refresh/' : '/api/v1/test/', 200);
  }

  async #register(): Promise<void> {
    const email = uniqueEmail('fault');
    const body = { email, password: uniquePassword(), profile: workerProfile() };
    if (await this.#send(new Browser(this.gateway), '/api/v1/register/', 201, body)) {
      this.ledger.registered.push(email);
    }
  }

  async #leave(): Promise<void> {
    const browser = this.leaving.pop();
    if (!browser) return;
    const tokens = tokensOf(browser);
    if (await this.#send(browser, '/api/v1/logout/', 200)) this.ledger.ended.push(tokens);
  }

  async #ask(): Promise<void> {
    const id = randomUUID();
    const token = this.people.asker.jar.get('access_token');
    await this.bus.send(JSON.stringify({ id, token }), id).then(
      () => this.ledger.asked.push(id),
      () => pause(100),
    );
  }

  /** @returns whether the answer has the wanted status */
  async #send(browser: Browser, path: string, wanted: number, body?: unknown): Promise<boolean> {
    const { tally } = this.ledger;
    try {
      const { status } = await browser.post(path, body);
      if (status === wanted) tally.ok++;
      else if (status === 503 || status === 429) tally.refused++;
      else tally.wrong.push(`POST ${path} ${status}`);
      return status === wanted;
    } catch {
      tally.unanswered++;
      return false;
    }
  }
}
