import { describe, expect, it } from 'vitest';
import { classifyRefusal, UnsendableMail } from './refusal.js';
import { UnconfirmedDelivery } from './smtp-transport.js';

const smtp = (fields: object) => Object.assign(new Error('to person@example.org: no'), fields);

describe('a failed send', () => {
  it.each([
    ['no such mailbox', { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 <a@b.c> unknown' }],
    [
      'no such mailbox, no enhanced code',
      { responseCode: 550, command: 'RCPT TO', response: '550 unknown user' },
    ],
    ['no such domain', { responseCode: 550, command: 'RCPT TO', response: '550 5.1.2 bad domain' }],
    ['no mail taken', { responseCode: 556, command: 'RCPT TO', response: '556 5.1.10 null MX' }],
    ['mailbox disabled', { responseCode: 550, command: 'RCPT TO', response: '550-5.2.1 disabled' }],
    ['no such mailbox, said late', { responseCode: 550, command: 'DATA', response: '550 5.1.1 unknown' }],
  ])('is permanent when the server refuses the recipient: %s', (_name, fields) => {
    expect(classifyRefusal(smtp(fields)).kind).toBe('permanent');
  });

  it.each([
    ['greylisted', { responseCode: 451, command: 'RCPT TO', response: '451 4.7.1 later' }],
    ['no answer in the middle of a mail', { message: 'Timeout', code: 'ETIMEDOUT', command: 'CONN' }],
    ['sender refused', { responseCode: 553, command: 'MAIL FROM', response: '553 no' }],
    ['sender refused late', { responseCode: 553, command: 'RCPT TO', response: '553 sender rejected' }],
    ['sender refused by policy', { responseCode: 553, command: 'RCPT TO', response: '553 5.7.1 not owned' }],
    ['sender is no mailbox', { responseCode: 550, command: 'RCPT TO', response: '550 5.1.8 bad sender' }],
    ['may not send as', { responseCode: 554, command: 'DATA', response: '554 5.2.252 SendAsDenied' }],
    [
      'daily quota',
      { responseCode: 550, command: 'DATA', response: '550 5.4.5 Daily sending quota exceeded' },
    ],
    ['mailbox full', { responseCode: 552, command: 'RCPT TO', response: '552 5.2.2 over quota' }],
    ['mailbox full, no enhanced code', { responseCode: 552, command: 'RCPT TO', response: '552 full' }],
    ['content refused', { responseCode: 554, command: 'DATA', response: '554-5.7.1 spam' }],
    ['no relaying', { responseCode: 550, command: 'RCPT TO', response: '550 relaying denied' }],
    [
      'no relaying, 554',
      { responseCode: 554, command: 'RCPT TO', response: '554 5.7.1 Relay access denied' },
    ],
    ['wrong password', { responseCode: 535, command: 'AUTH PLAIN', code: 'EAUTH' }],
    ['login demanded', { responseCode: 530, command: 'MAIL FROM', code: 'EENVELOPE' }],
    ['an unknown failure', {}],
  ])('is temporary otherwise: %s', (_name, fields) => {
    expect(classifyRefusal(smtp(fields)).kind).toBe('temporary');
  });

  it.each([
    ['refused', { code: 'ESOCKET', command: 'CONN' }],
    ['silent', { message: 'Connection timeout', code: 'ETIMEDOUT', command: 'CONN' }],
    ['unknown host', { code: 'EDNS' }],
    ['turned away at the greeting', { responseCode: 554, command: 'CONN' }],
  ])('is unreachable when the server is down: %s', (_name, fields) => {
    expect(classifyRefusal(smtp(fields)).kind).toBe('unreachable');
  });

  it('is recorded by its codes, without the text of the server', () => {
    const response = '550 5.1.1 <person@example.org> unknown';
    expect(
      classifyRefusal(smtp({ responseCode: 550, code: 'EENVELOPE', command: 'RCPT TO', response })),
    ).toEqual({ kind: 'permanent', reason: '550 5.1.1 EENVELOPE at RCPT TO' });
    expect(classifyRefusal(smtp({})).reason).toBe('could not be sent');
    expect(classifyRefusal('no error at all').reason).toBe('could not be sent');
  });

  it('has an unknown outcome when the connection is lost after the whole mail was sent', () => {
    const cause = smtp({ code: 'ECONNECTION', command: 'CONN' });
    expect(classifyRefusal(new UnconfirmedDelivery(cause))).toEqual({
      kind: 'uncertain',
      reason: 'ECONNECTION at CONN after the mail was transmitted',
    });
  });

  it('is permanent when the mail itself is invalid and no server was used', () => {
    expect(classifyRefusal(new UnsendableMail('the reason'))).toEqual({
      kind: 'permanent',
      reason: 'the reason',
    });
  });
});
