/** Issues and verifies JWTs, and manages signing keys. */
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Clock } from './clock.js';
import { IssueTokens } from './issue-tokens.js';
import { KeyRing } from './key/key-ring.js';
import { ListKeys } from './key/list-keys.js';
import { PrepareKeys } from './key/prepare-keys.js';
import { PublishKeys } from './key/publish-keys.js';
import { ReadKeySchedule } from './key/read-key-schedule.js';
import { RetireKeys } from './key/retire-keys.js';
import { RevokeKey } from './key/revoke-key.js';
import { RotateKeys } from './key/rotate-keys.js';
import { TokenKeys } from './token-keys.js';
import { TokenReader } from './token-reader.js';
import { TokenRules } from './token-rules.js';
import { VerifiedTokens } from './verified-tokens.js';

const keyUseCases = [PrepareKeys, RotateKeys, RevokeKey, RetireKeys, ListKeys, PublishKeys, ReadKeySchedule];
const provided = [Clock, IssueTokens, TokenReader, TokenRules, ...keyUseCases];

@Module({
  imports: [JwtModule.register({})],
  providers: [...provided, KeyRing, TokenKeys, VerifiedTokens],
  exports: provided,
})
export class TokenModule {}
