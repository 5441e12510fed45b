/** The reasons for which a session ends before it expires. */
export type EndReason =
  | 'logout'
  | 'logout_everywhere'
  /** The same browser continues in a new session: after a change of credentials, or a new login. */
  | 'replaced'
  /** The user ended it from another session. */
  | 'ended_by_owner'
  /** An administrator or the CLI ended it. */
  | 'ended_by_administrator'
  /** The owner reported a login as that of another person. */
  | 'login_disowned'
  | 'refresh_reused'
  | 'password_changed'
  | 'password_reset'
  | 'second_factor_changed'
  | 'email_changed'
  | 'account_deactivated'
  | 'account_deleted';
