/** Prompts of `createsuperuser`. */
import { emailFault } from '#auth/user';
import { Question, QuestionSet, ValidateFor } from 'nest-commander';

@QuestionSet({ name: 'superuser' })
export class SuperuserQuestions {
  @Question({ type: 'input', name: 'email', message: 'Email:' })
  parseEmail(email: string): string {
    return email.trim();
  }

  /** The prompt repeats until the address is valid. */
  @ValidateFor({ name: 'email' })
  validateEmail(email: string): true | string {
    return emailFault(email)?.toString() ?? true;
  }

  @Question({ type: 'password', name: 'password', message: 'Password:', mask: '*' })
  parsePassword(password: string): string {
    return password;
  }

  @Question({ type: 'password', name: 'repeated', message: 'Password (again):', mask: '*' })
  parseRepeated(repeated: string): string {
    return repeated;
  }
}
