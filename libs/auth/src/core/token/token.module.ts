/** Signing and reading of JWTs with `SECRET_KEY` (HS256). */
import { createSecretKey } from 'node:crypto';
import { AppSettings } from '#config';
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Clock } from '../clock.js';
import { IssueTokens } from './issue-tokens.js';
import { TokenReader } from './token-reader.js';
import { VerifiedTokens } from './verified-tokens.js';

@Module({
  imports: [
    JwtModule.registerAsync({
      inject: [AppSettings],
      useFactory: (app: AppSettings) => {
        // A KeyObject made once: a string costs jsonwebtoken an attempt to parse a public key at every call.
        const key = createSecretKey(Buffer.from(app.secretKey));
        return {
          secretOrKeyProvider: () => key,
          signOptions: { algorithm: 'HS256' },
          verifyOptions: { algorithms: ['HS256'] },
        };
      },
    }),
  ],
  providers: [Clock, IssueTokens, TokenReader, VerifiedTokens],
  exports: [Clock, IssueTokens, TokenReader],
})
export class TokenModule {}
