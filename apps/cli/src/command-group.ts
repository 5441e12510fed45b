/** A command that only has subcommands, such as `users`. */
import { CommandRunner } from 'nest-commander';

export abstract class CommandGroup extends CommandRunner {
  /** Runs if the command line names none of the subcommands. */
  override async run([unknown]: string[]): Promise<void> {
    if (unknown === undefined) this.command.help({ error: true });
    const names = this.command.commands.map((command) => command.name());
    this.command.error(`error: unknown command '${unknown}'. Use one of: ${names.join(', ')}`);
  }
}
