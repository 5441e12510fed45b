/** Renders `docs/reference/commands.md` from the commands of `apps/cli`. */
import { loadSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { CommandFactory, type CommandRunner, InjectCommander } from 'nest-commander';
import { format } from 'prettier';
import { CliModule } from '../../apps/cli/src/cli.module.js';
import { commands } from '../../apps/cli/src/commands.js';
import { settingsByConcern } from './settings-catalogue.js';

type Command = Parameters<CommandRunner['setCommand']>[0];

const introduction = `# Commands

\`npm run cli -- <command>\` runs a command on the database. In a container it is \`docker compose run --rm migrate dist/cli/main.js <command>\`.
\`--help\` after a command shows its usage; \`npm run cli -- --version\` prints the version of Gatehouse.

- **Output**: results go to standard output. Lists print a line of headings and one line per row, with columns separated by tabs; a
  list without rows is \`none\`. Control characters in stored text are printed as escapes such as \`\\u{1b}\`. A command that changes data prints the
  address of the database on standard error first. The progress of long work is shown on standard error, on a terminal only.
- **JSON**: with \`--json\` every command prints one JSON document and no heading line, with the names of fields as in the HTTP API. A list is
  \`{"items": […], "next": null}\` with all rows; a command that answers by a sentence prints \`{"detail": "…"}\`.
- **Failures**: one line on standard error names what failed and what to do. With \`--json\` it is an object with \`code\`, as in the
  [list of errors](errors.md), and \`detail\`; further members are those of the problem that the HTTP API answers with.
- **Settings**: commands read the same [settings](settings.md) as the apps, from the environment and from \`.env\`. Without a setting that names a
  database they use the one of \`npm start\`. \`migrate\` and \`purge-audit\` need the role that owns the schema.
- **Authorization**: commands run with the rights of a superuser. The audit log shows the user and the host of the operating system,
  such as \`anna@gate-1\`, with sudo \`root (anna)@gate-1\`.

| exit code | meaning                                                                                                                         |
| --------- | ------------------------------------------------------------------------------------------------------------------------------- |
| 0         | The command did what it was asked; also \`--help\` and \`--version\`                                                           |
| 1         | The command was refused or failed. It changed nothing, unless its description says that it works row by row                      |
| 2         | The command line is wrong: an unknown command, option or value, an argument missing or too many. Nothing was changed             |
| 130       | Ctrl+C ended the command. Commands that can be interrupted end the current row first                                            |

\`doctor\` ends with 1 for warnings and 2 for faults.

This page is generated from \`apps/cli\` by \`npm run docs:commands\`.`;

@Injectable()
class ProgramReader {
  constructor(@InjectCommander() readonly program: Command) {}
}

class ReferenceModule {}

export async function commandsDocument(): Promise<string> {
  const program = await readProgram();
  const groups = program.commands.toSorted((one, other) => one.name().localeCompare(other.name()));
  const parts = [introduction, ...groups.flatMap((command) => section(command, 2)), environment()];
  return format(parts.join('\n\n') + '\n', { parser: 'markdown', printWidth: 110 });
}

/** Building the program connects to nothing. */
export async function readProgram(): Promise<Command> {
  const settings = loadSettings({ DEBUG: '1', SECRET_KEY: 'not used', DATABASE_URL: 'postgres://not-used' });
  const app = await CommandFactory.createWithoutRunning(
    {
      module: ReferenceModule,
      imports: [await CliModule.forCommands(settings, Object.keys(commands))],
      providers: [ProgramReader],
    },
    { logger: false },
  );
  try {
    return app.get(ProgramReader).program;
  } finally {
    await app.close();
  }
}

/** @returns the section of a command, followed by those of its subcommands */
function section(command: Command, level: number): string[] {
  const heading = `${'#'.repeat(level)} ${pathOf(command)}`;
  const { commands } = command;
  if (commands.length > 0) {
    return [heading, `${command.description()}.`, ...commands.flatMap((child) => section(child, level + 1))];
  }
  const required = command.options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags);
  const usage = ['npm run cli --', pathOf(command), ...required];
  if (command.options.length > required.length) usage.push('[options]');
  usage.push(...command.registeredArguments.map(placeholder));
  return [
    heading,
    `${command.description()}.`,
    `    ${usage.join(' ')}`,
    table(
      ['argument or option', 'meaning'],
      [
        ...command.registeredArguments.map((argument) => [placeholder(argument), argument.description]),
        ...command.options.map(({ flags, description, mandatory }) => [
          flags,
          mandatory ? `${description} (required)` : description,
        ]),
      ].map(([name, meaning]) => [`\`${name}\``, meaning!]),
    ),
  ].filter((part) => part !== '');
}

function pathOf(command: Command): string {
  return command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

function placeholder(argument: Command['registeredArguments'][number]): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function environment(): string {
  const shell = settingsByConcern.find(({ heading }) => heading === 'Commands')!;
  return [
    '## Environment variables',
    'Only commands read these settings.',
    table(
      ['variable', 'default', 'meaning'],
      shell.settings.map(({ name, fallback, description }) => [
        `\`${name}\``,
        fallback && `\`${fallback}\``,
        description,
      ]),
    ),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
