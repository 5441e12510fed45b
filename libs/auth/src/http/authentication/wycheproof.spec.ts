import { createPublicKey, createSecretKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../../../test/support/test-run/folders.js';
import { signatureVerifiers } from '../../../../../test/support/tokens/token-verifiers.js';

interface Vector {
  readonly tcId: number;
  readonly comment: string;
  readonly jws: string;
  readonly result: 'valid' | 'invalid';
}

interface Group {
  readonly comment: string;
  readonly algorithm: 'ES256' | 'HS256';
  readonly key: JsonWebKey & { readonly k?: string };
  readonly tests: readonly Vector[];
}

const file = join(root, 'test/support/tokens/vectors/json-web-signature.json');
const { groups } = JSON.parse(readFileSync(file, 'utf8')) as { groups: Group[] };

/** Valid only for libraries that skip characters outside base64url; RFC 7515 section 2 allows none. */
const stricter = new Set([372, 373]);

const keyOf = ({ k, ...jwk }: Group['key']): KeyObject =>
  k ? createSecretKey(Buffer.from(k, 'base64url')) : createPublicKey({ key: jwk, format: 'jwk' });

describe.each(signatureVerifiers)('the Wycheproof vectors verified with %s', (_, accepts) => {
  describe.each(groups)('of the group $comment', ({ algorithm, key, tests }) => {
    it.each(tests)('$tcId $comment: $result', async ({ tcId, jws, result }) => {
      expect(await accepts(jws, keyOf(key), algorithm)).toBe(result === 'valid' && !stricter.has(tcId));
    });
  });
});
