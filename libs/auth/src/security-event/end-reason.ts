/** The reasons for which a session ends before it expires. */
export type EndReason =
  | 'logout'
  | 'logout_everywhere'
  /** The same browser continues in a new session: after a change of credentials, or a new login. */
  | 'replaced'
  /** Its owner ended it from another session. */
  | 'ended_by_owner'
  /** By an administrator or at the shell. */
  | 'ended_by_administrator'
  | 'refresh_reused'
  | 'password_changed'
  | 'password_reset'
  | 'second_factor_changed'
  | 'email_changed'
  | 'account_deactivated'
  | 'account_deleted';
