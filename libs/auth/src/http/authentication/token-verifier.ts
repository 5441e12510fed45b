/**
 * Takes the place of passport-jwt's own verifier, which is asked for every strategy: what a request brought is handed on
 * as it is, and believed by nobody but our own reader of tokens, in the strategy's `validate`. A failure there is a failure
 * (503 while the database is away); in the verifier it would count as a bad token.
 */
import { Strategy } from 'passport-jwt';

type Done = (error: null, brought: unknown) => void;

const passportJwt = Strategy as unknown as {
  JwtVerifier: (brought: unknown, key: unknown, options: unknown, done: Done) => void;
};

passportJwt.JwtVerifier = (brought, _key, _options, done) => done(null, brought);

/** passport-jwt wants some key; none is used. */
export const noKey = 'keys are the token reader’s';
