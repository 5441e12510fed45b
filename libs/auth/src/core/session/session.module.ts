/** Sessions: log in, rotate, end, and who they stand for. */
import { MailOutboxModule } from '#mail-queue';
import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module.js';
import { OpenLoginChallenge } from '../second-factor/challenge/open-login-challenge.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { TokenModule } from '../token/token.module.js';
import { AuthenticateToken } from './authenticate-token.js';
import { SubjectDirectory } from './directory/subject-directory.js';
import { BeginSession } from './begin-session.js';
import { EndAllSessions } from './end-all-sessions.js';
import { EndOtherSessions } from './end-other-sessions.js';
import { EndOwnSession } from './end-own-session.js';
import { EndSession } from './end-session.js';
import { FlushExpired } from './flush-expired.js';
import { FindReplacedSession } from './find-replaced-session.js';
import { FindSubject } from './find-subject.js';
import { ListSessions } from './list-sessions.js';
import { LogIn } from './log-in.js';
import { ReplaceSession } from './replace-session.js';
import { RevokeSessions } from './revoke-sessions.js';
import { RotateSession } from './rotate-session.js';

const endings = [EndSession, EndOwnSession, EndOtherSessions, EndAllSessions, RevokeSessions];
const useCases = [
  AuthenticateToken,
  LogIn,
  RotateSession,
  ReplaceSession,
  ...endings,
  ListSessions,
  FindSubject,
  FindReplacedSession,
  FlushExpired,
];

@Module({
  imports: [TokenModule, PasswordModule, MailOutboxModule, ThrottleModule],
  providers: [SubjectDirectory, ...useCases, BeginSession, OpenLoginChallenge],
  exports: [...useCases, BeginSession, TokenModule],
})
export class SessionModule {}
