/** Security events, to be read by the people they are about. */
import { Module } from '@nestjs/common';
import { ListSecurityEvents } from './list-security-events.js';

@Module({ providers: [ListSecurityEvents], exports: [ListSecurityEvents] })
export class SecurityEventModule {}
