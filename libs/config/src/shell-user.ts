/** Who runs this process. */
import { hostname, userInfo } from 'node:os';

/** As many characters as the audit log stores. */
const longest = 160;

const unsafe = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * User and host of the operating system: `anna@gate-1`, with sudo `root (anna)@gate-1`. The name before sudo is what the environment
 * says, and so what the user claims.
 */
export function shellUser(
  environment: NodeJS.ProcessEnv = process.env,
  system = { user: systemUser(), host: hostname() },
): string {
  const before = environment['SUDO_USER'];
  const user = before && before !== system.user ? `${system.user} (${before})` : system.user;
  const host = printable(system.host).slice(0, longest / 2);
  return `${printable(user).slice(0, longest - 1 - host.length)}@${host}`;
}

/** In a container the user may have no name. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

/** Control and format characters as escapes such as \u{1b}: names come from outside. */
const printable = (text: string): string =>
  text.toWellFormed().replaceAll(unsafe, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
