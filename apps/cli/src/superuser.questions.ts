/** What `createsuperuser` asks at a terminal. */
import { Question, QuestionSet } from 'nest-commander';

@QuestionSet({ name: 'superuser' })
export class SuperuserQuestions {
  @Question({ type: 'input', name: 'email', message: 'Email:' })
  parseEmail(email: string): string {
    return email.trim();
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
