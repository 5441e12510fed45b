/** One rule for each field of a profile, the same when somebody registers and when it is changed; lengths are the columns'. */
import { described } from '../body/field-rules.js';
import { oneOf, text, words } from '../body/text.js';
import { anyJson, birthDate, rooms } from './account-rules.js';

export const profileRules = {
  first_name: words(100),
  last_name: words(100),
  birth_date: birthDate,
  sex: oneOf('male', 'female'),
  surname: text(100),
  citizenship: text(100),
  military: text(255),
  place_birth: text(255),
  position: text(255),
  rooms,
  snils: text(14),
  gis_uid: text(100),
  hcs_uid: text(100),
  name: words(100),
  address: text(1000),
  bank_details: described({ description: 'Any JSON', type: 'object', additionalProperties: true }, anyJson),
};
