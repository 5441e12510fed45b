/** One rule for each field of a profile, the same when somebody registers and when it is changed. */
import { profileLimits } from '#auth/core';
import { described } from '../body/field-rules.js';
import { line, name, oneOf } from '../body/text.js';
import { bankDetails, birthDate, lineOrNumber, rooms } from './account-rules.js';

export const profileRules = {
  first_name: name(profileLimits.first_name),
  last_name: name(profileLimits.last_name),
  birth_date: birthDate,
  sex: oneOf('male', 'female'),
  surname: line(profileLimits.surname),
  citizenship: line(profileLimits.citizenship),
  military: line(profileLimits.military),
  place_birth: line(profileLimits.place_birth),
  position: line(profileLimits.position),
  rooms,
  snils: lineOrNumber(profileLimits.snils),
  gis_uid: line(profileLimits.gis_uid),
  hcs_uid: line(profileLimits.hcs_uid),
  name: name(profileLimits.name),
  address: line(profileLimits.address),
  bank_details: described(
    { description: 'Any JSON', type: 'object', additionalProperties: true },
    bankDetails,
  ),
};
