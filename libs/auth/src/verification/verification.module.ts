/** Verification of tokens: signature, session and user, from memory where the session is cached. */
import { Module } from '@nestjs/common';
import { AuthenticateToken } from './authenticate-token.js';
import { SubjectDirectory } from './directory/subject-directory.js';
import { FindSubject } from './find-subject.js';
import { TokenModule } from '#auth/token';

@Module({
  imports: [TokenModule],
  providers: [SubjectDirectory, AuthenticateToken, FindSubject],
  exports: [AuthenticateToken, FindSubject, TokenModule],
})
export class VerificationModule {}
