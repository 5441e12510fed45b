/** Programs that the system has installed, also in the folders of servers, which PATH often lacks. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @param variable environment variable that may hold the path
 * @returns the path
 * @throws Error when it is not installed
 */
export function installedProgram(name: string, variable: string): string {
  const given = process.env[variable];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const paths = given ? [given] : folders.map((folder) => join(folder, name));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`${name} is not installed. ${variable} can be its path.`);
  return found;
}
