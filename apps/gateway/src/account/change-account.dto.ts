/** Request bodies that change an account: the fields for its owner, and further fields for administrators. */
import { type AccountChanges, type OwnAccountChanges, plainPhone } from '#auth/account';
import { Optional, OptionalNotNull } from '../validation/presence.js';
import { IsMultiline } from '../validation/text.js';
import { ToListFromForm } from '../validation/transforms.js';
import { IsAccountEmail, IsLanguage } from './account.decorators.js';
import { AreOldNumbers, ArePhones, IsAccountNumber, IsInn } from './contact.decorators.js';
import { ChangeOwnProfileDto, ChangeProfileDto, profileChangesOf } from './change-profile.dto.js';
import { AreProfileChanges } from './profile.transform.js';

export class ChangeOwnAccountDto {
  @OptionalNotNull()
  @ToListFromForm()
  @ArePhones()
  phones?: string[];

  @OptionalNotNull()
  @IsLanguage()
  language?: 'ru' | 'en';

  @OptionalNotNull()
  @AreProfileChanges(ChangeOwnProfileDto)
  profile?: ChangeOwnProfileDto;
}

/** The fields that administrators set besides email, password and profile. */
export class AccountFieldsDto {
  @OptionalNotNull()
  @ToListFromForm()
  @ArePhones()
  phones?: string[];

  @OptionalNotNull()
  @IsLanguage()
  language?: 'ru' | 'en';

  @Optional()
  @IsAccountNumber()
  number?: string | null;

  @OptionalNotNull()
  @ToListFromForm()
  @AreOldNumbers()
  old_numbers?: string[];

  @Optional()
  @IsInn()
  inn?: string | null;

  @Optional()
  @IsAccountEmail()
  additional_email?: string | null;

  @OptionalNotNull()
  @IsMultiline(10_000)
  comment?: string;
}

export class ChangeAccountDto extends AccountFieldsDto {
  @OptionalNotNull()
  @AreProfileChanges(ChangeProfileDto)
  profile?: ChangeProfileDto;
}

export function ownAccountChangesOf(body: ChangeOwnAccountDto): OwnAccountChanges {
  return plainChanges(body) as OwnAccountChanges;
}

export function accountChangesOf(body: ChangeAccountDto): AccountChanges {
  return plainChanges(body) as AccountChanges;
}

function plainChanges(body: ChangeOwnAccountDto | ChangeAccountDto): object {
  const { profile, phones } = body;
  return {
    ...body,
    ...(profile && { profile: profileChangesOf(profile) }),
    ...(phones && { phones: phones.map(plainPhone) }),
  };
}
