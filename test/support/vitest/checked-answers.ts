/** Fails a test whose responses do not match the OpenAPI document. */
import { afterAll, afterEach, expect, inject } from 'vitest';
import { holdAnswersAgainst, takeDifferences } from '../http/checked-fetch.js';

holdAnswersAgainst(inject('apiDocument'));

const expectNone = () =>
  expect(takeDifferences(), 'answers that the OpenAPI document does not describe').toEqual([]);
afterEach(expectNone);
afterAll(expectNone);
