/**
 * Email addresses: which are accepted, and the one form in which they are stored and compared: lower case, the domain in
 * ASCII (UTS #46). See decision 48.
 */
import { domainToASCII, domainToUnicode } from 'node:url';
import { fault, type FieldFault, invalidFields } from '#errors';

/** RFC 5321, 4.5.3.1: 256 octets of a path, less its angle brackets. */
const longestAddress = 254;
const longestLocalPart = 64;

const notEmail = fault('email_invalid');

/** Control, format, private-use and unassigned characters, blanks, and what fonts draw as nothing; a plain blank is seen. */
const invisible = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** RFC 5322, 3.2.3; quoted local parts are not accepted. */
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

const hostName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{0,57}[a-z0-9])$/;

/** Node maps domains as a URL's host: it decodes `%70` and stops at a slash. None of these stands in a domain. */
const urlSyntax = /[\0-,/:-`{-\x7f]/;

/** Trimmed, composed, lower case. */
function typedForm(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

function sidesOf(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
}

/** @returns '' for what is no domain */
function asciiDomain(domain: string): string {
  return urlSyntax.test(domain.normalize('NFKC')) ? '' : domainToASCII(domain);
}

/**
 * The form for comparison, of any text: spellings of one mailbox have the same, also those that `emailFault` refuses.
 */
export function canonicalEmail(text: string): string {
  const address = typedForm(text);
  const [local, domain] = sidesOf(address);
  const ascii = asciiDomain(domain);
  return local !== '' && ascii !== '' ? `${local}@${ascii}` : address;
}

/**
 * The stored addresses that a typed address may mean, the closest first. Accounts from before addresses had
 * one form may share a mailbox: each is found as it is spelled.
 */
export function emailSpellings(text: string): string[] {
  return [...new Set([typedForm(text), canonicalEmail(text)])];
}

/** @param email in canonical form; @returns how it may be stored: also with its domain in Unicode, from before */
export function storedSpellings(email: string): string[] {
  const [local, domain] = sidesOf(email);
  return [...new Set([email, `${local}@${domainToUnicode(domain)}`])];
}

/** Says why an address is not accepted for an account; blanks around it make no difference. */
export function emailFault(text: string): FieldFault | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return fault('blank');
  if (trimmed.length > longestAddress) return fault('too_long', { max: longestAddress });
  if (invisible.test(trimmed)) return fault('email_invisible_characters');
  const [local, domain] = sidesOf(typedForm(text));
  const ascii = asciiDomain(domain);
  const readable = domainToUnicode(ascii);
  // Newer versions of Node accept labels of invalid punycode and return them unchanged.
  if (!hostName.test(ascii) || /(^|\.)xn--/.test(readable)) return notEmail;
  if (domain !== ascii && domain !== readable) return fault('email_domain_spelling', { domain: readable });
  if (/[^\0-\x7f]/.test(local)) return fault('email_local_part');
  const isShort = local.length <= longestLocalPart && local.length + 1 + ascii.length <= longestAddress;
  return isShort && dotAtom.test(local) ? undefined : notEmail;
}

/**
 * @returns the canonical form
 * @throws CodedError `request.invalid_fields` for what `emailFault` refuses
 */
export function acceptedEmail(text: string, field = 'email'): string {
  const found = emailFault(text);
  if (found !== undefined) throw invalidFields({ [field]: [found] });
  return canonicalEmail(text);
}
