/** Signs the access and refresh token of a session, and remembers them as verified: most come back to the process that issued them. */
import type { TokenClaims } from '#auth/contract';
import { SessionSettings, TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { v7 as uuidv7 } from 'uuid';
import { typOf } from './token-header.js';
import { type SigningWith, TokenKeys } from './token-keys.js';
import { VerifiedTokens } from './verified-tokens.js';

/** What the database wrote down about the refresh token that is to be signed; times in seconds since the epoch. */
export interface RefreshGrant {
  readonly sessionId: string;
  readonly userId: number;
  readonly subject: string;
  readonly jti: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The database's time: a token that is given once more comes with a fresh access token. */
  readonly now: number;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
  /** Seconds until then, by the clock that set it. */
  readonly life: number;
}

export interface IssuedTokens {
  readonly sessionId: string;
  readonly access: IssuedToken;
  readonly refresh: IssuedToken;
}

@Injectable()
export class IssueTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly keys: TokenKeys,
    private readonly settings: SessionSettings,
    private readonly names: TokenSettings,
    private readonly verified: VerifiedTokens,
  ) {}

  /** @throws CodedError `database.unavailable` when it cannot be known which key signs */
  async execute(grant: RefreshGrant): Promise<IssuedTokens> {
    const signing = await this.keys.signing();
    const { issuer: iss, audience: aud } = this.names;
    const named = { iss, aud, user_id: grant.userId, sub: grant.subject, sid: grant.sessionId };
    return {
      sessionId: grant.sessionId,
      access: this.sign(signing, grant.now, {
        ...named,
        token_type: 'access',
        jti: uuidv7(),
        iat: grant.now,
        exp: Math.min(grant.now + this.settings.accessTokenLife, grant.expiresAt),
        origin_jti: grant.jti,
      }),
      refresh: this.sign(signing, grant.now, {
        ...named,
        token_type: 'refresh',
        jti: grant.jti,
        iat: grant.issuedAt,
        exp: grant.expiresAt,
      }),
    };
  }

  private sign(
    { key, kid, algorithm, verifies }: SigningWith,
    now: number,
    claims: TokenClaims,
  ): IssuedToken {
    const header = { alg: algorithm, typ: typOf[claims.token_type], ...(kid && { kid }) };
    const token = this.jwt.sign({ ...claims }, { privateKey: key, algorithm, header });
    this.verified.add(token, { header: { algorithm, kid, isLegacy: false }, key: verifies, claims });
    return { token, expiresAt: new Date(claims.exp * 1000), life: claims.exp - now };
  }
}
