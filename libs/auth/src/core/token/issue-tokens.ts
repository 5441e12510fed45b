/** Signs the access and refresh token of a session. */
import type { TokenClaims } from '#auth/contract';
import { SessionSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { v7 as uuidv7 } from 'uuid';

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
    private readonly settings: SessionSettings,
  ) {}

  execute(grant: RefreshGrant): IssuedTokens {
    const owner = { user_id: grant.userId, sub: grant.subject, sid: grant.sessionId };
    return {
      sessionId: grant.sessionId,
      access: this.sign(
        {
          token_type: 'access',
          jti: uuidv7(),
          ...owner,
          iat: grant.now,
          exp: Math.min(grant.now + this.settings.accessTokenLife, grant.expiresAt),
          origin_jti: grant.jti,
        },
        grant.now,
      ),
      refresh: this.sign(
        { token_type: 'refresh', jti: grant.jti, ...owner, iat: grant.issuedAt, exp: grant.expiresAt },
        grant.now,
      ),
    };
  }

  private sign(claims: TokenClaims, now: number): IssuedToken {
    const { exp } = claims;
    return { token: this.jwt.sign({ ...claims }), expiresAt: new Date(exp * 1000), life: exp - now };
  }
}
