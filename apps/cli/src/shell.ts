/** The actor of all commands: it may do everything, and the audit log shows who it is. */
import { type Actor, shell as anyShell } from '#auth/authorization';
import { shellUser } from '#config';

export const shell: Actor = { ...anyShell, shellUser: shellUser() };
