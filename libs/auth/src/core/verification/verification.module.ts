/** Verification of tokens: signature, session and user, from memory where the session is cached. */
import { Module } from '@nestjs/common';
import { AuthenticateToken } from '../session/authenticate-token.js';
import { SubjectDirectory } from '../session/directory/subject-directory.js';
import { FindSubject } from '../session/find-subject.js';
import { TokenModule } from '../token/token.module.js';

@Module({
  imports: [TokenModule],
  providers: [SubjectDirectory, AuthenticateToken, FindSubject],
  exports: [AuthenticateToken, FindSubject, TokenModule],
})
export class VerificationModule {}
