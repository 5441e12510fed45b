/**
 * Validates email addresses and converts them to the canonical form in which they are stored and compared: lower case, with the
 * domain in ASCII (UTS #46). See decision 48.
 */
import { domainToASCII, domainToUnicode } from 'node:url';
import { fault, type FieldFault, invalidFields } from '#errors';

/** A path has at most 256 octets including its angle brackets (RFC 5321, 4.5.3.1). */
const longestAddress = 254;
const longestLocalPart = 64;

const notEmail = fault('email_invalid');

/** Control, format, private-use, unassigned and default-ignorable characters, and all whitespace except the plain space. */
const invisible = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** RFC 5322, 3.2.3; quoted local parts are not accepted. */
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

const hostName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{0,57}[a-z0-9])$/;

/** `domainToASCII` parses a domain as the host of a URL: it decodes `%70` and stops at a slash. A domain has none of these characters. */
const urlSyntax = /[\0-,/:-`{-\x7f]/;

/** Trimmed, in NFC and in lower case. */
function typedForm(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

function sidesOf(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
}

/** @returns '' for text that is not a domain */
function asciiDomain(domain: string): string {
  return urlSyntax.test(domain.normalize('NFKC')) ? '' : domainToASCII(domain);
}

/** The canonical form of any text. All spellings of one address have the same, also those that `emailFault` rejects. */
export function canonicalEmail(text: string): string {
  const address = typedForm(text);
  const [local, domain] = sidesOf(address);
  const ascii = asciiDomain(domain);
  return local !== '' && ascii !== '' ? `${local}@${ascii}` : address;
}

/**
 * The stored addresses that a typed address can match, the literal spelling first. Accounts that are older than the canonical form
 * may share a mailbox; each is found by its literal spelling.
 */
export function emailSpellings(text: string): string[] {
  return [...new Set([typedForm(text), canonicalEmail(text)])];
}

/** @param email in canonical form. @returns it and, as older accounts are stored, the same with its domain in Unicode */
export function storedSpellings(email: string): string[] {
  const [local, domain] = sidesOf(email);
  return [...new Set([email, `${local}@${domainToUnicode(domain)}`])];
}

/** @returns why the address is not accepted for an account; undefined if it is. Surrounding whitespace is ignored. */
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
 * @throws CodedError `request.invalid_fields` for an address that `emailFault` rejects
 */
export function acceptedEmail(text: string, field = 'email'): string {
  const found = emailFault(text);
  if (found !== undefined) throw invalidFields({ [field]: [found] });
  return canonicalEmail(text);
}
