/** Decodes request text as UTF-8. Invalid bytes are rejected, never replaced. */
import { isAscii, isUtf8 } from 'node:buffer';
import { CodedError } from '#errors';

/** @throws CodedError `request.text_undecodable` */
export function utf8Text(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new CodedError('request.text_undecodable');
  return bytes.toString('utf8');
}

/**
 * Percent-decodes a component of a form or a query (WHATWG URL, application/x-www-form-urlencoded). A percent sign that
 * does not begin an escape is kept.
 * @throws CodedError `request.text_undecodable`
 */
export function percentDecoded(component: string): string {
  const spaced = component.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced.replace(/%(?![\da-f]{2})/gi, '%25'));
  } catch (cause) {
    throw new CodedError('request.text_undecodable', { cause });
  }
}

/** Charsets in which bytes below 128 differ from ASCII. */
const unlikeAscii = /^(utf-?(7|16|32)|ucs-?[24]|iso-?10646|iso-2022|hz|base64|ebcdic|ibm037|cp037)/;

/**
 * Accepts a charset other than UTF-8 if every byte is ASCII, because old clients declare charsets that they do not use.
 * @param contentType of a body, or of a part of one
 * @throws CodedError `request.charset_unsupported`
 */
export function checkCharset(contentType: string, bytes: Buffer): void {
  const charset = parameterOf(contentType, 'charset')?.toLowerCase();
  if (charset === undefined || /^(utf-?8|(us-)?ascii)$/.test(charset)) return;
  if (unlikeAscii.test(charset) || !isAscii(bytes)) throw new CodedError('request.charset_unsupported');
}

/** The value of a parameter of a media type, without its quotes (RFC 9110 section 5.6.6). */
export function parameterOf(contentType: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(contentType);
  return found?.[1] ?? found?.[2];
}
