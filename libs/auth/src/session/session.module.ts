/** Sessions: begin, refresh, replace, list and end them. */
import { MailOutboxModule } from '#mail-queue';
import { Module } from '@nestjs/common';
import { TokenModule } from '#auth/token';
import { BeginSession } from './begin-session.js';
import { EndAllSessions } from './end-all-sessions.js';
import { EndEverybodysSessions } from './end-everybodys-sessions.js';
import { EndOtherSessions } from './end-other-sessions.js';
import { EndOwnSession } from './end-own-session.js';
import { EndSession } from './end-session.js';
import { FindReplacedSession } from './find-replaced-session.js';
import { ListSessions } from './list-sessions.js';
import { ListUserSessions } from './list-user-sessions.js';
import { NotifyNewDevice } from './new-device/notify-new-device.js';
import { ReplaceSession } from './replace-session.js';
import { RevokeSessions } from './revoke-sessions.js';
import { RotateSession } from './rotate-session.js';

const endings = [
  EndSession,
  EndOwnSession,
  EndOtherSessions,
  EndAllSessions,
  EndEverybodysSessions,
  RevokeSessions,
];
const lists = [ListSessions, ListUserSessions];
const useCases = [RotateSession, ReplaceSession, ...endings, ...lists, FindReplacedSession];

@Module({
  imports: [TokenModule, MailOutboxModule],
  providers: [...useCases, BeginSession, NotifyNewDevice],
  exports: [...useCases, BeginSession],
})
export class SessionModule {}
