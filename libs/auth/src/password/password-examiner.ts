/**
 * Examines a password while it is typed. `scripts/page-modules.mjs` bundles this file for the browser, so it may import nothing of
 * Node. The server checks every rule again when the form is sent.
 */
import { type OptionsGraph, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { canonicalPassword } from './canonical-password.js';
import { isMadeOfContext } from './context-words.js';
import { resemblesEmail } from './email-similarity.js';
import { folded, isVariationOf, withoutSeparators } from './folded-text.js';
import { isGuessableDate } from './guessable-date.js';
import { isGuessablePattern } from './guessable-pattern.js';

/** `breached` is known to the server only. */
export type PasswordRule = 'length' | 'pattern' | 'frequent' | 'email' | 'name' | 'breached';

/** Data of the form in which the password is typed. */
export interface Surroundings {
  /** Code points. */
  readonly minLength: number;
  readonly maxLength: number;
  /** Email of the account; empty if the form does not have it. */
  readonly email: string;
  /** Names of the user or company; undefined if the form does not have them. */
  readonly names: readonly string[] | undefined;
  readonly serviceNames: readonly string[];
}

export interface Examination {
  /** Whether a rule is met; rules that the browser cannot decide are left out. */
  readonly rules: Readonly<Partial<Record<PasswordRule, boolean>>>;
  /** 0 weak, 1 fair, 2 good, 3 strong; 0 for a password that breaks a rule. */
  readonly strength: 0 | 1 | 2 | 3;
}

export interface GuessingSources {
  /** The commonest first. Only a part of the server's lists: they are too large for a page. */
  readonly frequentPasswords: readonly string[];
  /** Keyboards, as `@zxcvbn-ts/language-common` describes them. */
  readonly graphs: OptionsGraph;
}

/** zxcvbn's scores 0 and 1 are within reach of an attack over the network. */
const strengths = [0, 0, 1, 2, 3] as const;

export function passwordExaminer({ frequentPasswords, graphs }: GuessingSources) {
  const zxcvbn = new ZxcvbnFactory({ dictionary: { passwords: [...frequentPasswords] }, graphs });
  const frequent = new Set(frequentPasswords.map(folded));

  return (password: string, form: Surroundings): Examination => {
    const canonical = canonicalPassword(password);
    const length = [...canonical].length;
    // As on the server, the other rules are checked only if the length is right.
    if (length < form.minLength || length > form.maxLength) return { rules: { length: false }, strength: 0 };

    const rules = { length: true, ...checkedRules(canonical, form, frequent) };
    if (Object.values(rules).includes(false)) return { rules, strength: 0 };
    const { email, names = [], serviceNames } = form;
    const { score } = zxcvbn.check(canonical, [email, ...names, ...serviceNames].filter(Boolean));
    return { rules, strength: strengths[score] };
  };
}

function checkedRules(
  canonical: string,
  { email, names, serviceNames }: Surroundings,
  frequent: ReadonlySet<string>,
): Partial<Record<PasswordRule, boolean>> {
  const readings = withoutSeparators(canonical);
  const isFrequent = readings.some((reading) => isVariationOf(frequent, reading));
  const known = [...(names ?? []), ...serviceNames];
  const hasName = readings.some((reading) => isMadeOfContext(reading, known));
  return {
    pattern: !isGuessableDate(canonical) && !readings.some(isGuessablePattern),
    // Without all lists, or all names, only the breach of these rules is certain.
    ...(isFrequent && { frequent: false }),
    ...((hasName || names !== undefined) && { name: !hasName }),
    ...(email !== '' && { email: !resemblesEmail(canonical, email) }),
  };
}
