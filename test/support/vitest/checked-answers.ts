/** Fails a test whose responses do not match the OpenAPI document. */
import { afterAll, afterEach, expect, inject } from 'vitest';
import { checkResponsesAgainst, takeMismatches } from '../http/checked-fetch.js';

checkResponsesAgainst(inject('apiDocument'));

const expectNone = () =>
  expect(takeMismatches(), 'answers that the OpenAPI document does not describe').toEqual([]);
afterEach(expectNone);
afterAll(expectNone);
