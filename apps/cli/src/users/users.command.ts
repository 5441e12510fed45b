/** `users`: the accounts of people and companies. */
import { Module } from '@nestjs/common';
import { OrganisationModule } from '#organisation';
import { SecurityEventModule } from '#auth/security-event';
import { SecondFactorModule } from '#auth/second-factor';
import { AccountModule } from '#auth/account';
import { NewPasswordQuestions } from './new-password.questions.js';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { WithdrawEmailCommand } from './withdraw-email.command.js';
import { ChangeEmailCommand } from './change-email.command.js';
import { ChangeManyCommand } from './change-many.command.js';
import { ChangeUserCommand } from './change-user.command.js';
import { CreateUserCommand } from './create-user.command.js';
import { EraseUserCommand } from './erase-user.command.js';
import { GiveProfileCommand } from './give-profile.command.js';
import { ListUsersCommand } from './list-users.command.js';
import { PictureCommand } from './picture.command.js';
import { ResetSecondFactorCommand } from './reset-second-factor.command.js';
import { UserAreasCommand, UserCompaniesCommand, UserProvidersCommand } from './places.commands.js';
import { SecondFactorCommand } from './second-factor.command.js';
import { SecurityEventsCommand } from './security-events.command.js';
import { SendResetCommand } from './send-reset.command.js';
import { SetFlagsCommand } from './set-flags.command.js';
import { SetPasswordCommand } from './set-password.command.js';
import { ShowUserCommand } from './show-user.command.js';
import { ActivateCommand, DeactivateCommand, DeleteCommand, RestoreCommand } from './state.commands.js';

@Command({
  name: 'users',
  description:
    'Create, change, list, show, activate, deactivate, delete, restore and erase accounts; set flags, pictures and passwords; reset second factors',
  subCommands: [
    CreateUserCommand,
    ChangeUserCommand,
    ChangeManyCommand,
    GiveProfileCommand,
    ChangeEmailCommand,
    WithdrawEmailCommand,
    ListUsersCommand,
    ShowUserCommand,
    ActivateCommand,
    DeactivateCommand,
    DeleteCommand,
    RestoreCommand,
    EraseUserCommand,
    SetFlagsCommand,
    PictureCommand,
    SecondFactorCommand,
    ResetSecondFactorCommand,
    SecurityEventsCommand,
    UserCompaniesCommand,
    UserAreasCommand,
    UserProvidersCommand,
    SetPasswordCommand,
    SendResetCommand,
  ],
})
export class UsersCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, SecondFactorModule, SecurityEventModule, OrganisationModule],
  providers: [...UsersCommand.registerWithSubCommands(), NewPasswordQuestions],
})
export class UsersCommandModule {}
