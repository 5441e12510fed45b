/** Body of the overview, for administrators. */
import { appNames, type RunningInstance } from '#metrics';
import { type Attention, attentionCodes, type Overview, type ServerState, serverStates } from '#operation';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';
import { MailCountsDto } from '../mail/mail.dto.js';

class RunningAppDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({ type: String, enum: appNames })
  app!: string;

  @ApiProperty({ example: '0.2.0' })
  version!: string;

  @ApiProperty({ example: 'web-1', description: 'Name of the machine or container' })
  host!: string;

  @ApiProperty(timeField)
  started_at!: Date;

  @ApiProperty({ ...timeField, description: 'Its last report; apps report every ten seconds' })
  seen_at!: Date;

  @ApiProperty({ description: 'False if it ended without saying so; it is listed for a day' })
  running!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['up', 'down'] },
    example: { database: 'up' },
    description: 'What it depends on, as of its last report',
  })
  checks!: Readonly<Record<string, 'up' | 'down'>>;

  static from(instance: RunningInstance): RunningAppDto {
    const { id, app, version, host, startedAt, seenAt, isRunning, checks } = instance;
    return { id, app, version, host, started_at: startedAt, seen_at: seenAt, running: isRunning, checks };
  }
}

class LiveSessionsDto {
  @ApiProperty({ type: 'integer', example: 1200 })
  count!: number;

  @ApiProperty({ description: 'False for an estimate from the statistics of the database' })
  exact!: boolean;
}

class WaitingEventsDto {
  @ApiProperty({ type: 'integer', maximum: 100_000, example: 0 })
  waiting!: number;

  @ApiProperty({ ...timeField, nullable: true })
  waiting_since!: Date | null;
}

class KeyAgeDto {
  @ApiProperty({ ...uuidField })
  kid!: string;

  @ApiProperty({ type: String, enum: ['published', 'signing', 'retired', 'revoked'] })
  state!: string;

  @ApiProperty({ ...timeField, description: 'When it began to sign, or will' })
  activates_at!: Date;
}

class SigningKeysDto {
  @ApiProperty({ type: [KeyAgeDto], description: 'The latest first' })
  keys!: KeyAgeDto[];

  @ApiProperty({
    ...timeField,
    nullable: true,
    description: 'When the next key is published; null with TOKEN_ALGORITHM=HS256',
  })
  next_due_at!: Date | null;
}

class AttentionDto {
  @ApiProperty({ type: String, enum: attentionCodes })
  code!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { count: 3 } })
  parameters!: Attention['parameters'];
}

const serverField = { type: String, enum: serverStates };

class ServersDto {
  @ApiProperty(serverField)
  database!: ServerState;

  @ApiProperty(serverField)
  redis!: ServerState;

  @ApiProperty(serverField)
  kafka!: ServerState;

  @ApiProperty(serverField)
  smtp!: ServerState;
}

export class OverviewDto {
  @ApiProperty({ type: [AttentionDto], description: 'What needs a person, the most urgent first' })
  attention!: readonly AttentionDto[];

  @ApiProperty({ type: [RunningAppDto] })
  apps!: RunningAppDto[];

  @ApiProperty({
    type: ServersDto,
    description:
      'As the running apps reach them. `unused`: not in the settings; `unknown`: no app that uses it runs',
  })
  servers!: ServersDto;

  @ApiProperty({ type: LiveSessionsDto })
  sessions!: LiveSessionsDto;

  @ApiProperty({ type: MailCountsDto })
  mails!: MailCountsDto;

  @ApiProperty({ type: WaitingEventsDto, nullable: true, description: 'Null without Kafka' })
  events!: WaitingEventsDto | null;

  @ApiProperty({ type: SigningKeysDto })
  signing_keys!: SigningKeysDto;

  @ApiProperty({ type: 'integer', example: 1, description: 'Companies that wait for approval' })
  approvals_waiting!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  bans!: number;

  @ApiProperty({ type: 'integer', example: 0, description: 'Accounts and networks that must wait' })
  throttles!: number;

  static from(overview: Overview): OverviewDto {
    const { attention, apps, servers, sessions, mails, events, keys } = overview;
    return {
      attention,
      apps: apps.map(RunningAppDto.from),
      servers,
      sessions: { count: sessions.count, exact: sessions.isExact },
      mails: MailCountsDto.from(mails),
      events: events ? { waiting: events.waiting, waiting_since: events.waitingSince } : null,
      signing_keys: {
        keys: keys.keys.map(({ kid, state, activatesAt }) => ({ kid, state, activates_at: activatesAt })),
        next_due_at: keys.nextDueAt,
      },
      approvals_waiting: overview.approvalsWaiting,
      bans: overview.bans,
      throttles: overview.throttles,
    };
  }
}
