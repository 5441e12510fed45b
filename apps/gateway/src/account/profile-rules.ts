/** One rule for each field of a profile, the same when somebody registers and when it is changed; lengths are the columns'. */
import { described } from '../body/field-rules.js';
import { line, name, oneOf } from '../body/text.js';
import { bankDetails, birthDate, lineOrNumber, rooms } from './account-rules.js';

export const profileRules = {
  first_name: name(100),
  last_name: name(100),
  birth_date: birthDate,
  sex: oneOf('male', 'female'),
  surname: line(100),
  citizenship: line(100),
  military: line(255),
  place_birth: line(255),
  position: line(255),
  rooms,
  snils: lineOrNumber(14),
  gis_uid: line(100),
  hcs_uid: line(100),
  name: name(100),
  address: line(1000),
  bank_details: described(
    { description: 'Any JSON', type: 'object', additionalProperties: true },
    bankDetails,
  ),
};
