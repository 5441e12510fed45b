/** Prompts of `users set-password`. */
import { Question, QuestionSet } from 'nest-commander';

@QuestionSet({ name: 'new-password' })
export class NewPasswordQuestions {
  @Question({ type: 'password', name: 'password', message: 'New password:', mask: '*' })
  parsePassword(password: string): string {
    return password;
  }

  @Question({ type: 'password', name: 'repeated', message: 'New password (again):', mask: '*' })
  parseRepeated(repeated: string): string {
    return repeated;
  }
}
