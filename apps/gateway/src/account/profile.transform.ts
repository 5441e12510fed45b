/** Finds out which kind of profile a caller sent, and puts a checked one in the form the use case takes. */
import type { ProfileInput } from '#auth/core';
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

/**
 * @param given an object, or a string of JSON that holds one
 * @returns an instance to be checked; what is not an object stays as it is
 * @throws CodedError `request.too_deep` or `request.malformed` for a string that is not to be parsed further
 */
function profileBodyOf(given: unknown): unknown {
  const profile = parsedWhereText(given);
  if (!isFields(profile)) return profile;
  const Body = bodies.get(profile['type']);
  if (Body) return plainToInstance(Body, profile);
  return plainToInstance(UntypedProfileDto, 'type' in profile ? { type: profile['type'] } : {});
}

const notObject = fault('not_object').toMessage();

/** Of one of the three kinds, as `type` says. */
export const IsProfile = () =>
  applyDecorators(
    Transform(({ value }) => profileBodyOf(value)),
    IsInstance(UntypedProfileDto, { message: notObject }),
    ValidateNested(),
    ApiProperty({ oneOf: [...bodies.values()].map((profile) => ({ $ref: getSchemaPath(profile) })) }),
  );

/** An object with fields of its own, or a string of JSON that holds one, as forms send it. */
export const IsObjectFromForm = (type: new () => object) =>
  applyDecorators(
    Transform(({ value }) => {
      const object = parsedWhereText(value);
      return isFields(object) ? plainToInstance(type, object) : object;
    }),
    IsInstance(type, { message: notObject }),
    ValidateNested(),
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
