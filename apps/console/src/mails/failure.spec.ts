/** Codes of mail servers, as the service records them. */
import { expect, it } from 'vitest';
import { meaningOf } from './failure.js';

it.each([
  ['550 5.1.1 EENVELOPE at RCPT TO', 'recipient'],
  ['550 EENVELOPE at RCPT TO', 'recipient'],
  ['550 5.7.1 EENVELOPE at RCPT TO', 'policy'],
  ['552 5.2.2 EENVELOPE at RCPT TO', 'full'],
  ['452 4.2.2 EENVELOPE at RCPT TO', 'full'],
  ['421 EENVELOPE at RCPT TO', 'later'],
  ['554 EMESSAGE at DATA', 'refused'],
  ['550 EENVELOPE at MAIL FROM', 'sender'],
  ['535 5.7.8 EAUTH at AUTH PLAIN', 'login'],
  ['ECONNREFUSED at CONN', 'unreachable'],
  ['EDNS at CONN', 'unreachable'],
  ['ETIMEDOUT', 'timeout'],
  ['ETIMEDOUT after the mail was transmitted', 'uncertain'],
])('%s means "%s"', (error, meaning) => expect(meaningOf(error)).toBe(meaning));

it('leaves codes that it does not know as they are', () => {
  expect(meaningOf('could not be sent')).toBeUndefined();
});
