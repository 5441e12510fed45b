/** Bodies of the mail outbox, for administrators. What the mails say is in none. */
import {
  type ListedMail,
  type MailCounts,
  mailOrder,
  type MailState,
  mailStates,
  type MailTemplate,
  mailTemplates,
} from '#mail-queue';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';
import { ListQueryDto, Ordered } from '../resource/list-query.dto.js';
import { OrderedPageType } from '../resource/page.dto.js';
import { Optional } from '../validation/presence.js';
import { IsLine, IsOneOf } from '../validation/text.js';

export class ListMailsQueryDto extends Ordered(mailOrder, ListQueryDto) {
  @Optional()
  @IsOneOf(...mailStates)
  state?: MailState | null;

  @Optional()
  @IsOneOf(...mailTemplates)
  template?: MailTemplate | null;

  @Optional()
  @ApiProperty({ example: 'anna@example.com' })
  @IsLine(254)
  recipient?: string | null;
}

export class MailDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({ example: 'anna@example.com' })
  recipient!: string;

  @ApiProperty({ enum: mailTemplates, example: 'password-reset' })
  template!: string;

  @ApiProperty({ example: 'en' })
  language!: string;

  @ApiProperty({ enum: mailStates, example: 'failed' })
  state!: string;

  @ApiProperty(timeField)
  created_at!: Date;

  @ApiProperty({ ...timeField, nullable: true })
  sent_at!: Date | null;

  @ApiProperty({ ...timeField, nullable: true })
  failed_at!: Date | null;

  @ApiProperty({ ...timeField, nullable: true, description: 'Of a waiting mail' })
  next_attempt_at!: Date | null;

  @ApiProperty({ type: 'integer', example: 1 })
  attempts!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '550 5.1.1',
    description: 'Reply code or kind of failure of the last attempt',
  })
  last_error!: string | null;

  static from(mail: ListedMail): MailDto {
    const { id, recipient, template, language, state, attempts } = mail;
    return {
      id,
      recipient,
      template,
      language,
      state,
      created_at: mail.createdAt,
      sent_at: mail.sentAt,
      failed_at: mail.failedAt,
      next_attempt_at: state === 'waiting' ? mail.nextAttemptAt : null,
      attempts,
      last_error: mail.lastError,
    };
  }
}

export class MailPageDto extends OrderedPageType(MailDto) {}

export class MailCountsDto {
  @ApiProperty({ type: 'integer', example: 3 })
  waiting!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  failed!: number;

  @ApiProperty({
    ...timeField,
    nullable: true,
    description: 'When the oldest waiting mail was written; null if none waits',
  })
  waiting_since!: Date | null;

  static from({ waiting, failed, waitingSince }: MailCounts): MailCountsDto {
    return { waiting, failed, waiting_since: waitingSince };
  }
}

export class RetriedMailsDto {
  @ApiProperty({ type: 'integer', example: 12 })
  retried!: number;
}
