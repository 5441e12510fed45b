/** Security events, which users read about their own account, and administrators about others. */
import { Module } from '@nestjs/common';
import { ListSecurityEvents } from './list-security-events.js';
import { ListUserSecurityEvents } from './list-user-security-events.js';

const useCases = [ListSecurityEvents, ListUserSecurityEvents];

@Module({ providers: useCases, exports: useCases })
export class SecurityEventModule {}
