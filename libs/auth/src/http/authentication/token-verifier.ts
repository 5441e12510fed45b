/** Puts our own reader of tokens in the place of passport-jwt's, so that every door believes the same tokens. */
import type { TokenClaims } from '#auth/contract';
import { Strategy } from 'passport-jwt';

/** Reads one type of token; undefined for everything it does not believe. */
export type ReadToken = (raw: string) => TokenClaims | undefined;

type Done = (error: Error | null, claims?: TokenClaims) => void;

/** The static that passport-jwt calls for every strategy, with whatever the strategy's key provider gave as the key. */
const passportJwt = Strategy as unknown as {
  JwtVerifier: (raw: string, read: ReadToken, options: unknown, done: Done) => void;
};

passportJwt.JwtVerifier = (raw, read, _options, done) => {
  const claims = read(raw);
  if (claims) done(null, claims);
  else done(new Error('token refused'));
};

/** A key provider whose "key" is the reader itself, which is all the verifier above needs. */
export function readBy(read: ReadToken) {
  return (_request: unknown, _raw: unknown, done: (error: Error | null, key?: Buffer) => void) => {
    done(null, read as unknown as Buffer);
  };
}
