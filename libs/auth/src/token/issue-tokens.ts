/** Signs the access and refresh token of a session, and caches them as verified, because most are sent back to the same process. */
import type { TokenClaims } from '#auth/contract';
import { SessionSettings, TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { v7 as uuidv7 } from 'uuid';
import { typOf } from './token-header.js';
import { type SigningWith, TokenKeys } from './token-keys.js';
import { VerifiedTokens } from './verified-tokens.js';

/** The database row of the refresh token to be signed; times in seconds since the epoch. */
export interface RefreshGrant {
  readonly sessionId: string;
  readonly userId: number;
  readonly subject: string;
  readonly jti: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The time of the database: a repeated response has a new access token. */
  readonly now: number;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
  /** Seconds until the expiry, by the database's clock. */
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

  /** @throws CodedError `database.unavailable` when the signing key cannot be read */
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
