import { describe, expect, it } from 'vitest';
import type { ApiDocument } from './api-document.js';
import { AnswerRules, type ObservedAnswer } from './answer-rules.js';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const house = { $ref: '#/components/schemas/HouseDto' };
const error = { $ref: '#/components/schemas/ErrorDto' };

const document: ApiDocument = {
  paths: {
    '/houses/{id}': {
      get: {
        responses: { 200: { ...json(house), headers: { ETag: { required: true } } }, 404: json(error) },
      },
      delete: { responses: { 204: {} } },
    },
    '/houses/largest': { get: { responses: { 200: json(house), 409: json(error) } } },
  },
  components: {
    schemas: {
      HouseDto: {
        type: 'object',
        required: ['id', 'group_id'],
        properties: { id: { type: 'string' }, group_id: { type: 'string', format: 'uuid', nullable: true } },
      },
      ErrorDto: {
        type: 'object',
        required: ['detail', 'code'],
        properties: { detail: { type: 'string' }, code: { type: 'string' } },
      },
    },
  },
};

const rules = new AnswerRules(document);
const notFound = { detail: 'Not found.', code: 'resource.not_found' };

const found = (answer: Partial<Omit<ObservedAnswer, 'body'>>, body?: object) =>
  rules.difference({
    method: 'GET',
    path: '/houses/1/?full=1',
    status: 200,
    headers: new Headers({ 'Content-Type': 'application/json; charset=utf-8', ETag: '"1"' }),
    ...answer,
    body: body ? JSON.stringify(body) : '',
  });

describe('a response', () => {
  it.each([
    ['of the described class', {}, { id: '1', group_id: null }],
    ['with a described error', { status: 404 }, notFound],
    ['to HEAD by the description of GET', { method: 'HEAD' }, undefined],
    ['without a body where none is described', { method: 'DELETE', status: 204 }, undefined],
    ['to a path that is not described', { path: '/nothing', status: 404 }, notFound],
    ['of a literal path that looks like a parameter', { path: '/houses/largest', status: 409 }, notFound],
    ['to OPTIONS', { method: 'OPTIONS', status: 204 }, undefined],
  ])('%s passes', (_, answer, body) => {
    expect(found(answer, body)).toBeUndefined();
  });

  it.each([
    ['an undescribed status', { status: 409 }, notFound, 'not a documented status (200, 404)'],
    ['a missing field', {}, { id: '1' }, "body must have required property 'group_id'"],
    [
      'an undescribed field',
      {},
      { id: '1', group_id: null, x: 1 },
      'body must NOT have additional properties',
    ],
    ['a field of another type', {}, { id: 1, group_id: null }, 'body/id must be string'],
    ['another format', {}, { id: '1', group_id: 'x' }, 'must match format "uuid"'],
    [
      'a body where none belongs',
      { method: 'DELETE', status: 204 },
      notFound,
      'a body where none is documented',
    ],
    [
      'a missing header',
      { headers: new Headers() },
      { id: '1', group_id: null },
      'the header ETag is missing',
    ],
    [
      'another media type',
      { headers: new Headers({ 'Content-Type': 'text/html', ETag: '"1"' }) },
      { id: '1', group_id: null },
      'not a documented media type: text/html',
    ],
    ['success on a path that is not described', { path: '/nothing' }, {}, 'no such operation is documented'],
    [
      '404 for a path that has other methods',
      { method: 'PUT', status: 404 },
      notFound,
      'the path and its methods',
    ],
    ['405 without Allow', { method: 'PUT', status: 405 }, notFound, 'the header Allow is missing'],
  ])('with %s is reported with its route', (_, answer, body, difference) => {
    expect(found(answer, body)).toContain(difference);
    expect(found(answer, body)).toMatch(/^(GET|PUT|DELETE) \/\S+ → \d{3}: /);
  });
});
