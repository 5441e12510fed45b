/** Origins as browsers and apps send them: of web pages, of pages packaged in an app, and of Android apps. */
import { EnvError, makeValidator } from 'envalid';

/** Pages in an app's WebView have the scheme of its framework: `capacitor://localhost`, `ionic://localhost`, `tauri://localhost`. */
const packaged = /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?::\d{1,5})?$/;
/** What browsers call `null`: any page could have that origin. */
const opaque = /^(?:null|(?:file|data|blob|about|javascript|filesystem):.*)$/i;
/** An Android app that uses passkeys: the SHA-256 of its signing certificate, base64url without padding. */
const android = /^android:apk-key-hash:[\w-]{43}$/;

/** `https://app.example.com` or `capacitor://localhost`, comma-separated. */
export const origins = makeValidator<string[]>((input) => listOf(input).map(webOrigin));

/** The same, and `android:apk-key-hash:…`. */
export const passkeyOrigins = makeValidator<string[]>((input) =>
  listOf(input).map((item) => {
    if (!/^android:/i.test(item)) return webOrigin(item);
    const hash = item.replace(/=+$/, '');
    if (android.test(hash)) return hash;
    throw new EnvError(
      'has an Android origin that is not android:apk-key-hash: followed by the SHA-256 of the signing certificate in base64url (43 characters)',
    );
  }),
);

export const isAndroidOrigin = (origin: string) => origin.startsWith('android:');

function webOrigin(item: string): string {
  if (item.includes('*')) {
    throw new EnvError(
      'has a wildcard: every listed origin may act for logged-in users, so each must be named, such as https://app.example.com',
    );
  }
  if (opaque.test(item))
    throw new EnvError(`has ${item}, which is not an origin of its own: any page could have it`);
  const origin = canonicalOrigin(item.replace(/\/$/, ''));
  if (origin !== undefined) return origin;
  throw new EnvError(
    'must be origins without a path, such as https://app.example.com or capacitor://localhost, comma-separated',
  );
}

/** Whether this is an `Origin` header that a browser sends for a page which `CORS_ORIGINS` could list. */
export const isWebOrigin = (text: string) => !opaque.test(text) && canonicalOrigin(text) === text;

/** @returns undefined for anything but the origin of a page on the web or in an app */
function canonicalOrigin(text: string): string | undefined {
  const origin = text.toLowerCase();
  if (!/^https?:/.test(origin)) return packaged.test(origin) ? origin : undefined;
  return URL.canParse(text) && new URL(text).origin === origin ? origin : undefined;
}

function listOf(input: string): string[] {
  return input
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
