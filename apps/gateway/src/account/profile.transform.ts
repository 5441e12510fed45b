/** Finds out which kind of profile a caller sent, and puts a checked one in the form the use case takes. */
import type { ProfileInput } from '#auth/account';
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import { IsInstance, ValidateNested } from 'class-validator';
import type { Fields } from '../body/fields.js';
import { isFields, parsedWhereText } from '../body/json-text.js';
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
 * A property that is an instance of a class with rules of its own: from an object, or from a string of JSON that holds one,
 * as forms send it. Anything else stays as it is and is refused.
 */
const IsObjectFromForm = (base: new () => object, toInstance: (fields: Fields) => object) =>
  applyDecorators(
    Transform(({ value }) => {
      const object = parsedWhereText(value);
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

/** A profile of one of the three kinds, as its `type` says. */
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

/** A checked profile without its empty fields, numbers as text, lists as lists. */
export function profileInput(body: RegisterProfileDto): ProfileInput {
  const given = Object.entries(body).filter(([, value]) => value !== null);
  return plainProfile(Object.fromEntries(given)) as unknown as ProfileInput;
}

/** Numbers as text, lists as lists. */
export function plainProfile(profile: Fields): Fields {
  const { rooms, snils } = profile;
  return {
    ...profile,
    ...(rooms != null && { rooms: (Array.isArray(rooms) ? rooms : [rooms]).map(String) }),
    ...(snils != null && { snils: String(snils) }),
  };
}
