/** Changes of an account as callers write them: what a person may change, and what an administrator may besides. */
import { type AccountChanges, type OwnAccountChanges, plainPhone } from '#auth/core';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { ValidateNested } from 'class-validator';
import { Changeable, described, Optional, type Rule } from '../body/field-rules.js';
import type { Fields } from '../body/fields.js';
import { isFields, parsedWhereText } from '../body/json-text.js';
import { RequestBody } from '../body/request-body.js';
import { multiline } from '../body/text.js';
import { email } from './account-rules.js';
import { accountNumber, inn, language, oldNumbers, phones } from './contact-rules.js';
import { OwnProfileChanges, ProfileChangesBody } from './profile-changes.js';

const changesOf = (Body: typeof OwnProfileChanges): Rule =>
  described({ allOf: [{ $ref: getSchemaPath(Body) }] }, (value) =>
    value instanceof Body ? undefined : 'Expected an object, or a string of JSON that holds one.',
  );

function bodyOf(Body: typeof OwnProfileChanges, given: Fields): Fields {
  const profile = parsedWhereText(given['profile']);
  return {
    ...given,
    ...('profile' in given && { profile: isFields(profile) ? new Body(profile) : profile }),
    ...listed('phones', given),
    ...listed('old_numbers', given),
  };
}

function changesIn({ profile, phones: given }: { profile?: OwnProfileChanges; phones?: string[] }) {
  return { ...(profile && { profile: profile.changes }), ...(given && { phones: given.map(plainPhone) }) };
}

/** A form sends a list as text of JSON, or its one item. */
function listed(name: string, given: Fields): Fields {
  const value = given[name];
  if (typeof value !== 'string') return {};
  return { [name]: value.startsWith('[') ? parsedWhereText(value) : [value] };
}

@ApiExtraModels(OwnProfileChanges)
export class OwnAccountChangesBody extends RequestBody {
  @Changeable(phones)
  phones?: string[];

  @Changeable(language)
  language?: 'ru' | 'en';

  @Changeable(changesOf(OwnProfileChanges))
  @ValidateNested()
  profile?: OwnProfileChanges;

  constructor(given: Fields) {
    super(bodyOf(OwnProfileChanges, given));
  }

  get changes(): OwnAccountChanges {
    return { ...this, ...changesIn(this) } as OwnAccountChanges;
  }
}

@ApiExtraModels(ProfileChangesBody)
export class AccountChangesBody extends RequestBody {
  @Changeable(phones)
  phones?: string[];

  @Changeable(language)
  language?: 'ru' | 'en';

  @Optional(accountNumber)
  number?: string | null;

  @Changeable(oldNumbers)
  old_numbers?: string[];

  @Optional(inn)
  inn?: string | null;

  @Optional(email)
  additional_email?: string | null;

  @Changeable(multiline(10_000))
  comment?: string;

  @Changeable(changesOf(ProfileChangesBody))
  @ValidateNested()
  profile?: ProfileChangesBody;

  constructor(given: Fields) {
    super(bodyOf(ProfileChangesBody, given));
  }

  get changes(): AccountChanges {
    return { ...this, ...changesIn(this) } as AccountChanges;
  }
}
