/** Security events, which users read about their own account. */
import { Module } from '@nestjs/common';
import { ListSecurityEvents } from './list-security-events.js';

@Module({ providers: [ListSecurityEvents], exports: [ListSecurityEvents] })
export class SecurityEventModule {}
