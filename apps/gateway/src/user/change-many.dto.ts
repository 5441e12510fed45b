/** Bodies of changes of many accounts at once, for administrators. */
import { type ChangedOne, type ManyAction, manyActions, type ManyChange } from '#auth/account';
import { errorTable, fault, invalidFields, type Language, publicCodeOf } from '#errors';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { userIdField } from '../api-document/field-schemas.js';
import { constraint, eachItem } from '../validation/constraint.js';
import { IsTrueOrFalse } from '../validation/numbers.js';
import { Optional, Required } from '../validation/presence.js';
import { IsOneOf, IsUuid } from '../validation/text.js';
import { ToList } from '../validation/transforms.js';

/** A request that changes more would run longer than proxies wait. */
const mostAtOnce = 200;
const greatestId = 2 ** 31 - 1;

const userIdRule = (value: unknown) =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= greatestId
    ? undefined
    : fault('not_user_id');

export class ChangeManyDto {
  @Required()
  @ApiProperty({
    description:
      '`grant_group` grants the permissions of a group, `revoke_group` revokes them. Both want `group_id`',
  })
  @IsOneOf(...manyActions)
  action!: ManyAction['action'];

  @Required()
  @ToList()
  @ArrayMinSize(1, { message: fault('blank').toMessage() })
  @ArrayMaxSize(mostAtOnce, { message: fault('too_many_items', { max: mostAtOnce }).toMessage() })
  @constraint('areUserIds', eachItem(userIdRule))
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: greatestId },
    minItems: 1,
    maxItems: mostAtOnce,
  })
  user_ids!: number[];

  @Optional()
  @IsUuid()
  group_id?: string | null;

  @Optional()
  @ApiProperty({
    default: false,
    description: 'Reports what would happen to each account alone, and changes nothing',
  })
  @IsTrueOrFalse()
  preview?: boolean | null;
}

/** @throws CodedError `request.invalid_fields` for an action on a group without a group */
export function manyChangeOf({ action, user_ids, group_id, preview }: ChangeManyDto): ManyChange {
  const rest = { userIds: user_ids, preview: preview ?? false };
  if (action !== 'grant_group' && action !== 'revoke_group') return { action, ...rest };
  if (!group_id) throw invalidFields({ group_id: [fault('required')] });
  return { action, group: { id: group_id }, ...rest };
}

export class ChangedOneDto {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'ann@example.com',
    description: 'Null if there is no such account',
  })
  email!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Ann Lee' })
  name!: string | null;

  @ApiProperty({ enum: ['changed', 'unchanged', 'refused'] })
  outcome!: ChangedOne['outcome'];

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Why it is refused, for programs',
  })
  code!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Why it is refused, for people, in the language of Accept-Language',
  })
  detail!: string | null;

  static from({ userId, user, outcome, reason }: ChangedOne, language: Language): ChangedOneDto {
    return {
      user_id: userId,
      email: user?.email ?? null,
      name: user?.name ?? null,
      outcome,
      code: reason && publicCodeOf(reason),
      detail: reason && errorTable[reason].sentence[language],
    };
  }
}

export class ChangedManyDto {
  @ApiProperty({ type: [ChangedOneDto], description: 'In the order of the request, each account once' })
  items!: ChangedOneDto[];
}
