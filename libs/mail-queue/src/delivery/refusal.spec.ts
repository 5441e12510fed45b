import { describe, expect, it } from 'vitest';
import { classifyRefusal, UnsendableMail } from './refusal.js';

const smtp = (fields: object) => Object.assign(new Error('to person@example.org: no'), fields);

describe('a failed send', () => {
  it.each([
    ['no such mailbox', { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 <a@b.c> unknown' }],
    ['content refused', { responseCode: 554, command: 'DATA', response: '554-5.7.1 spam' }],
    ['sender refused', { responseCode: 553, command: 'MAIL FROM', response: '553 no' }],
  ])('is for good when the server says so about the mail: %s', (_name, fields) => {
    expect(classifyRefusal(smtp(fields)).kind).toBe('permanent');
  });

  it.each([
    ['greylisted', { responseCode: 451, command: 'RCPT TO', response: '451 4.7.1 later' }],
    ['no answer in the middle of a mail', { message: 'Timeout', code: 'ETIMEDOUT', command: 'CONN' }],
    ['wrong password', { responseCode: 535, command: 'AUTH PLAIN', code: 'EAUTH' }],
    ['login demanded', { responseCode: 530, command: 'MAIL FROM', code: 'EENVELOPE' }],
    ['a failure nobody knows', {}],
  ])('is worth another try otherwise: %s', (_name, fields) => {
    expect(classifyRefusal(smtp(fields)).kind).toBe('temporary');
  });

  it.each([
    ['refused', { code: 'ESOCKET', command: 'CONN' }],
    ['silent', { message: 'Connection timeout', code: 'ETIMEDOUT', command: 'CONN' }],
    ['unknown host', { code: 'EDNS' }],
    ['turned away at the greeting', { responseCode: 554, command: 'CONN' }],
  ])('tells a server that is not there: %s', (_name, fields) => {
    expect(classifyRefusal(smtp(fields)).kind).toBe('unreachable');
  });

  it('is recorded by its codes alone, never in the words of the server', () => {
    const response = '550 5.1.1 <person@example.org> unknown';
    expect(
      classifyRefusal(smtp({ responseCode: 550, code: 'EENVELOPE', command: 'RCPT TO', response })),
    ).toEqual({ kind: 'permanent', reason: '550 5.1.1 EENVELOPE at RCPT TO' });
    expect(classifyRefusal(smtp({})).reason).toBe('could not be sent');
    expect(classifyRefusal('no error at all').reason).toBe('could not be sent');
  });

  it('is for good when no server was asked because the mail itself is wrong', () => {
    expect(classifyRefusal(new UnsendableMail('the reason'))).toEqual({
      kind: 'permanent',
      reason: 'the reason',
    });
  });
});
