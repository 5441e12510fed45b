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
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
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
    const owner = { user_id: grant.userId, sub: grant.subject, sid: grant.sessionId, iat: grant.issuedAt };
    return {
      sessionId: grant.sessionId,
      access: this.sign({
        token_type: 'access',
        jti: uuidv7(),
        ...owner,
        exp: Math.min(grant.issuedAt + this.settings.accessTokenLife, grant.expiresAt),
      }),
      refresh: this.sign({ token_type: 'refresh', jti: grant.jti, ...owner, exp: grant.expiresAt }),
    };
  }

  private sign(claims: TokenClaims): IssuedToken {
    return { token: this.jwt.sign({ ...claims }), expiresAt: new Date(claims.exp * 1000) };
  }
}
