/** Determines the type of a submitted profile, and converts a validated profile to the use case's input. */
import type { ProfileInput } from '#auth/account';
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import { IsInstance, ValidateNested } from 'class-validator';
import type { Fields } from '../body/fields.js';
import { isFields, parseIfText } from '../body/json-text.js';
import {
  RegisterCompanyDto,
  RegisterTenantDto,
  UntypedProfileDto,
  RegisterWorkerDto,
} from './register-profile.dto.js';

export type RegisterProfileDto = RegisterWorkerDto | RegisterTenantDto | RegisterCompanyDto;

const bodies = new Map<unknown, new () => RegisterProfileDto>([
  ['worker', RegisterWorkerDto],
  ['tenant', RegisterTenantDto],
  ['company', RegisterCompanyDto],
]);

const notObject = fault('not_object').toMessage();

/**
 * Converts an object, or JSON text that contains one (as forms send it), to an instance of a validated class. Other values
 * stay unchanged, and validation rejects them.
 */
const IsObjectFromForm = (base: new () => object, toInstance: (fields: Fields) => object) =>
  applyDecorators(
    Transform(({ value }) => {
      const object = parseIfText(value);
      return isFields(object) ? toInstance(object) : object;
    }),
    IsInstance(base, { message: notObject }),
    ValidateNested(),
  );

function registeredProfile(profile: Fields): object {
  const Body = bodies.get(profile['type']);
  if (Body) return plainToInstance(Body, profile);
  return plainToInstance(UntypedProfileDto, 'type' in profile ? { type: profile['type'] } : {});
}

/** A profile of the type that its field `type` names. */
export const IsProfile = () =>
  applyDecorators(
    IsObjectFromForm(UntypedProfileDto, registeredProfile),
    ApiProperty({ oneOf: [...bodies.values()].map((profile) => ({ $ref: getSchemaPath(profile) })) }),
  );

/** Changes of a profile. */
export const AreProfileChanges = (type: new () => object) =>
  applyDecorators(
    IsObjectFromForm(type, (changes) => plainToInstance(type, changes)),
    ApiProperty({ type }),
  );

/** Converts a validated profile: removes empty fields, and converts numbers to text and single items to lists. */
export function profileInput(body: RegisterProfileDto): ProfileInput {
  const given = Object.entries(body).filter(([, value]) => value !== null);
  return plainProfile(Object.fromEntries(given)) as unknown as ProfileInput;
}

/** Converts numbers to text and single items to lists. */
export function plainProfile(profile: Fields): Fields {
  const { rooms, snils } = profile;
  return {
    ...profile,
    ...(rooms != null && { rooms: (Array.isArray(rooms) ? rooms : [rooms]).map(String) }),
    ...(snils != null && { snils: String(snils) }),
  };
}
