/** Rejects command lines that commander tolerates, and reports all wrong ones as `UsageError`. */
import type { CommandRunner } from 'nest-commander';
import { UsageError } from './usage-error.js';

export type Program = Parameters<CommandRunner['setCommand']>[0];

/** `--help` and `--version` also end by an error, with exit code 0. */
export const isHelp = (error: unknown): boolean => (error as { exitCode?: number }).exitCode === 0;

/** Subcommands do not inherit the settings of their parent. */
export function makeStrict(command: Program): void {
  const isGroup = command.commands.length > 0;
  command
    // A group itself names the subcommand that it does not have.
    .allowExcessArguments(isGroup)
    .configureOutput({ outputError: () => undefined })
    .exitOverride((error) => {
      throw isHelp(error) ? error : new UsageError(sentenceOf(error, command));
    });
  for (const subcommand of command.commands) makeStrict(subcommand);
}

/** @returns an empty text if the usage is printed already */
function sentenceOf({ code, message }: { code: string; message: string }, command: Program): string {
  if (code === 'commander.help') return '';
  const sentence = message
    .replace(/^error: (.)/, (_, first: string) => first.toUpperCase())
    .replace(/[.]$/, '')
    .replace(/\s*\n\s*\((.*)\)$/, '. $1');
  return `${sentence}${sentence.endsWith('?') ? '' : '.'} Usage: ${pathOf(command)} --help`;
}

const pathOf = (command: Program): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
