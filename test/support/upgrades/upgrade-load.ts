/** Clients that use a system while it is upgraded: browsers behind a load balancer, and services that verify tokens. Counts every answer. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Gatehouse } from '@gatehouse/service';
import { Browser } from '../http/browser.js';
import { type KnownPerson, logIn } from '../people/people.js';
import { tokensOf } from '../tokens/entry-points.js';

/** The requests that were answered during a part of the upgrade. */
export interface Phase {
  readonly name: string;
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Milliseconds between an answer and the next request of a client. */
const thinking = 100;

export class UpgradeLoad {
  /** How often each request got each answer, for example `refresh 200`. */
  readonly answers = new Map<string, number>();
  /** Every browser that holds a session. */
  readonly browsers: Browser[];
  /** Milliseconds of each request of this phase. */
  #durations: number[] = [];
  #phaseStart = performance.now();
  #isOver = false;
  readonly #clients: readonly Promise<unknown>[];

  /**
   * @param people logged in
   * @param services verify access tokens of these people; the keys name them in `answers`
   */
  constructor(people: readonly KnownPerson[], services: Readonly<Record<string, Gatehouse>>) {
    this.browsers = people.map(({ browser }) => browser);
    this.#clients = [
      ...people.map((person, index) => this.#browse(person, index)),
      ...Object.entries(services).map(([name, service]) => this.#verify(people, name, service)),
    ];
  }

  /** @returns what was answered while `act` ran */
  async phase(name: string, act: () => Promise<unknown>): Promise<Phase> {
    this.#durations = [];
    this.#phaseStart = performance.now();
    await act();
    const sorted = this.#durations.toSorted((one, other) => one - other);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    const seconds = Math.round((performance.now() - this.#phaseStart) / 100) / 10;
    return { name, requests: sorted.length, seconds, p50: at(0.5), p99: at(0.99), max: at(1) };
  }

  /** Waits for the answers to requests that were sent. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#clients);
  }

  /** One request at a time, as a front end whose tabs share their refreshes. After 80 requests the person continues in a new browser. */
  async #browse(person: KnownPerson, index: number): Promise<void> {
    let { browser } = person;
    for (let turn = index * 5; !this.#isOver; turn++) {
      if (turn % 80 === 79) {
        browser = new Browser(browser.gateway);
        await this.#count('login', () => this.#logIn(person, browser));
      } else if (turn % 8 === 7) {
        await this.#count('refresh', async () => (await browser.post('/api/v1/login/refresh/')).status);
      } else if (turn % 8 === 3) {
        await this.#count('write', async () => (await browser.post('/api/v1/test/')).status);
      } else {
        await this.#count('read', async () => (await browser.get('/api/v1/me/')).status);
      }
      await pause(thinking);
    }
  }

  async #logIn(person: KnownPerson, browser: Browser): Promise<number> {
    await logIn({ ...person, browser });
    this.browsers.push(browser);
    return 200;
  }

  async #verify(people: readonly KnownPerson[], name: string, service: Gatehouse): Promise<void> {
    for (let turn = 0; !this.#isOver; turn++) {
      const { browser, userId } = people[turn % people.length]!;
      await this.#count(name, async () =>
        (await service.verify(tokensOf(browser).access))?.userId === userId ? 200 : 'refused',
      );
      await pause(thinking / 2);
    }
  }

  async #count(what: string, ask: () => Promise<number | string>): Promise<void> {
    const begun = performance.now();
    const outcome = await ask().catch((error: unknown) => String(error));
    this.#durations.push(performance.now() - begun);
    const answer = `${what} ${outcome}`;
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }
}
