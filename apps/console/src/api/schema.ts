/** The API of the gateway. Generated from its OpenAPI document by `npm run docs:routes`. */
export interface paths {
    "/api/v1/invitations.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download invitations as CSV in the language of Accept-Language: those of the calling company or, for administrators, all */
        get: operations["ExportsController_invitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{companyId}/members.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the members of a company as CSV in the language of Accept-Language. For the company itself and administrators */
        get: operations["ExportsController_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download all accounts, or those that the filters select, as CSV in the language of Accept-Language */
        get: operations["UsersExportController_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create an account and send a mail with a link to confirm it. If the email is taken, its owner gets a mail instead. Sets a cookie with which this browser can confirm without the password */
        post: operations["AccountController_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request another mail with the link to confirm a registration. The response does not reveal whether one is waiting */
        post: operations["AccountController_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Activate an account with the code from its mail. Browsers are redirected to the confirmation page */
        get: operations["AccountController_activate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Check the path of an activation link without activating anything */
        head: operations["AccountController_lookAtLink"];
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the page that confirms a registration (target of the mailed link) */
        get: operations["RegistrationController_form"];
        put?: never;
        /** Confirm a registration with the code from its mail. The browser that registered needs nothing else. Any other sends the password of the registration, or a new_password. Sets the cookie that makes this browser a known device. A browser that submits the form gets a page */
        post: operations["RegistrationController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read your own account and profile */
        get: operations["OwnAccountController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your phones, your language and your profile. Omitted fields stay, null clears a field */
        patch: operations["OwnAccountController_change"];
        trace?: never;
    };
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export all data stored about you as one JSON document */
        get: operations["OwnRecordsController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase your account and all data stored about you permanently. A last mail confirms it */
        post: operations["OwnRecordsController_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your live sessions, the newest first; `device` is the User-Agent at login, and `created_at` the time of the login, also for a session that replaced another one */
        get: operations["OwnSessionsController_list"];
        put?: never;
        post?: never;
        /** End all your other sessions immediately. With the refresh cookie, the current session is replaced and new cookies are set. Without it, the current session stays */
        delete: operations["OwnSessionsController_endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions on every entry point immediately. Clears the cookies if it is the current session */
        delete: operations["OwnSessionsController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/security-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the security events of your account, newest first */
        get: operations["OwnSecurityEventsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your avatar as WebP of at most 512 by 512 pixels */
        get: operations["OwnAvatarController_see"];
        /** Set your avatar: a PNG, JPEG or WebP of up to 2 MiB, as the body or as the file "avatar" of a form */
        put: operations["OwnAvatarController_set"];
        post?: never;
        /** Remove your avatar */
        delete: operations["OwnAvatarController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your password with the current one. Ends all your sessions and sets the cookies of a new session */
        post: operations["PasswordController_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request a mail with a link to set a new password. The response does not reveal whether the account exists */
        post: operations["PasswordController_requestReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password/reset/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the page that sets a new password (target of the mailed link) */
        get: operations["PasswordController_form"];
        put?: never;
        /** Set a new password with the code from the mail. Ends all sessions and sets the cookie that makes this browser a known device. A browser that submits the form gets a page */
        post: operations["PasswordController_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request a change of your email with your password. Sends a link to the new address. The response does not reveal whether the address is taken */
        post: operations["EmailController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the page that confirms a new email (target of the mailed link) */
        get: operations["EmailController_form"];
        put?: never;
        /** Confirm a new email with the code that was mailed to it, in a browser that is logged in to the account or with current_password. Ends all sessions. A browser that is logged in gets the cookies of a new session */
        post: operations["EmailController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email/object": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the page that objects to a change of email by an administrator (target of the mailed link) */
        get: operations["EmailObjectionController_form"];
        put?: never;
        /** Object to a change of email by an administrator, with the code mailed to the former address. Withdraws the change. If it was confirmed already, gives the address back, ends all sessions of the account, invalidates the password and sends a mail with a link to set a new one. A browser that submits the form gets a page */
        post: operations["EmailObjectionController_object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in. Sets the access, refresh and CSRF cookies, and the cookie that makes this browser a known device. An account with a second factor gets SECOND_FACTOR_REQUIRED and the cookie of a login challenge for /login/second-factor/. Ends the previous session of the browser */
        post: operations["SessionController_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange the refresh cookie for new cookies */
        post: operations["SessionController_refresh"];
        /** Log out with the refresh cookie. Ends the session on every entry point and clears the cookies */
        delete: operations["SessionController_logoutByRefresh"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check that the session and its CSRF token are valid */
        post: operations["SessionController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log out. Ends the session on every entry point and clears the cookies */
        post: operations["SessionController_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log out everywhere. Ends all sessions of the caller, including the current one, and clears the cookies */
        post: operations["SessionController_logoutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login/disown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the page that reports a login as that of another person (target of the mailed link) */
        get: operations["DisownLoginController_form"];
        put?: never;
        /** Report a login as that of another person, with the code from the mail about it. Ends all sessions of the account, forgets its known devices, invalidates the password and sends a mail with a link to set a new one. A browser that submits the form gets a page */
        post: operations["DisownLoginController_disown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the public signing keys as a JWK set, including keys that do not sign tokens yet */
        get: operations["KeySetController_keySet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/security.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the security contact (RFC 9116), if the operator configured one */
        get: operations["SecurityTextController_securityText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish a login with the second factor. Sets the same cookies as a login */
        post: operations["SecondFactorLoginController_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login/second-factor/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the options for navigator.credentials.get, to finish a login with a passkey */
        post: operations["SecondFactorLoginController_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the options for navigator.credentials.get, to log in with a passkey and without a password */
        post: operations["PasskeyLoginController_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with a passkey that verified its user. Sets the same cookies as a login, and counts as a second factor */
        post: operations["PasskeyLoginController_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your authenticator app, your passkeys, and how many recovery codes are left */
        get: operations["SecondFactorController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create ten recovery codes, shown only in this response. The previous codes stop working */
        post: operations["SecondFactorController_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a secret for an authenticator app. It must be confirmed within ten minutes */
        post: operations["TotpController_begin"];
        /** Remove the authenticator app. Ends your other sessions */
        delete: operations["TotpController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the authenticator app with a code. The first second factor comes with recovery codes, which are shown only once */
        post: operations["TotpController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the options for navigator.credentials.create */
        post: operations["PasskeysController_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the passkey that the browser created. The first second factor comes with recovery codes, which are shown only once */
        post: operations["PasskeysController_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey. Ends your other sessions */
        delete: operations["PasskeysController_remove"];
        options?: never;
        head?: never;
        /** Rename a passkey */
        patch: operations["PasskeysController_rename"];
        trace?: never;
    };
    "/api/v1/me/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify your second factor: a code of the app, a recovery code, or the response of a passkey. Replaces the session by one that may make sensitive changes for a while, and sets its cookies */
        post: operations["StepUpController_show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/step-up/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the options for navigator.credentials.get, for step-up authentication with a passkey */
        post: operations["StepUpController_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return the subject of an access token: the user and their permissions */
        post: operations["VerificationController_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process makes progress; if not, it wants to be restarted */
        get: operations["GatewayHealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the app can serve; if not, callers should be sent elsewhere */
        get: operations["GatewayHealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List permissions by name */
        get: operations["PermissionsController_list"];
        put?: never;
        /** Create the four permissions of a name, or one of them */
        post: operations["PermissionsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the permissions of a name */
        get: operations["PermissionsController_read"];
        put?: never;
        post?: never;
        /** Delete all permissions of a name and all grants of them */
        delete: operations["PermissionsController_delete"];
        options?: never;
        head?: never;
        /** Change the name or description of all permissions of a name. Users keep their grants */
        patch: operations["PermissionsController_change"];
        trace?: never;
    };
    "/api/v1/permissions/{name}/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete one action of a name */
        delete: operations["PermissionsController_deleteAction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permission-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List and search permission groups, by name */
        get: operations["PermissionGroupsController_list"];
        put?: never;
        /** Create a permission group */
        post: operations["PermissionGroupsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permission-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a permission group with its permissions */
        get: operations["PermissionGroupsController_read"];
        put?: never;
        post?: never;
        /** Delete a permission group. Existing grants stay */
        delete: operations["PermissionGroupsController_delete"];
        options?: never;
        head?: never;
        /** Change the name, description or permissions of a permission group. Existing grants stay */
        patch: operations["PermissionGroupsController_change"];
        trace?: never;
    };
    "/api/v1/permission-groups/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant a user all permissions of the group, or none if one is refused. Later changes of the group do not affect the user */
        post: operations["GroupHoldersController_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the permissions of a user: of yourself, of the people of your company or, for administrators, of every user */
        get: operations["UserPermissionsController_list"];
        put?: never;
        /** Grant permissions, all of them or none. Workers and tenants hold at most what one of their companies holds */
        post: operations["UserPermissionsController_grant"];
        /** Revoke permissions. If a company loses a permission, its people lose it too */
        delete: operations["UserPermissionsController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/permissions/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain why a user holds permissions, all of them or those of one name, or lacks them: the grant, its group, and the companies that limit the user */
        get: operations["ExplanationController_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List, search, filter and sort accounts */
        get: operations["UsersController_list"];
        put?: never;
        /** Create an account with a profile. Without a password, its owner sets one by a mailed link */
        post: operations["UsersController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set or clear flags of an account. Callers can only change flags that they have */
        patch: operations["UsersController_flags"];
        trace?: never;
    };
    "/api/v1/users/{userId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate an account without the mailed code */
        post: operations["UsersController_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deactivate an account and end all its sessions immediately */
        post: operations["UsersController_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an account with its profile */
        get: operations["UserDetailsController_read"];
        put?: never;
        post?: never;
        /** Delete an account, which can be restored, and end all its sessions */
        delete: operations["UsersController_delete"];
        options?: never;
        head?: never;
        /** Change the fields of an account and its profile. Omitted fields stay, null clears a field */
        patch: operations["UserDetailsController_change"];
        trace?: never;
    };
    "/api/v1/users/{userId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a deleted account */
        post: operations["UsersController_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List and filter invitations, newest first: those of the calling company or, for administrators, all */
        get: operations["InvitationsController_list"];
        put?: never;
        /** Invite an address. A company invites to itself, admins to any company or to none, staff to none. The response does not reveal whether the address has an account */
        post: operations["InvitationsController_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the permissions and the permission groups that an invitation can give: those that the company holds or, for an invitation to no company, all */
        get: operations["InvitationsController_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an invitation */
        get: operations["InvitationsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail an open or expired invitation again. Its new link is valid for the full time, and the former link ends */
        post: operations["InvitationsController_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an open invitation. Its link says so */
        post: operations["InvitationsController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the invitation of a mailed code, and record that it was opened */
        post: operations["InvitedPersonController_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitation/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation. A browser that is logged in accepts with its account. An address without an active account sends a password and the fields of the profile that the invitation lacks, and may log in at once */
        post: operations["InvitedPersonController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitation/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline an invitation. Those who invited see that it was declined, and nothing else */
        post: operations["InvitedPersonController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the open invitations to your email, newest first. Empty until you have proved the email by a mailed link. Those who invited do not see that you read them */
        get: operations["OwnInvitationsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/invitations/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation of the list */
        post: operations["OwnInvitationsController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/invitations/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline an invitation of the list. Those who invited see that it was declined, and nothing else */
        post: operations["OwnInvitationsController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the live sessions of an account, newest login first */
        get: operations["UserSessionsController_list"];
        put?: never;
        post?: never;
        /** End all sessions of an account on every entry point immediately */
        delete: operations["UserSessionsController_endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one session of an account on every entry point immediately */
        delete: operations["UserSessionsController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change up to 200 accounts by the rules of the single changes, each in a transaction of its own, or only report what would happen. A refused account does not stop the others; a repeated request reports what is done as unchanged */
        post: operations["ChangeManyController_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which kinds of second factor a user has, without names and secrets */
        get: operations["UserSecondFactorController_show"];
        put?: never;
        post?: never;
        /** Remove all second factors of a user of a lower rank and end their sessions */
        delete: operations["UserSecondFactorController_reset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/security-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the security events of an account, newest first: logins, ended sessions, rejected attempts */
        get: operations["UserSecurityEventsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a user of a lower rank a link to set a password: the first one, or a new one */
        post: operations["UserPasswordController_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a profile to an account without one, such as one that a command created */
        post: operations["UserDetailsController_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase an account and all personal data of its owner permanently. The email can be registered again */
        post: operations["UserDetailsController_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the new email that waits for its confirmation, if there is one */
        get: operations["UserEmailController_read"];
        put?: never;
        /** Request a change of email: the new address confirms it, and the old one can object. At once before the activation */
        post: operations["UserEmailController_change"];
        /** Withdraw a requested change of email: its mailed link ends. Also succeeds without one */
        delete: operations["UserEmailController_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the avatar of an account */
        get: operations["UserAvatarController_see"];
        /** Set the avatar of an account of a lower rank: a PNG, JPEG or WebP of up to 2 MiB, as the body or as the file "avatar" of a form */
        put: operations["UserAvatarController_set"];
        post?: never;
        /** Remove the avatar of an account */
        delete: operations["UserAvatarController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List administrative changes, newest first */
        get: operations["AuditController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download all administrative changes, or those that the filters select, as CSV in the language of Accept-Language */
        get: operations["AuditController_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download all administrative changes, or those that the filters select, as a JSON file */
        get: operations["AuditController_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List events that wait for their publication, in its order, or those that the broker refused */
        get: operations["EventsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the events that wait and those that the broker refused, and tell why events cannot be published */
        get: operations["EventsController_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish an event again that the broker refused. Not after later events of the same account */
        post: operations["EventsController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List requests for verification over Kafka that could not be processed in the last 7 days, newest first, without their contents */
        get: operations["DeadLettersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the dead letters of the last 24 hours by reason */
        get: operations["DeadLettersController_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the current bans, oldest first */
        get: operations["BansController_list"];
        put?: never;
        /** Ban an account of a lower rank, an IP address or a network from login and from entering codes. Replaces an earlier ban on the same target. Sessions continue */
        post: operations["BansController_add"];
        /** Remove the ban and reset the throttle of an account, an IP address or a network; throttles inside a network too */
        delete: operations["BansController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bans/throttles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the latest 500 accounts and networks that are throttled after too many wrong passwords or codes */
        get: operations["BansController_throttles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the signing keys with their states, the newest first */
        get: operations["SigningKeysController_list"];
        put?: never;
        /** Publish the next signing key ahead of schedule. It signs after `SIGNING_KEY_LEAD_SECONDS`; all sessions stay valid. Publishes none while one waits to sign */
        post: operations["SigningKeysController_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signing-keys/{kid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a compromised signing key: every entry point rejects its tokens immediately, and another key signs */
        delete: operations["SigningKeysController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List mails, newest first: waiting ones, those sent in the last 7 days, and those that failed in the last 30 */
        get: operations["MailsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the mails that wait and those that failed */
        get: operations["MailsController_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send all failed mails again */
        post: operations["MailsController_retryAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a failed mail again. It says what it said before; a link in it may have expired */
        post: operations["MailsController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which apps run, which servers they reach, what waits, and what needs a person */
        get: operations["OverviewController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count logins, refreshes, ended sessions, registrations, refusals, verifications and mails by hours (at most 744) or by days (at most 400). The last ten seconds may be missing */
        get: operations["StatisticsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the settings of the gateway that answers, with the values in force and where they come from. Secrets are not shown */
        get: operations["SettingsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Diagnose the installation with the settings of the gateway that answers: what is wrong, why it matters, what to do. Takes up to 10 seconds; a result is shared for 5 seconds */
        get: operations["DiagnosisController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/diagnosis/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a diagnosis (`doctor`) from which address its request arrives, with a cookie to compare */
        get: operations["ConnectionController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the versions of Gatehouse, Node.js and PostgreSQL, the migrations, and the licences of the dependencies */
        get: operations["AboutController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search people, companies, departments, houses and permissions at once, while somebody types. Callers find what their lists show them */
        get: operations["SearchController_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{companyId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Approve a company, so that it may manage people and housing. Idempotent */
        put: operations["CompaniesController_approve"];
        post?: never;
        /** Withdraw the approval of a company, so that it may no longer manage people and housing. Idempotent */
        delete: operations["CompaniesController_withdrawApproval"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{companyId}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse to approve a company that waits for it. The company gets the reason, and can ask again */
        post: operations["CompaniesController_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{companyId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the people assigned to a company. For the company itself and administrators */
        get: operations["CompaniesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{companyId}/people/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Assign a worker or tenant to a company, so that it may add them to its departments and areas. Idempotent */
        put: operations["CompaniesController_assign"];
        post?: never;
        /** End the assignment of a person. They stay in their departments and areas */
        delete: operations["CompaniesController_unassign"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/approval-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for approval again after a refusal. For companies. Idempotent */
        post: operations["ApprovalRequestController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{companyId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of a company with their departments and addresses. For the company itself and administrators */
        get: operations["MembersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{companyId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a person from a company: from its departments, its areas and the people it may add. They get a mail */
        delete: operations["MembersController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the companies that you belong to, and those that may add you */
        get: operations["OwnCompaniesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/companies/{companyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Leave a company: its departments and areas, and the permissions that only it allowed. Both of you get a mail */
        delete: operations["OwnCompaniesController_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List departments: those of the calling company, those the caller works in or, for administrators, all */
        get: operations["DepartmentsController_list"];
        put?: never;
        /** Create a department. Companies create their own, admins those of any company */
        post: operations["DepartmentsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a department */
        get: operations["DepartmentsController_read"];
        put?: never;
        post?: never;
        /** Delete a department. Its workers lose the permissions that only its company allowed them to hold */
        delete: operations["DepartmentsController_delete"];
        options?: never;
        head?: never;
        /** Rename a department */
        patch: operations["DepartmentsController_rename"];
        trace?: never;
    };
    "/api/v1/departments/{id}/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the workers of a department. For its company and administrators */
        get: operations["DepartmentWorkersController_list"];
        put?: never;
        /** Add a worker to a department. Companies add workers without another company, admins add all. Idempotent */
        post: operations["DepartmentWorkersController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{id}/workers/{userId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a worker to another department. Companies move workers among their own departments, admins also to another company. They get a mail */
        post: operations["DepartmentWorkersController_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{id}/workers/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a worker from a department. They lose the permissions that only this company allowed them to hold */
        delete: operations["DepartmentWorkersController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/house-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List house groups: those the caller provides for or lives in or, for administrators, all */
        get: operations["HouseGroupsController_list"];
        put?: never;
        /** Create a house group. A company becomes its provider, admins choose any provider or none */
        post: operations["HouseGroupsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/house-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a house group */
        get: operations["HouseGroupsController_read"];
        put?: never;
        post?: never;
        /** Delete an empty house group */
        delete: operations["HouseGroupsController_delete"];
        options?: never;
        head?: never;
        /** Rename a house group. Admins may change its provider, whereupon its tenants lose the permissions that only the old provider allowed them to hold */
        patch: operations["HouseGroupsController_change"];
        trace?: never;
    };
    "/api/v1/houses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List houses: those the caller provides for or lives in or, for administrators, all */
        get: operations["HousesController_list"];
        put?: never;
        /** Create a house in a group */
        post: operations["HousesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/houses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a house */
        get: operations["HousesController_read"];
        put?: never;
        post?: never;
        /** Delete an empty house */
        delete: operations["HousesController_delete"];
        options?: never;
        head?: never;
        /** Change a house, or move it to another group, whereupon its tenants lose the permissions that only the old provider allowed them to hold */
        patch: operations["HousesController_change"];
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List areas: those the caller provides for, lives in or owns or, for administrators, all */
        get: operations["AreasController_list"];
        put?: never;
        /** Create an area in a house */
        post: operations["AreasController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an area */
        get: operations["AreasController_read"];
        put?: never;
        post?: never;
        /** Delete an empty area */
        delete: operations["AreasController_delete"];
        options?: never;
        head?: never;
        /** Change the number of an area */
        patch: operations["AreasController_change"];
        trace?: never;
    };
    "/api/v1/areas/{id}/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tenants of an area. For its provider and administrators */
        get: operations["AreaTenantsController_list"];
        put?: never;
        /** Add a tenant to an area. Companies add tenants without another provider, admins add all. Idempotent */
        post: operations["AreaTenantsController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}/tenants/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a tenant from an area. They lose the permissions that only this provider allowed them to hold */
        delete: operations["AreaTenantsController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the shares of an area. For its provider and administrators */
        get: operations["AreaOwnersController_list"];
        put?: never;
        /** Add a share of an area. Companies add shares for themselves or for tenants without another provider, admins for all */
        post: operations["AreaOwnersController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}/owners/{shareId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a share of an area */
        delete: operations["AreaOwnersController_remove"];
        options?: never;
        head?: never;
        /** Change the size of a share */
        patch: operations["AreaOwnersController_change"];
        trace?: never;
    };
    "/api/v1/me/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your providers. A tenant has one for each company that provides for an area where they live */
        get: operations["ProvidersController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the providers of a tenant. A company sees only itself */
        get: operations["ProvidersController_ofUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the companies that a user belongs to, and those that may add them */
        get: operations["UserPlacesController_companies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the areas that a user lives in or owns a share of */
        get: operations["UserPlacesController_areas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your imports, newest first; admins see all */
        get: operations["ImportsController_list"];
        put?: never;
        /** Upload a CSV file of people to invite, or of houses to create: up to 16 MiB and 100,000 rows. Each row is then checked, and nothing is changed */
        post: operations["ImportsController_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an import with its progress */
        get: operations["ImportsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the rows of an import with what would happen to each, or what did */
        get: operations["ImportsController_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the rows of an import as CSV, with a column of results in the language of Accept-Language */
        get: operations["ImportsController_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a checked import, or continue a stopped one. A file that is not UTF-8 needs its encoding confirmed */
        post: operations["ImportsController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an import. What it has done stays */
        post: operations["ImportsController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RegisteredDto: {
            /** @example ann@example.com */
            email: string;
            /**
             * @example {
             *       "type": "worker",
             *       "first_name": "Ann",
             *       "last_name": "Lee",
             *       "birth_date": "1990-05-17",
             *       "sex": "female"
             *     }
             */
            profile: {
                [key: string]: unknown;
            };
        };
        RegisterWorkerDto: {
            /** @enum {string} */
            type: "worker" | "tenant" | "company";
            first_name: string;
            last_name: string;
            /**
             * @description ISO 8601: a date, alone or with a time
             * @example 2000-08-25
             */
            birth_date: string;
            /** @enum {string} */
            sex: "male" | "female";
            surname?: string | null;
            citizenship?: string | null;
            military?: string | null;
            place_birth?: string | null;
            position?: string | null;
        };
        RegisterTenantDto: {
            /** @enum {string} */
            type: "worker" | "tenant" | "company";
            first_name: string;
            last_name: string;
            /**
             * @description ISO 8601: a date, alone or with a time
             * @example 2000-08-25
             */
            birth_date: string;
            /** @enum {string} */
            sex: "male" | "female";
            surname?: string | null;
            citizenship?: string | null;
            military?: string | null;
            place_birth?: string | null;
            rooms?: ((string | number)[] | string | number) | null;
            snils?: (string | number) | null;
            gis_uid?: string | null;
            hcs_uid?: string | null;
        };
        RegisterCompanyDto: {
            /** @enum {string} */
            type: "worker" | "tenant" | "company";
            name: string;
            address?: string | null;
            /** @description Any JSON */
            bank_details?: unknown;
        };
        RegisterDto: {
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
            profile: components["schemas"]["RegisterWorkerDto"] | components["schemas"]["RegisterTenantDto"] | components["schemas"]["RegisterCompanyDto"];
        };
        OkDto: {
            /** @enum {string} */
            status: "OK";
        };
        RequestActivationDto: {
            /** Format: email */
            email: string;
        };
        ConfirmRegistrationDto: {
            user_id: number | string;
            activation_code: string;
            /** Format: password */
            password?: string | null;
            /** Format: password */
            new_password?: string | null;
        };
        WorkerProfileDto: {
            /** @example Ann */
            first_name: string;
            /** @example Lee */
            last_name: string;
            /** @example  */
            surname: string;
            /**
             * Format: date
             * @example 1990-05-17
             */
            birth_date: string;
            /** @enum {string} */
            sex: "male" | "female";
            /** @example  */
            citizenship: string;
            /** @example  */
            military: string;
            /** @example  */
            place_birth: string;
            /** @enum {string} */
            type: "worker";
            /** @example electrician */
            position: string;
        };
        TenantProfileDto: {
            /** @example Ann */
            first_name: string;
            /** @example Lee */
            last_name: string;
            /** @example  */
            surname: string;
            /**
             * Format: date
             * @example 1990-05-17
             */
            birth_date: string;
            /** @enum {string} */
            sex: "male" | "female";
            /** @example  */
            citizenship: string;
            /** @example  */
            military: string;
            /** @example  */
            place_birth: string;
            /** @enum {string} */
            type: "tenant";
            /**
             * @example [
             *       "12"
             *     ]
             */
            rooms: string[];
            /** @example  */
            snils: string;
            /** @example  */
            gis_uid: string;
            /** @example  */
            hcs_uid: string;
        };
        CompanyProfileDto: {
            /** @enum {string} */
            type: "company";
            /** @example Company1 */
            name: string;
            /** @example  */
            address: string;
            /** @description Any JSON value, stored unchanged */
            bank_details: ({
                [key: string]: unknown;
            } | unknown[] | string | number | boolean) | null;
        };
        OwnAccountDto: {
            /** @example 2 */
            user_id: number;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example ann@example.com */
            email: string;
            /**
             * @description Of the person or the company; empty for an account without a profile
             * @example Ann Lee
             */
            name: string;
            /** @enum {string|null} */
            type: "worker" | "tenant" | "company" | null;
            /** @description Whether this is a company without an approval by an administrator */
            awaits_approval: boolean;
            /**
             * @description Of a company; a refused one also has `awaits_approval`. Null for other accounts
             * @enum {string|null}
             */
            approval: "waiting" | "approved" | "refused" | null;
            /**
             * @description Why the company is refused, in the words of the administrator
             * @example null
             */
            refusal_reason: string | null;
            /** @example true */
            is_active: boolean;
            is_staff: boolean;
            is_admin: boolean;
            is_superuser: boolean;
            is_deleted: boolean;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            last_login: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            date_joined: string;
            /** @enum {string} */
            language: "en" | "ru";
            /**
             * @example [
             *       "+7 921 123-45-67"
             *     ]
             */
            phones: string[];
            /**
             * @description Personal account, 13 digits
             * @example null
             */
            number: string | null;
            /** @example [] */
            old_numbers: string[];
            /** @example null */
            inn: string | null;
            /** @example null */
            additional_email: string | null;
            has_second_factor: boolean;
            /** @description Null for an account that was created without a profile, for example by a command */
            profile: (components["schemas"]["WorkerProfileDto"] | components["schemas"]["TenantProfileDto"] | components["schemas"]["CompanyProfileDto"]) | null;
            /**
             * @description Path of the picture
             * @example null
             */
            avatar: string | null;
        };
        ChangeOwnProfileDto: {
            first_name?: string;
            last_name?: string;
            /**
             * @description ISO 8601: a date, alone or with a time
             * @example 2000-08-25
             */
            birth_date?: string;
            /** @enum {string} */
            sex?: "male" | "female";
            surname?: string | null;
            citizenship?: string | null;
            military?: string | null;
            place_birth?: string | null;
            position?: string | null;
            rooms?: ((string | number)[] | string | number) | null;
            snils?: (string | number) | null;
            gis_uid?: string | null;
            hcs_uid?: string | null;
            address?: string | null;
            /** @description Any JSON */
            bank_details?: unknown;
        };
        ChangeOwnAccountDto: {
            phones?: string[];
            /** @enum {string} */
            language?: "ru" | "en";
            profile?: components["schemas"]["ChangeOwnProfileDto"];
        };
        AccountExportDto: {
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            exported_at: string;
            /**
             * @example {
             *       "id": 2,
             *       "email": "ann@example.com"
             *     }
             */
            account: {
                [key: string]: unknown;
            };
            worker_profile: {
                [key: string]: unknown;
            } | null;
            tenant_profile: {
                [key: string]: unknown;
            } | null;
            company_profile: {
                [key: string]: unknown;
            } | null;
            imported_from: {
                [key: string]: unknown;
            }[];
            permissions: {
                [key: string]: unknown;
            }[];
            works_in: {
                [key: string]: unknown;
            }[];
            assigned_to: {
                [key: string]: unknown;
            }[];
            lives_in: {
                [key: string]: unknown;
            }[];
            owns: {
                [key: string]: unknown;
            }[];
            invitations: {
                [key: string]: unknown;
            }[];
            departments: {
                [key: string]: unknown;
            }[];
            house_groups: {
                [key: string]: unknown;
            }[];
            email_objections: {
                [key: string]: unknown;
            }[];
            sessions: {
                [key: string]: unknown;
            }[];
            authenticator_app: {
                [key: string]: unknown;
            } | null;
            passkeys: {
                [key: string]: unknown;
            }[];
            security_events: {
                [key: string]: unknown;
            }[];
            known_devices: {
                [key: string]: unknown;
            }[];
            codes: {
                [key: string]: unknown;
            }[];
            requests: {
                [key: string]: unknown;
            }[];
            reserved_names: {
                [key: string]: unknown;
            }[];
            throttlings: {
                [key: string]: unknown;
            }[];
            bans: {
                [key: string]: unknown;
            }[];
            mails: {
                [key: string]: unknown;
            }[];
            changes_by_administrators: {
                [key: string]: unknown;
            }[];
            changed_values: {
                [key: string]: unknown;
            }[];
            changes_as_administrator: {
                [key: string]: unknown;
            }[];
            /** @description The picture as a data: URL (RFC 2397) */
            avatar: string | null;
        };
        CurrentPasswordDto: {
            /** Format: password */
            current_password: string;
        };
        SessionDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The User-Agent at login; null if it sent none
             * @example Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0
             */
            device: string | null;
            /**
             * Format: date-time
             * @description The time of the login, also for a session that replaced another one
             * @example 2026-11-24T05:12:34.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            last_used_at: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is refreshed
             * @example 2026-11-24T05:12:34.000Z
             */
            expires_at: string;
            /** @example true */
            current: boolean;
        };
        TotalDto: {
            /** @example 137 */
            count: number;
            /** @description False for an estimate, above 200 */
            exact: boolean;
        };
        SessionPageDto: {
            items: components["schemas"]["SessionDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        SecurityEventDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            occurred_at: string;
            /**
             * @description `<noun>.<past tense>`; later versions may add kinds
             * @example session.ended
             */
            kind: string;
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            session_id: string | null;
            /**
             * @description Why the session ended
             * @example logout
             */
            reason: string | null;
            /**
             * @description Null for a command
             * @example 192.0.2.7
             */
            address: string | null;
            /** @example Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 */
            device: string | null;
        };
        SecurityEventPageDto: {
            items: components["schemas"]["SecurityEventDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
        };
        ChangePasswordDto: {
            /** Format: password */
            current_password: string;
            /** Format: password */
            new_password: string;
        };
        RequestPasswordResetDto: {
            /** Format: email */
            email: string;
        };
        ResetPasswordDto: {
            user_id: number | string;
            code: string;
            /** Format: password */
            new_password: string;
        };
        RequestEmailChangeDto: {
            /** Format: email */
            email: string;
            /** Format: password */
            current_password: string;
        };
        ConfirmEmailChangeDto: {
            user_id: number | string;
            code: string;
            /** Format: password */
            current_password?: string | null;
        };
        MailedCodeDto: {
            user_id: number | string;
            code: string;
        };
        LoggedInDto: {
            /** @enum {string} */
            action: "LOGIN";
            /** @enum {string} */
            status: "OK";
        };
        SecondFactorRequiredDto: {
            /** @enum {string} */
            action: "LOGIN";
            /** @enum {string} */
            status: "SECOND_FACTOR_REQUIRED";
            methods: ("totp" | "passkey" | "recovery_code")[];
        };
        LoginDto: {
            email: string;
            /** Format: password */
            password: string;
        };
        RefreshedDto: {
            /** @enum {string} */
            action: "REFRESH";
            /** @enum {string} */
            status: "OK";
        };
        LoggedOutDto: {
            /** @enum {string} */
            action: "LOGOUT";
            /** @enum {string} */
            status: "OK";
        };
        PublishedKeyDto: {
            /** @enum {string} */
            kty: "EC";
            /** @enum {string} */
            crv: "P-256";
            /** @description Base64url */
            x: string;
            /** @description Base64url */
            y: string;
            kid: string;
            /** @enum {string} */
            use: "sig";
            /** @enum {string} */
            alg: "ES256";
        };
        KeySetDto: {
            keys: components["schemas"]["PublishedKeyDto"][];
        };
        PresentFactorDto: {
            /** @enum {string} */
            method: "totp" | "passkey" | "recovery_code";
            code?: string | null;
            response?: ({
                id?: string;
                /** @description Equal to `id` */
                rawId?: string;
                /** @enum {string} */
                type?: "public-key";
                response?: {
                    clientDataJSON: string;
                    authenticatorData: string;
                    signature: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            }) | null;
        };
        CredentialDescriptorDto: {
            /**
             * @description Base64url
             * @example c29tZSBwYXNza2V5
             */
            id: string;
            /** @enum {string} */
            type: "public-key";
            /**
             * @example [
             *       "internal"
             *     ]
             */
            transports?: string[];
        };
        PasskeyRequestOptionsDto: {
            /** @example auth.example.com */
            rpId?: string;
            /**
             * @description Base64url
             * @example V2hhdCB0aGUgYXV0aGVudGljYXRvciBzaWducw
             */
            challenge: string;
            allowCredentials?: components["schemas"]["CredentialDescriptorDto"][];
            /**
             * @description Milliseconds
             * @example 300000
             */
            timeout?: number;
            /** @enum {string} */
            userVerification?: "discouraged" | "preferred" | "required";
            extensions?: {
                [key: string]: unknown;
            };
        };
        PasskeyLoginDto: {
            response: {
                id?: string;
                /** @description Equal to `id` */
                rawId?: string;
                /** @enum {string} */
                type?: "public-key";
                response?: {
                    clientDataJSON: string;
                    authenticatorData: string;
                    signature: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
        };
        TotpDto: {
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            created_at: string;
        };
        PasskeyDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /** @example Phone */
            name: string;
            /**
             * @description Whether its vendor synchronises it to other devices
             * @example true
             */
            backed_up: boolean;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            last_used_at: string | null;
        };
        SecondFactorsDto: {
            /** @description The authenticator app; null without one */
            totp: components["schemas"]["TotpDto"] | null;
            passkeys: components["schemas"]["PasskeyDto"][];
            /** @example 10 */
            recovery_codes_left: number;
        };
        RecoveryCodesDto: {
            /** @description Shown only once; null if the account already has recovery codes */
            recovery_codes: string[] | null;
        };
        OfferedTotpDto: {
            /**
             * @description Base32, for typing
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            secret: string;
            /**
             * @description For display as a QR code
             * @example otpauth://totp/Gatehouse:ann%40example.com?issuer=Gatehouse&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            uri: string;
        };
        ConfirmTotpDto: {
            code: string;
        };
        RelyingPartyDto: {
            /** @example Gatehouse */
            name: string;
            /** @example auth.example.com */
            id?: string;
        };
        PasskeyOwnerDto: {
            /**
             * @description Base64url
             * @example NzYxYw
             */
            id: string;
            /** @example ann@example.com */
            name: string;
            /** @example  */
            displayName: string;
        };
        CredentialAlgorithmDto: {
            /**
             * @description COSE algorithm
             * @example -7
             */
            alg: number;
            /** @enum {string} */
            type: "public-key";
        };
        PasskeyCreationOptionsDto: {
            /**
             * @description Base64url
             * @example V2hhdCB0aGUgYXV0aGVudGljYXRvciBzaWducw
             */
            challenge: string;
            rp: components["schemas"]["RelyingPartyDto"];
            user: components["schemas"]["PasskeyOwnerDto"];
            pubKeyCredParams: components["schemas"]["CredentialAlgorithmDto"][];
            /**
             * @description Milliseconds
             * @example 300000
             */
            timeout?: number;
            /** @enum {string} */
            attestation?: "none";
            excludeCredentials?: components["schemas"]["CredentialDescriptorDto"][];
            authenticatorSelection?: {
                [key: string]: unknown;
            };
            extensions?: {
                [key: string]: unknown;
            };
            hints?: string[];
        };
        RegisteredPasskeyDto: {
            passkey: components["schemas"]["PasskeyDto"];
            /** @description As `RecoveryCodesDto` has them */
            recovery_codes: string[] | null;
        };
        RegisterPasskeyDto: {
            name: string;
            response: {
                id?: string;
                /** @description Equal to `id` */
                rawId?: string;
                /** @enum {string} */
                type?: "public-key";
                response?: {
                    clientDataJSON: string;
                    attestationObject: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
        };
        RenamePasskeyDto: {
            name: string;
        };
        VerificationDto: {
            /** @enum {string} */
            status: "OK";
            /** @example 2 */
            user_id: number;
            /**
             * @description The flags of the account, and `<name> <action>` for each permission it holds
             * @example {
             *       "is_active": true,
             *       "is_staff": false,
             *       "crm_button read": true
             *     }
             */
            permissions: {
                [key: string]: boolean;
            };
        };
        VerifyTokenDto: {
            token: string;
            /** @description Ignored */
            id?: unknown;
        };
        HealthDto: {
            /** @enum {string} */
            status: "ok" | "unavailable";
            /**
             * @description The version of Gatehouse
             * @example 0.2.0
             */
            version: string;
            /**
             * @example {
             *       "database": "up"
             *     }
             */
            checks: {
                [key: string]: "up" | "down";
            };
        };
        DescribedActionDto: {
            /** @enum {string} */
            action: "create" | "read" | "update" | "delete";
            /** @example See the CRM button */
            description: string;
        };
        PermissionDto: {
            /** @example crm_button */
            name: string;
            actions: components["schemas"]["DescribedActionDto"][];
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 528491007
             */
            version: number;
        };
        CreatePermissionDto: {
            name: string;
            description?: string | null;
            /** @enum {string|null} */
            action?: "create" | "read" | "update" | "delete" | null;
        };
        ListedPermissionDto: {
            /** @example crm_button */
            name: string;
            actions: components["schemas"]["DescribedActionDto"][];
        };
        ListedPermissionPageDto: {
            items: components["schemas"]["ListedPermissionDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        ChangePermissionDto: {
            name?: string | null;
            description?: string | null;
        };
        PermissionGroupDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example Dispatcher */
            name: string;
            /** @example Answers the phone */
            description: string;
            /**
             * @example [
             *       "crm_button read",
             *       "crm_button update"
             *     ]
             */
            permissions: string[];
        };
        CreatePermissionGroupDto: {
            name: string;
            description?: string | null;
            /** @description `crm_button` for all four actions of it, `crm_button read` for one; a list, or one of them */
            permissions?: (string[] | string) | null;
        };
        ListedPermissionGroupDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example Dispatcher */
            name: string;
            /** @example Answers the phone */
            description: string;
        };
        ListedPermissionGroupPageDto: {
            items: components["schemas"]["ListedPermissionGroupDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        ChangePermissionGroupDto: {
            name?: string;
            description?: string;
            /** @description `crm_button` for all four actions of it, `crm_button read` for one; a list, or one of them */
            permissions?: string[] | string;
        };
        GrantedPermissionsDto: {
            /** @description `<name> <action>` of each permission */
            granted: string[];
        };
        AddGroupHolderDto: {
            user_id: number;
        };
        HeldPermissionDto: {
            /** @example crm_button */
            name: string;
            /** @enum {string} */
            action: "create" | "read" | "update" | "delete";
            /** @example See the CRM button */
            description: string;
        };
        HeldPermissionPageDto: {
            items: components["schemas"]["HeldPermissionDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
        };
        PermissionReferencesDto: {
            /** @description `crm_button` for all four actions of it, `crm_button read` for one; a list, or one of them */
            permissions: string[] | string;
        };
        RevokedPermissionsDto: {
            /** @description `<name> <action>` of each permission */
            revoked: string[];
        };
        RecordedGrantDto: {
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            at: string;
            /**
             * @description Null for a command
             * @example 2
             */
            by: number | null;
            /** @description Name, or email of an account without one. Null for a command, and once the account is gone */
            by_name: string | null;
            /**
             * @description Of the group
             * @example Dispatchers
             */
            group: string | null;
        };
        ExplainedPermissionDto: {
            /** @example crm_button */
            name: string;
            /** @enum {string} */
            action: "create" | "read" | "update" | "delete";
            /** @example See the CRM button */
            description: string;
            held: boolean;
            /** @description Whether tokens of the user have it: held, and the account can be used */
            effective: boolean;
            /** @description The newest entry of the audit log about it; null if there is none any more */
            grant: components["schemas"]["RecordedGrantDto"] | null;
            /**
             * @description Companies of the user that hold it
             * @example [
             *       7
             *     ]
             */
            companies: number[];
            /**
             * @description Groups that contain it
             * @example [
             *       "Dispatchers"
             *     ]
             */
            groups: string[];
        };
        LimitingCompanyDto: {
            /** @example 2 */
            id: number;
            /** @example Harbour */
            name: string;
        };
        ExplainedPermissionsDto: {
            items: components["schemas"]["ExplainedPermissionDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /** @example 2 */
            user_id: number;
            active: boolean;
            deleted: boolean;
            /** @description Superusers may do everything, whatever they hold */
            superuser: boolean;
            /** @description Workers and tenants hold at most what one of their companies holds */
            limited: boolean;
            companies: components["schemas"]["LimitingCompanyDto"][];
        };
        UserDto: {
            /** @example 2 */
            user_id: number;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example ann@example.com */
            email: string;
            /**
             * @description Of the person or the company; empty for an account without a profile
             * @example Ann Lee
             */
            name: string;
            /** @enum {string|null} */
            type: "worker" | "tenant" | "company" | null;
            /** @description Whether this is a company without an approval by an administrator */
            awaits_approval: boolean;
            /**
             * @description Of a company; a refused one also has `awaits_approval`. Null for other accounts
             * @enum {string|null}
             */
            approval: "waiting" | "approved" | "refused" | null;
            /**
             * @description Why the company is refused, in the words of the administrator
             * @example null
             */
            refusal_reason: string | null;
            /** @example true */
            is_active: boolean;
            is_staff: boolean;
            is_admin: boolean;
            is_superuser: boolean;
            is_deleted: boolean;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            last_login: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            date_joined: string;
        };
        UserPageDto: {
            items: components["schemas"]["UserDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        AccountDto: {
            /** @example 2 */
            user_id: number;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example ann@example.com */
            email: string;
            /**
             * @description Of the person or the company; empty for an account without a profile
             * @example Ann Lee
             */
            name: string;
            /** @enum {string|null} */
            type: "worker" | "tenant" | "company" | null;
            /** @description Whether this is a company without an approval by an administrator */
            awaits_approval: boolean;
            /**
             * @description Of a company; a refused one also has `awaits_approval`. Null for other accounts
             * @enum {string|null}
             */
            approval: "waiting" | "approved" | "refused" | null;
            /**
             * @description Why the company is refused, in the words of the administrator
             * @example null
             */
            refusal_reason: string | null;
            /** @example true */
            is_active: boolean;
            is_staff: boolean;
            is_admin: boolean;
            is_superuser: boolean;
            is_deleted: boolean;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            last_login: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            date_joined: string;
            /** @enum {string} */
            language: "en" | "ru";
            /**
             * @example [
             *       "+7 921 123-45-67"
             *     ]
             */
            phones: string[];
            /**
             * @description Personal account, 13 digits
             * @example null
             */
            number: string | null;
            /** @example [] */
            old_numbers: string[];
            /** @example null */
            inn: string | null;
            /** @example null */
            additional_email: string | null;
            has_second_factor: boolean;
            /** @description Null for an account that was created without a profile, for example by a command */
            profile: (components["schemas"]["WorkerProfileDto"] | components["schemas"]["TenantProfileDto"] | components["schemas"]["CompanyProfileDto"]) | null;
            /**
             * @description Path of the picture
             * @example null
             */
            avatar: string | null;
            /**
             * @description Note by administrators
             * @example
             */
            comment: string;
        };
        CreateUserDto: {
            phones?: string[];
            /** @enum {string} */
            language?: "ru" | "en";
            number?: string | null;
            old_numbers?: string[];
            inn?: string | null;
            /** Format: email */
            additional_email?: string | null;
            comment?: string;
            is_staff?: boolean | null;
            is_admin?: boolean | null;
            is_superuser?: boolean | null;
            /** Format: email */
            email: string;
            /** Format: password */
            password?: string | null;
            profile: components["schemas"]["RegisterWorkerDto"] | components["schemas"]["RegisterTenantDto"] | components["schemas"]["RegisterCompanyDto"];
        };
        ChangeFlagsDto: {
            is_staff?: boolean | null;
            is_admin?: boolean | null;
            is_superuser?: boolean | null;
        };
        InvitationMailDto: {
            /** @enum {string} */
            state: "waiting" | "sent" | "failed";
            /**
             * @description Reply code or kind of failure of the last attempt
             * @example 550
             */
            reason: string | null;
        };
        InvitationDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example ann@example.com */
            email: string;
            /** @enum {string} */
            state: "sent" | "opened" | "accepted" | "declined" | "revoked" | "expired";
            /**
             * @description Null for an invitation to Gatehouse only
             * @example 2
             */
            company_id: number | null;
            /** @description Name of the company */
            company: string | null;
            /**
             * @description Null for the shell and for an erased account
             * @example 2
             */
            invited_by: number | null;
            /** @enum {string} */
            language: "ru" | "en";
            /** @description What the invited person finds filled in, as it was sent */
            profile: {
                /** @enum {string} */
                type: "worker" | "tenant" | "company";
            } & {
                [key: string]: unknown;
            };
            /** @description Of an account that the acceptance creates */
            phones: string[];
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            department_id: string | null;
            /** @description Name; null if the department was deleted */
            department: string | null;
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            area_id: string | null;
            /** @description Address and number; null if the area was deleted */
            area: string | null;
            /**
             * @description Share of the area
             * @example 0.5000000000
             */
            part: string | null;
            /**
             * @example [
             *       "crm_button read"
             *     ]
             */
            permissions: string[];
            /** @description Name of the permission group that was given */
            group: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            sent_at: string;
            /** @example 1 */
            times_sent: number;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description First opening of the newest mail, also by a mail scanner
             * @example 2026-11-24T05:12:34.000Z
             */
            opened_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            closed_at: string | null;
            /**
             * @description Who accepted
             * @example 2
             */
            user_id: number | null;
            /** @description The newest mail; null once it is no longer stored, or if the invitation ended before it was sent */
            mail: components["schemas"]["InvitationMailDto"] | null;
        };
        InvitedProfileDto: {
            first_name?: string;
            last_name?: string;
            /**
             * @description ISO 8601: a date, alone or with a time
             * @example 2000-08-25
             */
            birth_date?: string;
            /** @enum {string} */
            sex?: "male" | "female";
            surname?: string | null;
            citizenship?: string | null;
            military?: string | null;
            place_birth?: string | null;
            position?: string | null;
            rooms?: ((string | number)[] | string | number) | null;
            snils?: (string | number) | null;
            gis_uid?: string | null;
            hcs_uid?: string | null;
            address?: string | null;
            /** @description Any JSON */
            bank_details?: unknown;
            name?: string;
            /** @enum {string} */
            type: "worker" | "tenant" | "company";
        };
        SendInvitationDto: {
            /** Format: email */
            email: string;
            /** @enum {string} */
            language?: "ru" | "en";
            company_id?: number | null;
            profile: components["schemas"]["InvitedProfileDto"];
            phones?: string[];
            /** Format: uuid */
            department_id?: string | null;
            /** Format: uuid */
            area_id?: string | null;
            /**
             * @description Above 0, up to 1, ten decimal places
             * @example 0.5
             */
            part?: (string | number) | null;
            /** @description `crm_button` for all four actions of it, `crm_button read` for one; a list, or one of them */
            permissions?: (string[] | string) | null;
            group?: string | null;
        };
        InvitationPageDto: {
            items: components["schemas"]["InvitationDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        GivablePermissionDto: {
            /** @example crm_button read */
            permission: string;
            description: string;
        };
        GivablePermissionsDto: {
            permissions: components["schemas"]["GivablePermissionDto"][];
            /**
             * @description Names
             * @example [
             *       "Dispatcher"
             *     ]
             */
            groups: string[];
            /** @description Whether there are more than are listed */
            is_cut: boolean;
        };
        OfferedInvitationDto: {
            /** @example ann@example.com */
            email: string;
            /** @description Name of the company; null for an invitation to Gatehouse only */
            company: string | null;
            profile: {
                [key: string]: unknown;
            };
            /** @description Of an account that the acceptance creates */
            phones: string[];
            department: string | null;
            area: string | null;
            part: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            expires_at: string;
            /**
             * @description Whether an acceptance needs a password and a profile, a login first, or nothing else
             * @enum {string}
             */
            next: "set_password" | "log_in" | "accept";
        };
        InvitationCodeDto: {
            code: string;
        };
        AcceptanceDto: {
            /** @example 2 */
            user_id: number;
            company: string | null;
            /** @description Whether the account was created or activated; its owner now logs in */
            is_new: boolean;
            /** @description What no longer exists, and the person did not join */
            gone: ("department" | "area")[];
            /**
             * @example [
             *       "crm_button read"
             *     ]
             */
            permissions: string[];
            /** @description Permissions that the company no longer holds */
            permissions_left_out: string[];
        };
        ChangeProfileDto: {
            first_name?: string;
            last_name?: string;
            /**
             * @description ISO 8601: a date, alone or with a time
             * @example 2000-08-25
             */
            birth_date?: string;
            /** @enum {string} */
            sex?: "male" | "female";
            surname?: string | null;
            citizenship?: string | null;
            military?: string | null;
            place_birth?: string | null;
            position?: string | null;
            rooms?: ((string | number)[] | string | number) | null;
            snils?: (string | number) | null;
            gis_uid?: string | null;
            hcs_uid?: string | null;
            address?: string | null;
            /** @description Any JSON */
            bank_details?: unknown;
            name?: string;
        };
        AcceptInvitationDto: {
            code: string;
            /** Format: password */
            password?: string | null;
            profile?: components["schemas"]["ChangeProfileDto"];
        };
        OwnInvitationDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /** @description Name of the company; null for an invitation to Gatehouse only */
            company: string | null;
            department: string | null;
            /** @description Address and number */
            area: string | null;
            /**
             * @description Share of the area
             * @example 0.5000000000
             */
            part: string | null;
            /**
             * @example [
             *       "crm_button read"
             *     ]
             */
            permissions: string[];
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            sent_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            expires_at: string;
        };
        OwnInvitationListDto: {
            items: components["schemas"]["OwnInvitationDto"][];
        };
        ChangedOneDto: {
            /** @example 2 */
            user_id: number;
            /**
             * @description Null if there is no such account
             * @example ann@example.com
             */
            email: string | null;
            /** @example Ann Lee */
            name: string | null;
            /** @enum {string} */
            outcome: "changed" | "unchanged" | "refused";
            /**
             * @description Why it is refused, for programs
             * @example null
             */
            code: string | null;
            /**
             * @description Why it is refused, for people, in the language of Accept-Language
             * @example null
             */
            detail: string | null;
        };
        ChangedManyDto: {
            /** @description In the order of the request, each account once */
            items: components["schemas"]["ChangedOneDto"][];
        };
        ChangeManyDto: {
            /**
             * @description `grant_group` grants the permissions of a group, `revoke_group` revokes them. Both want `group_id`
             * @enum {string}
             */
            action: "activate" | "deactivate" | "end_sessions" | "grant_group" | "revoke_group";
            user_ids: number[];
            /** Format: uuid */
            group_id?: string | null;
            /**
             * @description Reports what would happen to each account alone, and changes nothing
             * @default false
             */
            preview: boolean | null;
        };
        UserSecondFactorsDto: {
            /** @description The authenticator app; null without one */
            totp: components["schemas"]["TotpDto"] | null;
            /** @example 1 */
            passkeys: number;
            /** @example 10 */
            recovery_codes_left: number;
        };
        ChangeAccountDto: {
            phones?: string[];
            /** @enum {string} */
            language?: "ru" | "en";
            number?: string | null;
            old_numbers?: string[];
            inn?: string | null;
            /** Format: email */
            additional_email?: string | null;
            comment?: string;
            profile?: components["schemas"]["ChangeProfileDto"];
        };
        GiveProfileDto: {
            profile: components["schemas"]["RegisterWorkerDto"] | components["schemas"]["RegisterTenantDto"] | components["schemas"]["RegisterCompanyDto"];
        };
        RequestedEmailDto: {
            /** @example lee@example.com */
            requested_email: string | null;
        };
        ChangeUserEmailDto: {
            /** Format: email */
            email: string;
        };
        AuditEntryDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            occurred_at: string;
            /**
             * @description Null for a command
             * @example 2
             */
            actor_id: number | null;
            /**
             * @description Name, or email of an account without one; null for a command, and once the account is gone
             * @example Anna Lee
             */
            actor_name: string | null;
            /**
             * @description User and host of the operating system, if a command made the change: `anna@gate-1`, with sudo `root (anna)@gate-1`. Null for a person, and in entries of earlier versions
             * @example anna@gate-1
             */
            shell_user: string | null;
            /**
             * @description `<noun>.<past tense>`; later versions may add actions
             * @example user.state_changed
             */
            action: string;
            /** @example user */
            target_type: string;
            /**
             * @description Its id or name
             * @example 2
             */
            target_id: string;
            /**
             * @description Name or email, if the target is an account that still exists
             * @example Boris Orlov
             */
            target_name: string | null;
            /**
             * @description The changed fields before the change
             * @example {
             *       "isActive": true
             *     }
             */
            before: {
                [key: string]: unknown;
            } | null;
            /**
             * @description The same fields after the change
             * @example {
             *       "isActive": false
             *     }
             */
            after: {
                [key: string]: unknown;
            } | null;
        };
        AuditEntryPageDto: {
            items: components["schemas"]["AuditEntryDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        AuditFileDto: {
            items: components["schemas"]["AuditEntryDto"][];
        };
        OutboxEventDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description Later versions may add types
             * @example session-revoked
             */
            type: string;
            /** @example 2 */
            user_id: number;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            happened_at: string;
            /**
             * Format: date-time
             * @description Null for an event that waits
             * @example 2026-11-24T05:12:34.000Z
             */
            refused_at: string | null;
        };
        OutboxEventPageDto: {
            items: components["schemas"]["OutboxEventDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        EventCountsDto: {
            /** @description False without KAFKA_URL: then nobody publishes events, and all numbers are 0 */
            publishes: boolean;
            /**
             * @description At most 100,000
             * @example 3
             */
            waiting: number;
            /**
             * Format: date-time
             * @description When the oldest waiting event happened; null if none waits
             * @example 2026-11-24T05:12:34.000Z
             */
            waiting_since: string | null;
            /**
             * @description Events that the broker does not accept
             * @example 0
             */
            refused: number;
            /**
             * @description Attempts to publish since the last success
             * @example 0
             */
            failures: number;
            /**
             * Format: date-time
             * @description Of the last failed attempt, if none has succeeded since
             * @example 2026-11-24T05:12:34.000Z
             */
            failed_at: string | null;
            /**
             * @description Why it failed
             * @example Connection error: connect ECONNREFUSED 10.0.0.5:9092
             */
            last_error: string | null;
        };
        DeadLetterDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            recorded_at: string;
            /**
             * @example not_json
             * @enum {string}
             */
            reason: "tombstone" | "value_too_large" | "key_too_large" | "not_utf8" | "nested_too_deeply" | "not_json" | "not_an_object" | "undecodable" | "handler_failed" | "answer_too_large";
            /**
             * @description Where the requests were
             * @example auth_request
             */
            topic: string;
            /** @example 0 */
            partition: number;
            /**
             * @description Offset of the first; a number of up to 19 digits
             * @example 41
             */
            first_offset: string;
            /** @example 41 */
            last_offset: string;
            /**
             * @description Requests of the same reason that were read together
             * @example 1
             */
            count: number;
            /**
             * @description Size of the largest one
             * @example 180
             */
            bytes: number;
            /**
             * @description Correlation id of the first one, if its caller gave one
             * @example 5f0c9f5e
             */
            correlation_id: string | null;
        };
        DeadLetterPageDto: {
            items: components["schemas"]["DeadLetterDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        DeadLetterCountsDto: {
            /** @description False without KAFKA_URL: over TCP there are no dead letters */
            uses_kafka: boolean;
            /**
             * @description Requests of the last 24 hours, by reason
             * @example {
             *       "not_json": 3
             *     }
             */
            last_day: {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            newest_at: string | null;
        };
        BanDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The email of an account, an IP address, or a network in CIDR notation
             * @example 203.0.113.0/24
             */
            target: string;
            /** @example Password guessing */
            reason: string;
            /**
             * Format: date-time
             * @description When it was set, or replaced an earlier one
             * @example 2026-11-24T05:12:34.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Null for a ban until it is removed
             * @example 2026-11-24T05:12:34.000Z
             */
            expires_at: string | null;
        };
        BanPageDto: {
            items: components["schemas"]["BanDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        ThrottleDto: {
            /**
             * @description An account or a network; null for an email without an account, which is not stored
             * @example 203.0.113.0/24
             */
            target: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            ends_at: string;
        };
        ThrottleListDto: {
            items: components["schemas"]["ThrottleDto"][];
        };
        AddBanDto: {
            /**
             * @description The email of an account, an IP address, or a network in CIDR notation
             * @example 203.0.113.0/24
             */
            target: string;
            /** @description Omitted or null for a ban until it is removed */
            minutes?: number | null;
            /**
             * @description Shown in the list
             * @example Password guessing
             */
            reason?: string | null;
        };
        RemovedBanDto: {
            /**
             * @description The email of an account, an IP address, or a network in CIDR notation
             * @example 203.0.113.0/24
             */
            target: string;
            /**
             * @description Whether a ban was removed
             * @example true
             */
            ban: boolean;
            /**
             * @description Whether a throttle was reset
             * @example false
             */
            throttle: boolean;
        };
        BanTargetDto: {
            /**
             * @description The email of an account, an IP address, or a network in CIDR notation
             * @example 203.0.113.0/24
             */
            target: string;
        };
        SigningKeyDto: {
            /**
             * Format: uuid
             * @description The `kid` of the tokens that it signs
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            kid: string;
            /**
             * @example signing
             * @enum {string}
             */
            state: "published" | "signing" | "retired" | "revoked";
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            published_at: string;
            /**
             * Format: date-time
             * @description When it begins, or began, to sign
             * @example 2026-11-24T05:12:34.000Z
             */
            activates_at: string;
        };
        SigningKeyListDto: {
            items: components["schemas"]["SigningKeyDto"][];
        };
        NextSigningKeyDto: {
            /**
             * Format: uuid
             * @description The `kid` of the tokens that it signs
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            kid: string;
            /**
             * Format: date-time
             * @description When it begins, or began, to sign
             * @example 2026-11-24T05:12:34.000Z
             */
            activates_at: string;
            /**
             * @description False if the next key was published before
             * @example true
             */
            created: boolean;
        };
        RevokedSigningKeyDto: {
            /**
             * Format: uuid
             * @description The key that signs from now on; null if the revoked key did not sign any more, or not yet
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            replacement: string | null;
        };
        MailDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /** @example anna@example.com */
            recipient: string;
            /**
             * @example password-reset
             * @enum {string}
             */
            template: "account-erased" | "account-created" | "activation" | "activation-again" | "account-exists" | "account-closed" | "password-reset" | "password-changed" | "password-reset-done" | "email-change" | "email-change-notice" | "email-change-admin" | "email-objection" | "email-changed" | "second-factor" | "new-device" | "session-reused" | "company-approved" | "company-refused" | "companies-waiting" | "invitation" | "member-removed" | "member-moved" | "member-left" | "member-by-admin" | "company-left";
            /** @example en */
            language: string;
            /**
             * @example failed
             * @enum {string}
             */
            state: "waiting" | "sent" | "failed";
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            sent_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            failed_at: string | null;
            /**
             * Format: date-time
             * @description Of a waiting mail
             * @example 2026-11-24T05:12:34.000Z
             */
            next_attempt_at: string | null;
            /** @example 1 */
            attempts: number;
            /**
             * @description Reply code or kind of failure of the last attempt
             * @example 550 5.1.1
             */
            last_error: string | null;
        };
        MailPageDto: {
            items: components["schemas"]["MailDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        MailCountsDto: {
            /** @example 3 */
            waiting: number;
            /** @example 0 */
            failed: number;
            /**
             * Format: date-time
             * @description When the oldest waiting mail was written; null if none waits
             * @example 2026-11-24T05:12:34.000Z
             */
            waiting_since: string | null;
        };
        RetriedMailsDto: {
            /** @example 12 */
            retried: number;
        };
        AttentionDto: {
            /** @enum {string} */
            code: "app-missing" | "versions-differ" | "database-down" | "redis-down" | "kafka-down" | "smtp-down" | "mails-failed" | "mails-delayed" | "events-delayed" | "key-overdue" | "approvals-waiting" | "tokens-reused";
            /**
             * @example {
             *       "count": 3
             *     }
             */
            parameters: {
                [key: string]: unknown;
            };
        };
        RunningAppDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /** @enum {string} */
            app: "gateway" | "auth-service" | "worker";
            /** @example 0.2.0 */
            version: string;
            /**
             * @description Name of the machine or container
             * @example web-1
             */
            host: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @description Its last report; apps report every ten seconds
             * @example 2026-11-24T05:12:34.000Z
             */
            seen_at: string;
            /** @description False if it ended without saying so; it is listed for a day */
            running: boolean;
            /**
             * @description What it depends on, as of its last report
             * @example {
             *       "database": "up"
             *     }
             */
            checks: {
                [key: string]: "up" | "down";
            };
        };
        ServersDto: {
            /** @enum {string} */
            database: "up" | "down" | "unknown" | "unused";
            /** @enum {string} */
            redis: "up" | "down" | "unknown" | "unused";
            /** @enum {string} */
            kafka: "up" | "down" | "unknown" | "unused";
            /** @enum {string} */
            smtp: "up" | "down" | "unknown" | "unused";
        };
        LiveSessionsDto: {
            /** @example 1200 */
            count: number;
            /** @description False for an estimate from the statistics of the database */
            exact: boolean;
        };
        WaitingEventsDto: {
            /** @example 0 */
            waiting: number;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            waiting_since: string | null;
        };
        KeyAgeDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            kid: string;
            /** @enum {string} */
            state: "published" | "signing" | "retired" | "revoked";
            /**
             * Format: date-time
             * @description When it began to sign, or will
             * @example 2026-11-24T05:12:34.000Z
             */
            activates_at: string;
        };
        SigningKeysDto: {
            /** @description The latest first */
            keys: components["schemas"]["KeyAgeDto"][];
            /**
             * Format: date-time
             * @description When the next key is published; null with TOKEN_ALGORITHM=HS256
             * @example 2026-11-24T05:12:34.000Z
             */
            next_due_at: string | null;
        };
        OverviewDto: {
            /** @description What needs a person, the most urgent first */
            attention: components["schemas"]["AttentionDto"][];
            apps: components["schemas"]["RunningAppDto"][];
            /** @description As the running apps reach them. `unused`: not in the settings; `unknown`: no app that uses it runs */
            servers: components["schemas"]["ServersDto"];
            sessions: components["schemas"]["LiveSessionsDto"];
            mails: components["schemas"]["MailCountsDto"];
            /** @description Null without Kafka */
            events: components["schemas"]["WaitingEventsDto"] | null;
            signing_keys: components["schemas"]["SigningKeysDto"];
            /**
             * @description Companies that wait for approval
             * @example 1
             */
            approvals_waiting: number;
            /** @example 0 */
            bans: number;
            /**
             * @description Accounts and networks that must wait
             * @example 0
             */
            throttles: number;
        };
        ActivitySeriesDto: {
            /**
             * @example password_login
             * @enum {string}
             */
            kind: "password_login" | "second_factor_login" | "passkey_login" | "refresh" | "session_end" | "registration" | "activation" | "refusal" | "throttling" | "http_verification" | "bus_verification" | "mail";
            /**
             * @description One of the outcomes of the kind
             * @example succeeded
             */
            outcome: string;
            /**
             * @description One for each step
             * @example [
             *       12,
             *       0
             *     ]
             */
            counts: number[];
        };
        StatisticsDto: {
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            to: string;
            /** @enum {string} */
            step: "hour" | "day";
            /** @example Europe/Moscow */
            time_zone: string;
            /**
             * @description Start of each step, oldest first. The first begins at or before `from`
             * @example [
             *       "2026-11-24T05:00:00.000Z",
             *       "2026-11-24T06:00:00.000Z"
             *     ]
             */
            steps: string[];
            /** @description Every kind with each of its outcomes */
            series: components["schemas"]["ActivitySeriesDto"][];
        };
        SettingDto: {
            /** @example SESSION_SECONDS */
            name: string;
            /**
             * @example sessions
             * @enum {string}
             */
            group: "installation" | "gateway" | "pages" | "sessions" | "second-factors" | "rate-limits" | "passwords" | "postgresql" | "redis" | "kafka" | "mail" | "avatars" | "health" | "commands";
            /**
             * @description In the language of Accept-Language
             * @example Absolute life of a session, in seconds
             */
            description: string;
            /**
             * @description `env_file`: the file `.env`. `secret_file`: the file that `NAME_FILE` names. `start`: made up by `npm start`
             * @enum {string}
             */
            source: "default" | "environment" | "env_file" | "secret_file" | "start";
            /** @description Whether its value is never shown */
            secret: boolean;
            set: boolean;
            /**
             * @description As it would be written in `.env`; passwords in addresses are left out. Null for a secret
             * @example 1209600
             */
            value: string | null;
            /**
             * @description The value of a setting that is not set. Null for a secret, and if there is none
             * @example 2592000
             */
            default: string | null;
        };
        SettingListDto: {
            items: components["schemas"]["SettingDto"][];
        };
        FindingDto: {
            /** @example kafka.no_topic */
            code: string;
            /**
             * @description A `note` does not change the state
             * @enum {string}
             */
            severity: "note" | "warning" | "fault";
            /**
             * @example {
             *       "topic": "auth_request"
             *     }
             */
            parameters: {
                [key: string]: unknown;
            };
            /**
             * @description In the language of Accept-Language
             * @example The topic auth_request does not exist.
             */
            what: string;
            /** @description What it leads to */
            why: string;
            /** @description What to do */
            remedy: string;
            /** @description Whether `doctor --fix` mends it */
            mendable: boolean;
        };
        CheckDto: {
            /** @enum {string} */
            name: "settings" | "secret-key" | "signing-keys" | "public-address" | "database" | "migrations" | "connections" | "activity" | "redis" | "kafka" | "smtp" | "sender-domain" | "clock" | "disk";
            /**
             * @description `unused`: the settings do not name what it looks at. `skipped`: the database is away
             * @enum {string}
             */
            state: "ok" | "note" | "warning" | "fault" | "unused" | "skipped";
            /** @example 12 */
            milliseconds: number;
            /** @description The most severe first */
            findings: components["schemas"]["FindingDto"][];
        };
        DiagnosisDto: {
            /** @enum {string} */
            state: "ok" | "warning" | "fault";
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            finished_at: string;
            checks: components["schemas"]["CheckDto"][];
        };
        ConnectionDto: {
            /**
             * @description Address of the connection: of the proxy, if there is one
             * @example 10.0.0.5
             */
            peer: string;
            /**
             * @description Address that counts as the client's
             * @example 198.51.100.7
             */
            client: string;
            /** @description The header TRUST_PROXY_HEADER as it arrived */
            reported: string | null;
        };
        MigrationsDto: {
            /** @example 42 */
            applied: number;
            /**
             * @description Those that the database lacks
             * @example []
             */
            pending: string[];
            /**
             * @description Those of a later version
             * @example []
             */
            newer: string[];
        };
        LicenceDto: {
            /** @example kafkajs */
            name: string;
            /** @example 2.2.4 */
            version: string;
            /**
             * @description SPDX expression
             * @example MIT
             */
            licence: string | null;
        };
        AboutDto: {
            /** @example 0.2.0 */
            version: string;
            /** @example v20.19.0 */
            node: string;
            /** @example 16.4 */
            postgresql: string;
            migrations: components["schemas"]["MigrationsDto"];
            /** @description Of all production dependencies, by name */
            licences: components["schemas"]["LicenceDto"][];
        };
        FoundAccountDto: {
            /** @example 2 */
            user_id: number;
            /**
             * @description Empty for an account without a profile
             * @example Ann Lee
             */
            name: string;
            /**
             * @description Null for a company, which does not see the emails of its people
             * @example ann@example.com
             */
            email: string | null;
            /** @enum {string|null} */
            type: "worker" | "tenant" | "company" | null;
            /** @example true */
            is_active: boolean;
            is_deleted: boolean;
        };
        DepartmentDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example Dispatch */
            name: string;
            /** @example 2 */
            company_id: number;
        };
        HouseDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example 190000 */
            zip_code: string;
            /** @example Санкт-Петербург */
            city: string;
            /** @example Невский проспект */
            street: string;
            /** @example 1 */
            number: string;
            /** @example  */
            letter: string;
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            group_id: string | null;
        };
        FoundDto: {
            /** @description Accounts of people; for a company, those in its departments and areas */
            people: components["schemas"]["FoundAccountDto"][];
            /** @description For administrators */
            companies: components["schemas"]["FoundAccountDto"][];
            departments: components["schemas"]["DepartmentDto"][];
            houses: components["schemas"]["HouseDto"][];
            /**
             * @description Names. For administrators
             * @example [
             *       "crm_button"
             *     ]
             */
            permissions: string[];
        };
        RefuseCompanyDto: {
            reason: string;
        };
        AssignedPersonDto: {
            /** @example 2 */
            user_id: number;
            /** @enum {string} */
            type: "worker" | "tenant";
            /** @example Ann Lee */
            name: string;
        };
        AssignedPersonPageDto: {
            items: components["schemas"]["AssignedPersonDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
        };
        CompanyMemberDto: {
            /** @example 2 */
            user_id: number;
            /** @enum {string} */
            type: "worker" | "tenant";
            /** @example Ann Lee */
            name: string;
            /**
             * @description Departments or addresses
             * @example [
             *       "Repairs"
             *     ]
             */
            places: string[];
        };
        CompanyMemberPageDto: {
            items: components["schemas"]["CompanyMemberDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        OwnDepartmentDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /** @example Repairs */
            name: string;
        };
        OwnAreaDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /** @example Saint Petersburg, Nevsky, 1, 14 */
            address: string;
        };
        OwnCompanyDto: {
            /** @example 2 */
            company_id: number;
            /** @example Company1 */
            name: string;
            /** @description Whether the company may add the person to its departments or areas */
            is_assigned: boolean;
            /** @description Where the person works */
            departments: components["schemas"]["OwnDepartmentDto"][];
            /** @description Where the person lives */
            areas: components["schemas"]["OwnAreaDto"][];
        };
        OwnCompanyListDto: {
            items: components["schemas"]["OwnCompanyDto"][];
        };
        CreateDepartmentDto: {
            name: string;
            company_id?: number | null;
        };
        DepartmentPageDto: {
            items: components["schemas"]["DepartmentDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        RenameDepartmentDto: {
            name: string;
        };
        WorkerDto: {
            /** @example 2 */
            user_id: number;
            /** @example Роман */
            first_name: string;
            /** @example Романов */
            last_name: string;
            /** @example  */
            surname: string;
            /** @example engineer */
            position: string;
        };
        WorkerPageDto: {
            items: components["schemas"]["WorkerDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
        };
        MemberDto: {
            /** @example 2 */
            user_id: number;
        };
        AddWorkerDto: {
            user_id: number;
        };
        MoveWorkerDto: {
            /** Format: uuid */
            department_id: string;
        };
        HouseGroupDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example Harbour */
            name: string;
            /**
             * @description The company that provides for it
             * @example 2
             */
            provider_id: number | null;
        };
        CreateHouseGroupDto: {
            name: string;
            provider_id?: number | null;
        };
        ListedHouseGroupDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example Harbour */
            name: string;
            /**
             * @description The company that provides for it
             * @example 2
             */
            provider_id: number | null;
            /**
             * @description The name of the company that provides for it
             * @example Harbour Housing
             */
            provider_name: string | null;
        };
        HouseGroupPageDto: {
            items: components["schemas"]["ListedHouseGroupDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        ChangeHouseGroupDto: {
            name?: string;
            provider_id?: number | null;
        };
        CreateHouseDto: {
            letter?: string;
            zip_code?: string;
            /** Format: uuid */
            group_id?: string | null;
            city: string;
            street: string;
            number: string;
        };
        HousePageDto: {
            items: components["schemas"]["HouseDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        ChangeHouseDto: {
            letter?: string;
            zip_code?: string;
            /** Format: uuid */
            group_id?: string | null;
            city?: string;
            street?: string;
            number?: string;
        };
        HouseOfAreaDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example 190000 */
            zip_code: string;
            /** @example Санкт-Петербург */
            city: string;
            /** @example Невский проспект */
            street: string;
            /** @example 1 */
            number: string;
            /** @example  */
            letter: string;
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            group_id: string | null;
            group: components["schemas"]["HouseGroupDto"] | null;
        };
        AreaDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /** @example 14 */
            number: string;
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            house_id: string;
            house: components["schemas"]["HouseOfAreaDto"];
        };
        CreateAreaDto: {
            number: string;
            /** Format: uuid */
            house_id: string;
        };
        AreaPageDto: {
            items: components["schemas"]["AreaDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        ChangeAreaDto: {
            number: string;
        };
        TenantDto: {
            /** @example 2 */
            user_id: number;
            /** @example Пётр */
            first_name: string;
            /** @example Петров */
            last_name: string;
            /** @example  */
            surname: string;
        };
        TenantPageDto: {
            items: components["schemas"]["TenantDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
        };
        AddTenantDto: {
            user_id: number;
        };
        NamedShareDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /**
             * @description Above 0, up to 1, ten decimal places
             * @example 0.5000000000
             */
            part: string;
            /**
             * @description The owner; null where it is a tenant
             * @example 2
             */
            company_id: number | null;
            /**
             * @description The owner; null where it is a company
             * @example 2
             */
            tenant_id: number | null;
            /**
             * @description The name of the owner; null for a company that neither is the owner nor may see the person
             * @example Ann Lee
             */
            owner_name: string | null;
        };
        SharePageDto: {
            items: components["schemas"]["NamedShareDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
        };
        ShareDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description The number in the ETag of the row, which a change sends as If-Match
             * @example 1
             */
            version: number;
            /**
             * @description Above 0, up to 1, ten decimal places
             * @example 0.5000000000
             */
            part: string;
            /**
             * @description The owner; null where it is a tenant
             * @example 2
             */
            company_id: number | null;
            /**
             * @description The owner; null where it is a company
             * @example 2
             */
            tenant_id: number | null;
        };
        AddOwnerDto: {
            /**
             * @description Above 0, up to 1, ten decimal places
             * @example 0.5
             */
            part: string | number;
            company_id?: number | null;
            tenant_id?: number | null;
        };
        ChangeShareDto: {
            /**
             * @description Above 0, up to 1, ten decimal places
             * @example 0.5
             */
            part: string | number;
        };
        ProviderDto: {
            /** @example 2 */
            company_id: number;
            /** @example Company1 */
            name: string;
            /** @example Nevsky 1 */
            address: string;
            /** @description Where the tenant lives under this provider */
            area_ids: string[];
        };
        ProviderListDto: {
            items: components["schemas"]["ProviderDto"][];
        };
        UserAreaDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /** @example Saint Petersburg, Nevsky, 1, 14 */
            address: string;
            /** @description Whether the user is a tenant of the area */
            lives_here: boolean;
            /**
             * @description The sum of the shares of the user; null without one
             * @example 0.5000000000
             */
            part: string | null;
        };
        UserAreaPageDto: {
            items: components["schemas"]["UserAreaDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
        };
        OutcomeCountsDto: {
            invited: number;
            already_invited: number;
            already_member: number;
            /** @description A house group, house or area was missing */
            created: number;
            /** @description The house and the area were there */
            already_exists: number;
            /** @description A row before it is about the same person, or the same house and area */
            repeated: number;
            wrong: number;
        };
        CountedImportDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description What the rows are
             * @enum {string}
             */
            kind: "people" | "houses";
            /**
             * @description Null for the shell
             * @example 2
             */
            created_by: number | null;
            /** @description Null for the shell */
            created_by_name: string | null;
            /**
             * @description The company that invites or has the houses, if any
             * @example 2
             */
            company_id: number | null;
            /** @example Harbour */
            company_name: string | null;
            /** @enum {string} */
            encoding: "utf-8" | "windows-1251";
            /** @example ; */
            delimiter: string;
            /**
             * @description The columns as fields
             * @example [
             *       "email",
             *       "type"
             *     ]
             */
            columns: string[];
            /** @enum {string} */
            state: "checking" | "checked" | "running" | "finished" | "cancelled" | "stopped";
            /** @description Code of the error that stopped it */
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            closed_at: string | null;
            /** @description Rows of the file */
            rows: number;
            /** @description What the check says would happen */
            planned: components["schemas"]["OutcomeCountsDto"];
            /** @description What has happened */
            done: components["schemas"]["OutcomeCountsDto"];
        };
        ImportDto: {
            /**
             * Format: uuid
             * @example 019aae10-3c00-7000-8000-000000000001
             */
            id: string;
            /**
             * @description What the rows are
             * @enum {string}
             */
            kind: "people" | "houses";
            /**
             * @description Null for the shell
             * @example 2
             */
            created_by: number | null;
            /** @description Null for the shell */
            created_by_name: string | null;
            /**
             * @description The company that invites or has the houses, if any
             * @example 2
             */
            company_id: number | null;
            /** @example Harbour */
            company_name: string | null;
            /** @enum {string} */
            encoding: "utf-8" | "windows-1251";
            /** @example ; */
            delimiter: string;
            /**
             * @description The columns as fields
             * @example [
             *       "email",
             *       "type"
             *     ]
             */
            columns: string[];
            /** @enum {string} */
            state: "checking" | "checked" | "running" | "finished" | "cancelled" | "stopped";
            /** @description Code of the error that stopped it */
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T05:12:34.000Z
             */
            closed_at: string | null;
        };
        ImportPageDto: {
            items: components["schemas"]["ImportDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
            /**
             * @description The value of `before` for the previous page; null on the first page
             * @example null
             */
            previous: string | null;
            /** @description If `total=true` is asked */
            total?: components["schemas"]["TotalDto"];
        };
        RowReasonDto: {
            /** @example request.invalid_fields */
            code: string;
            /** @example type: Must be one of: worker, tenant, company. */
            en: string;
            ru: string;
        };
        ImportRowDto: {
            /** @description Line of the file */
            line: number;
            fields: {
                [key: string]: string;
            };
            /**
             * @description What would happen; null before the check
             * @enum {string|null}
             */
            plan: "invited" | "already_invited" | "already_member" | "created" | "already_exists" | "repeated" | "wrong" | null;
            /**
             * @description What happened; null before it did
             * @enum {string|null}
             */
            outcome: "invited" | "already_invited" | "already_member" | "created" | "already_exists" | "repeated" | "wrong" | null;
            /** @description Why the row is wrong */
            reason: components["schemas"]["RowReasonDto"] | null;
        };
        ImportRowPageDto: {
            items: components["schemas"]["ImportRowDto"][];
            /**
             * @description The value of `after` for the next page; null on the last page
             * @example WyIwMTlhIl0
             */
            next: string | null;
        };
        StartImportDto: {
            /** @enum {string|null} */
            encoding?: "utf-8" | "windows-1251" | null;
        };
        ErrorDto: {
            /** @example Not found. */
            detail: string;
            /**
             * @description Stable across versions
             * @example resource.not_found
             */
            code: string;
        };
        FieldProblemDto: {
            /**
             * @description Dotted path into the body
             * @example profile.first_name
             */
            field: string;
            /**
             * @description Stable across versions
             * @example required
             */
            code: string;
            /**
             * @description In the language of the answer
             * @example This field is required.
             */
            message: string;
        };
        ProblemDto: {
            /** @example urn:gatehouse:error:resource.not_found */
            type: string;
            /**
             * @description In the language of `Accept-Language`, English or Russian
             * @example Not found.
             */
            title: string;
            /** @example 404 */
            status: number;
            /**
             * @description Stable across versions
             * @example resource.not_found
             */
            code: string;
            /** @description Where fields are wrong */
            errors?: components["schemas"]["FieldProblemDto"][];
            /** @description Permissions that are refused */
            refused?: string[];
            /** @description Columns of a file that no field has */
            unknown?: string[];
            /** @description Columns that mean the same field as one before */
            repeated?: string[];
            /** @description Fields that need a column in a file */
            missing?: string[];
            /** @description Line from which on a file cannot be read */
            line?: string[];
        };
        /**
         * @example {
         *       "email": [
         *         "This field is required."
         *       ]
         *     }
         */
        FieldErrorsDto: {
            [key: string]: string[] | components["schemas"]["FieldErrorsDto"];
        };
        RefreshMissingErrorDto: {
            /** @example The refresh token cookie is missing. Log in first. */
            reason: string;
        };
        VerificationFailedDto: {
            /** @enum {string} */
            status: "FAIL";
            /** @enum {string} */
            user_id: "";
            /** @enum {string} */
            permissions: "";
        };
        RefusedPermissionsErrorDto: {
            /** @example Not found. */
            detail: string;
            /**
             * @description Stable across versions
             * @example resource.not_found
             */
            code: string;
            /**
             * @description The refused permissions
             * @example [
             *       "crm_button create"
             *     ]
             */
            refused: string[];
        };
        ImportFileErrorDto: {
            /** @example Not found. */
            detail: string;
            /**
             * @description Stable across versions
             * @example resource.not_found
             */
            code: string;
            /** @description Columns that no field has */
            unknown?: string[];
            /** @description Columns that mean the same field as one before */
            repeated?: string[];
            /** @description Fields that need a column */
            missing?: string[];
            /** @description Line from which on the file cannot be read */
            line?: string[];
        };
        StatusErrorDto: {
            /** @example Not found. */
            detail: string;
            /**
             * @description Stable across versions
             * @example resource.not_found
             */
            code: string;
            /** @enum {string} */
            status: "BAD_REQUEST" | "ERROR" | "FAIL";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ExportsController_invitations: {
        parameters: {
            query?: {
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "email" | "-email" | "sent_at" | "-sent_at" | null;
                state?: "sent" | "opened" | "accepted" | "declined" | "revoked" | "expired" | null;
                company_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    ExportsController_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    UsersExportController_download: {
        parameters: {
            query?: {
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "name" | "-name" | "email" | "-email" | "date_joined" | "-date_joined" | "last_login" | "-last_login" | null;
                type?: "worker" | "tenant" | "company" | null;
                is_active?: boolean | null;
                is_staff?: boolean | null;
                is_admin?: boolean | null;
                is_superuser?: boolean | null;
                is_deleted?: boolean | null;
                awaits_approval?: boolean | null;
                approval?: "waiting" | "approved" | "refused" | null;
                has_second_factor?: boolean | null;
                /** @description Whether a ban of the account is in force */
                is_banned?: boolean | null;
                /** @description Only people of this company: members, and those who are assigned to it */
                company_id?: number | null;
                /** @description Only holders of all permissions of this group */
                group_id?: string | null;
                /** @description Only holders of a grant of this permission: `crm_button read`, or `crm_button` for any action */
                permission?: string | null;
                /** @description Only those who logged in at this time or later */
                last_login_from?: string | null;
                /** @description Only those whose last login is before this time; not those who never logged in */
                last_login_before?: string | null;
                date_joined_from?: string | null;
                date_joined_before?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    AccountController_register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterDto"];
                "application/x-www-form-urlencoded": components["schemas"]["RegisterDto"];
                "multipart/form-data": components["schemas"]["RegisterDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredDto"];
                };
            };
        };
    };
    AccountController_resend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestActivationDto"];
                "application/x-www-form-urlencoded": components["schemas"]["RequestActivationDto"];
                "multipart/form-data": components["schemas"]["RequestActivationDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    AccountController_activate: {
        parameters: {
            query: {
                activation_code: string;
                user_id: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
            /** @description See Other */
            303: {
                headers: {
                    /** @description The page that confirms */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AccountController_lookAtLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RegistrationController_form: {
        parameters: {
            query: {
                activation_code: string;
                user_id: number;
            };
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    RegistrationController_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmRegistrationDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ConfirmRegistrationDto"];
                "multipart/form-data": components["schemas"]["ConfirmRegistrationDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                    "text/html": string;
                };
            };
        };
    };
    OwnAccountController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountDto"];
                };
            };
        };
    };
    OwnAccountController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOwnAccountDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeOwnAccountDto"];
                "multipart/form-data": components["schemas"]["ChangeOwnAccountDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountDto"];
                };
            };
        };
    };
    OwnRecordsController_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Name of the file */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExportDto"];
                };
            };
        };
    };
    OwnRecordsController_erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CurrentPasswordDto"];
                "multipart/form-data": components["schemas"]["CurrentPasswordDto"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnSessionsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "last_used_at" | "-last_used_at" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPageDto"];
                };
            };
        };
    };
    OwnSessionsController_endOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnSessionsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnSecurityEventsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `<noun>.<past tense>` */
                kind?: string | null;
                session_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityEventPageDto"];
                };
            };
        };
    };
    OwnAvatarController_see: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Changes with the picture */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    /** @description Changes with the picture */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnAvatarController_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/png": string;
                "image/jpeg": string;
                "image/webp": string;
                "multipart/form-data": {
                    /** Format: binary */
                    avatar?: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnAvatarController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PasswordController_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangePasswordDto"];
                "multipart/form-data": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    PasswordController_requestReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordResetDto"];
                "application/x-www-form-urlencoded": components["schemas"]["RequestPasswordResetDto"];
                "multipart/form-data": components["schemas"]["RequestPasswordResetDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    PasswordController_form: {
        parameters: {
            query?: {
                user_id?: string | number | string[];
                code?: string | number | string[];
            };
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    PasswordController_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ResetPasswordDto"];
                "multipart/form-data": components["schemas"]["ResetPasswordDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                    "text/html": string;
                };
            };
        };
    };
    EmailController_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestEmailChangeDto"];
                "application/x-www-form-urlencoded": components["schemas"]["RequestEmailChangeDto"];
                "multipart/form-data": components["schemas"]["RequestEmailChangeDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    EmailController_form: {
        parameters: {
            query?: {
                user_id?: string | number | string[];
                code?: string | number | string[];
            };
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    EmailController_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmEmailChangeDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ConfirmEmailChangeDto"];
                "multipart/form-data": components["schemas"]["ConfirmEmailChangeDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                    "text/html": string;
                };
            };
        };
    };
    EmailObjectionController_form: {
        parameters: {
            query?: {
                user_id?: string | number | string[];
                code?: string | number | string[];
            };
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    EmailObjectionController_object: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailedCodeDto"];
                "application/x-www-form-urlencoded": components["schemas"]["MailedCodeDto"];
                "multipart/form-data": components["schemas"]["MailedCodeDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                    "text/html": string;
                };
            };
        };
    };
    SessionController_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginDto"];
                "application/x-www-form-urlencoded": components["schemas"]["LoginDto"];
                "multipart/form-data": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedInDto"] | components["schemas"]["SecondFactorRequiredDto"];
                };
            };
        };
    };
    SessionController_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefreshedDto"];
                };
            };
        };
    };
    SessionController_logoutByRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOutDto"];
                };
            };
        };
    };
    SessionController_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    SessionController_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOutDto"];
                };
            };
        };
    };
    SessionController_logoutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOutDto"];
                };
            };
        };
    };
    DisownLoginController_form: {
        parameters: {
            query?: {
                user_id?: string | number | string[];
                code?: string | number | string[];
            };
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    DisownLoginController_disown: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of the page or mail: `en` or `ru`. Default: the language of the installation */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailedCodeDto"];
                "application/x-www-form-urlencoded": components["schemas"]["MailedCodeDto"];
                "multipart/form-data": components["schemas"]["MailedCodeDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                    "text/html": string;
                };
            };
        };
    };
    KeySetController_keySet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Changes with the keys */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySetDto"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    /** @description Changes with the keys */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SecurityTextController_securityText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    SecondFactorLoginController_finish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresentFactorDto"];
                "application/x-www-form-urlencoded": components["schemas"]["PresentFactorDto"];
                "multipart/form-data": components["schemas"]["PresentFactorDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedInDto"];
                };
            };
        };
    };
    SecondFactorLoginController_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptionsDto"];
                };
            };
        };
    };
    PasskeyLoginController_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptionsDto"];
                };
            };
        };
    };
    PasskeyLoginController_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLoginDto"];
                "application/x-www-form-urlencoded": components["schemas"]["PasskeyLoginDto"];
                "multipart/form-data": components["schemas"]["PasskeyLoginDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedInDto"];
                };
            };
        };
    };
    SecondFactorController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorsDto"];
                };
            };
        };
    };
    SecondFactorController_renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CurrentPasswordDto"];
                "multipart/form-data": components["schemas"]["CurrentPasswordDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
        };
    };
    TotpController_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CurrentPasswordDto"];
                "multipart/form-data": components["schemas"]["CurrentPasswordDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedTotpDto"];
                };
            };
        };
    };
    TotpController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CurrentPasswordDto"];
                "multipart/form-data": components["schemas"]["CurrentPasswordDto"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    TotpController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTotpDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ConfirmTotpDto"];
                "multipart/form-data": components["schemas"]["ConfirmTotpDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
        };
    };
    PasskeysController_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CurrentPasswordDto"];
                "multipart/form-data": components["schemas"]["CurrentPasswordDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreationOptionsDto"];
                };
            };
        };
    };
    PasskeysController_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterPasskeyDto"];
                "application/x-www-form-urlencoded": components["schemas"]["RegisterPasskeyDto"];
                "multipart/form-data": components["schemas"]["RegisterPasskeyDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredPasskeyDto"];
                };
            };
        };
    };
    PasskeysController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CurrentPasswordDto"];
                "multipart/form-data": components["schemas"]["CurrentPasswordDto"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PasskeysController_rename: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskeyDto"];
                "application/x-www-form-urlencoded": components["schemas"]["RenamePasskeyDto"];
                "multipart/form-data": components["schemas"]["RenamePasskeyDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyDto"];
                };
            };
        };
    };
    StepUpController_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresentFactorDto"];
                "application/x-www-form-urlencoded": components["schemas"]["PresentFactorDto"];
                "multipart/form-data": components["schemas"]["PresentFactorDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    StepUpController_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptionsDto"];
                };
            };
        };
    };
    VerificationController_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyTokenDto"];
                "application/x-www-form-urlencoded": components["schemas"]["VerifyTokenDto"];
                "multipart/form-data": components["schemas"]["VerifyTokenDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationDto"];
                };
            };
        };
    };
    GatewayHealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All dependencies are up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
        };
    };
    GatewayHealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All dependencies are up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
        };
    };
    PermissionsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "name" | "-name" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPermissionPageDto"];
                };
            };
        };
    };
    PermissionsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePermissionDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CreatePermissionDto"];
                "multipart/form-data": components["schemas"]["CreatePermissionDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionDto"];
                };
            };
        };
    };
    PermissionsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionDto"];
                };
            };
        };
    };
    PermissionsController_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PermissionsController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePermissionDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangePermissionDto"];
                "multipart/form-data": components["schemas"]["ChangePermissionDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionDto"];
                };
            };
        };
    };
    PermissionsController_deleteAction: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PermissionGroupsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "name" | "-name" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPermissionGroupPageDto"];
                };
            };
        };
    };
    PermissionGroupsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePermissionGroupDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CreatePermissionGroupDto"];
                "multipart/form-data": components["schemas"]["CreatePermissionGroupDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionGroupDto"];
                };
            };
        };
    };
    PermissionGroupsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionGroupDto"];
                };
            };
        };
    };
    PermissionGroupsController_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PermissionGroupsController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePermissionGroupDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangePermissionGroupDto"];
                "multipart/form-data": components["schemas"]["ChangePermissionGroupDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionGroupDto"];
                };
            };
        };
    };
    GroupHoldersController_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddGroupHolderDto"];
                "application/x-www-form-urlencoded": components["schemas"]["AddGroupHolderDto"];
                "multipart/form-data": components["schemas"]["AddGroupHolderDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantedPermissionsDto"];
                };
            };
        };
    };
    UserPermissionsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
            };
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldPermissionPageDto"];
                };
            };
        };
    };
    UserPermissionsController_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionReferencesDto"];
                "application/x-www-form-urlencoded": components["schemas"]["PermissionReferencesDto"];
                "multipart/form-data": components["schemas"]["PermissionReferencesDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantedPermissionsDto"];
                };
            };
        };
    };
    UserPermissionsController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionReferencesDto"];
                "application/x-www-form-urlencoded": components["schemas"]["PermissionReferencesDto"];
                "multipart/form-data": components["schemas"]["PermissionReferencesDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedPermissionsDto"];
                };
            };
        };
    };
    ExplanationController_explain: {
        parameters: {
            query?: {
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description Explains this one, also if the user lacks it */
                name?: string | null;
                /** @description With `name` only */
                action?: "create" | "read" | "update" | "delete" | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedPermissionsDto"];
                };
            };
        };
    };
    UsersController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "name" | "-name" | "email" | "-email" | "date_joined" | "-date_joined" | "last_login" | "-last_login" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                type?: "worker" | "tenant" | "company" | null;
                is_active?: boolean | null;
                is_staff?: boolean | null;
                is_admin?: boolean | null;
                is_superuser?: boolean | null;
                is_deleted?: boolean | null;
                awaits_approval?: boolean | null;
                approval?: "waiting" | "approved" | "refused" | null;
                has_second_factor?: boolean | null;
                /** @description Whether a ban of the account is in force */
                is_banned?: boolean | null;
                /** @description Only people of this company: members, and those who are assigned to it */
                company_id?: number | null;
                /** @description Only holders of all permissions of this group */
                group_id?: string | null;
                /** @description Only holders of a grant of this permission: `crm_button read`, or `crm_button` for any action */
                permission?: string | null;
                /** @description Only those who logged in at this time or later */
                last_login_from?: string | null;
                /** @description Only those whose last login is before this time; not those who never logged in */
                last_login_before?: string | null;
                date_joined_from?: string | null;
                date_joined_before?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPageDto"];
                };
            };
        };
    };
    UsersController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CreateUserDto"];
                "multipart/form-data": components["schemas"]["CreateUserDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
        };
    };
    UsersController_flags: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeFlagsDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeFlagsDto"];
                "multipart/form-data": components["schemas"]["ChangeFlagsDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
        };
    };
    UsersController_activate: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
        };
    };
    UsersController_deactivate: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
        };
    };
    UserDetailsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
        };
    };
    UsersController_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
        };
    };
    UserDetailsController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAccountDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeAccountDto"];
                "multipart/form-data": components["schemas"]["ChangeAccountDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
        };
    };
    UsersController_restore: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
        };
    };
    InvitationsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "email" | "-email" | "sent_at" | "-sent_at" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                state?: "sent" | "opened" | "accepted" | "declined" | "revoked" | "expired" | null;
                company_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPageDto"];
                };
            };
        };
    };
    InvitationsController_send: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendInvitationDto"];
                "application/x-www-form-urlencoded": components["schemas"]["SendInvitationDto"];
                "multipart/form-data": components["schemas"]["SendInvitationDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
        };
    };
    InvitationsController_permissions: {
        parameters: {
            query?: {
                company_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivablePermissionsDto"];
                };
            };
        };
    };
    InvitationsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
        };
    };
    InvitationsController_resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
        };
    };
    InvitationsController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDto"];
                };
            };
        };
    };
    InvitedPersonController_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCodeDto"];
                "application/x-www-form-urlencoded": components["schemas"]["InvitationCodeDto"];
                "multipart/form-data": components["schemas"]["InvitationCodeDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedInvitationDto"];
                };
            };
        };
    };
    InvitedPersonController_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationDto"];
                "application/x-www-form-urlencoded": components["schemas"]["AcceptInvitationDto"];
                "multipart/form-data": components["schemas"]["AcceptInvitationDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceDto"];
                };
            };
        };
    };
    InvitedPersonController_decline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCodeDto"];
                "application/x-www-form-urlencoded": components["schemas"]["InvitationCodeDto"];
                "multipart/form-data": components["schemas"]["InvitationCodeDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    OwnInvitationsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnInvitationListDto"];
                };
            };
        };
    };
    OwnInvitationsController_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceDto"];
                };
            };
        };
    };
    OwnInvitationsController_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    UserSessionsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "last_used_at" | "-last_used_at" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
            };
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPageDto"];
                };
            };
        };
    };
    UserSessionsController_endAll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UserSessionsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ChangeManyController_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeManyDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeManyDto"];
                "multipart/form-data": components["schemas"]["ChangeManyDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedManyDto"];
                };
            };
        };
    };
    UserSecondFactorController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserSecondFactorsDto"];
                };
            };
        };
    };
    UserSecondFactorController_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UserSecurityEventsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `<noun>.<past tense>` */
                kind?: string | null;
                session_id?: string | null;
            };
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityEventPageDto"];
                };
            };
        };
    };
    UserPasswordController_send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OkDto"];
                };
            };
        };
    };
    UserDetailsController_give: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveProfileDto"];
                "application/x-www-form-urlencoded": components["schemas"]["GiveProfileDto"];
                "multipart/form-data": components["schemas"]["GiveProfileDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
        };
    };
    UserDetailsController_erase: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UserEmailController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedEmailDto"];
                };
            };
        };
    };
    UserEmailController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUserEmailDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeUserEmailDto"];
                "multipart/form-data": components["schemas"]["ChangeUserEmailDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
        };
    };
    UserEmailController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UserAvatarController_see: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Changes with the picture */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    /** @description Changes with the picture */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UserAvatarController_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/png": string;
                "image/jpeg": string;
                "image/webp": string;
                "multipart/form-data": {
                    /** Format: binary */
                    avatar?: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UserAvatarController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AuditController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                actor_id?: number | null;
                /** @description True: only changes by commands; false: only changes by people */
                by_command?: boolean | null;
                action?: string | null;
                target_type?: string | null;
                target_id?: string | null;
                from?: string | null;
                /** @description Exclusive */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryPageDto"];
                };
            };
        };
    };
    AuditController_csv: {
        parameters: {
            query?: {
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | null;
                actor_id?: number | null;
                /** @description True: only changes by commands; false: only changes by people */
                by_command?: boolean | null;
                action?: string | null;
                target_type?: string | null;
                target_id?: string | null;
                from?: string | null;
                /** @description Exclusive */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    AuditController_json: {
        parameters: {
            query?: {
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | null;
                actor_id?: number | null;
                /** @description True: only changes by commands; false: only changes by people */
                by_command?: boolean | null;
                action?: string | null;
                target_type?: string | null;
                target_id?: string | null;
                from?: string | null;
                /** @description Exclusive */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditFileDto"];
                };
            };
        };
    };
    EventsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "queue" | "-queue" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                state?: "waiting" | "refused" | null;
                user_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxEventPageDto"];
                };
            };
        };
    };
    EventsController_count: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventCountsDto"];
                };
            };
        };
    };
    EventsController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DeadLettersController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                reason?: "tombstone" | "value_too_large" | "key_too_large" | "not_utf8" | "nested_too_deeply" | "not_json" | "not_an_object" | "undecodable" | "handler_failed" | "answer_too_large" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPageDto"];
                };
            };
        };
    };
    DeadLettersController_count: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterCountsDto"];
                };
            };
        };
    };
    BansController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "expires_at" | "-expires_at" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanPageDto"];
                };
            };
        };
    };
    BansController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddBanDto"];
                "application/x-www-form-urlencoded": components["schemas"]["AddBanDto"];
                "multipart/form-data": components["schemas"]["AddBanDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanDto"];
                };
            };
        };
    };
    BansController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BanTargetDto"];
                "application/x-www-form-urlencoded": components["schemas"]["BanTargetDto"];
                "multipart/form-data": components["schemas"]["BanTargetDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedBanDto"];
                };
            };
        };
    };
    BansController_throttles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThrottleListDto"];
                };
            };
        };
    };
    SigningKeysController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeyListDto"];
                };
            };
        };
    };
    SigningKeysController_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextSigningKeyDto"];
                };
            };
        };
    };
    SigningKeysController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedSigningKeyDto"];
                };
            };
        };
    };
    MailsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                state?: "waiting" | "sent" | "failed" | null;
                template?: "account-erased" | "account-created" | "activation" | "activation-again" | "account-exists" | "account-closed" | "password-reset" | "password-changed" | "password-reset-done" | "email-change" | "email-change-notice" | "email-change-admin" | "email-objection" | "email-changed" | "second-factor" | "new-device" | "session-reused" | "company-approved" | "company-refused" | "companies-waiting" | "invitation" | "member-removed" | "member-moved" | "member-left" | "member-by-admin" | "company-left" | null;
                recipient?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPageDto"];
                };
            };
        };
    };
    MailsController_count: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailCountsDto"];
                };
            };
        };
    };
    MailsController_retryAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedMailsDto"];
                };
            };
        };
    };
    MailsController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OverviewController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewDto"];
                };
            };
        };
    };
    StatisticsController_read: {
        parameters: {
            query?: {
                /** @description Default: 24 hours, or 30 days, before `to` */
                from?: string | null;
                /** @description Exclusive. Default: now */
                to?: string | null;
                step?: "hour" | "day" | null;
                /** @description Where the days begin */
                time_zone?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsDto"];
                };
            };
        };
    };
    SettingsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingListDto"];
                };
            };
        };
    };
    DiagnosisController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiagnosisDto"];
                };
            };
        };
    };
    ConnectionController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionDto"];
                };
            };
        };
    };
    AboutController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AboutDto"];
                };
            };
        };
    };
    SearchController_search: {
        parameters: {
            query: {
                /** @description Words of names, emails and addresses, or parts of them, case-insensitive; or a part of a phone number. At least one letter or digit */
                query: string;
                /** @description Of each kind */
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundDto"];
                };
            };
        };
    };
    CompaniesController_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CompaniesController_withdrawApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CompaniesController_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseCompanyDto"];
                "application/x-www-form-urlencoded": components["schemas"]["RefuseCompanyDto"];
                "multipart/form-data": components["schemas"]["RefuseCompanyDto"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CompaniesController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
            };
            header?: never;
            path: {
                companyId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedPersonPageDto"];
                };
            };
        };
    };
    CompaniesController_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CompaniesController_unassign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ApprovalRequestController_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MembersController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "name" | "-name" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
            };
            header?: never;
            path: {
                companyId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyMemberPageDto"];
                };
            };
        };
    };
    MembersController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnCompaniesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCompanyListDto"];
                };
            };
        };
    };
    OwnCompaniesController_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DepartmentsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "name" | "-name" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                company_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentPageDto"];
                };
            };
        };
    };
    DepartmentsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDepartmentDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CreateDepartmentDto"];
                "multipart/form-data": components["schemas"]["CreateDepartmentDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentDto"];
                };
            };
        };
    };
    DepartmentsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentDto"];
                };
            };
        };
    };
    DepartmentsController_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DepartmentsController_rename: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameDepartmentDto"];
                "application/x-www-form-urlencoded": components["schemas"]["RenameDepartmentDto"];
                "multipart/form-data": components["schemas"]["RenameDepartmentDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentDto"];
                };
            };
        };
    };
    DepartmentWorkersController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerPageDto"];
                };
            };
        };
    };
    DepartmentWorkersController_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddWorkerDto"];
                "application/x-www-form-urlencoded": components["schemas"]["AddWorkerDto"];
                "multipart/form-data": components["schemas"]["AddWorkerDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberDto"];
                };
            };
        };
    };
    DepartmentWorkersController_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveWorkerDto"];
                "application/x-www-form-urlencoded": components["schemas"]["MoveWorkerDto"];
                "multipart/form-data": components["schemas"]["MoveWorkerDto"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DepartmentWorkersController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    HouseGroupsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "name" | "-name" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                provider_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseGroupPageDto"];
                };
            };
        };
    };
    HouseGroupsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateHouseGroupDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CreateHouseGroupDto"];
                "multipart/form-data": components["schemas"]["CreateHouseGroupDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseGroupDto"];
                };
            };
        };
    };
    HouseGroupsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedHouseGroupDto"];
                };
            };
        };
    };
    HouseGroupsController_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    HouseGroupsController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeHouseGroupDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeHouseGroupDto"];
                "multipart/form-data": components["schemas"]["ChangeHouseGroupDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseGroupDto"];
                };
            };
        };
    };
    HousesController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description Words to look for, or parts of them, case-insensitive */
                search?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "address" | "-address" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                group_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HousePageDto"];
                };
            };
        };
    };
    HousesController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateHouseDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CreateHouseDto"];
                "multipart/form-data": components["schemas"]["CreateHouseDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseDto"];
                };
            };
        };
    };
    HousesController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseDto"];
                };
            };
        };
    };
    HousesController_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    HousesController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeHouseDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeHouseDto"];
                "multipart/form-data": components["schemas"]["ChangeHouseDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseDto"];
                };
            };
        };
    };
    AreasController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | "number" | "-number" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
                house_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaPageDto"];
                };
            };
        };
    };
    AreasController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAreaDto"];
                "application/x-www-form-urlencoded": components["schemas"]["CreateAreaDto"];
                "multipart/form-data": components["schemas"]["CreateAreaDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDto"];
                };
            };
        };
    };
    AreasController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDto"];
                };
            };
        };
    };
    AreasController_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AreasController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAreaDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeAreaDto"];
                "multipart/form-data": components["schemas"]["ChangeAreaDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDto"];
                };
            };
        };
    };
    AreaTenantsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPageDto"];
                };
            };
        };
    };
    AreaTenantsController_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTenantDto"];
                "application/x-www-form-urlencoded": components["schemas"]["AddTenantDto"];
                "multipart/form-data": components["schemas"]["AddTenantDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberDto"];
                };
            };
        };
    };
    AreaTenantsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AreaOwnersController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharePageDto"];
                };
            };
        };
    };
    AreaOwnersController_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddOwnerDto"];
                "application/x-www-form-urlencoded": components["schemas"]["AddOwnerDto"];
                "multipart/form-data": components["schemas"]["AddOwnerDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareDto"];
                };
            };
        };
    };
    AreaOwnersController_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
                shareId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AreaOwnersController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the row that was read, such as `"3"` */
                "If-Match": string;
            };
            path: {
                id: string;
                shareId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeShareDto"];
                "application/x-www-form-urlencoded": components["schemas"]["ChangeShareDto"];
                "multipart/form-data": components["schemas"]["ChangeShareDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version of the row, to be sent as If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareDto"];
                };
            };
        };
    };
    ProvidersController_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderListDto"];
                };
            };
        };
    };
    ProvidersController_ofUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderListDto"];
                };
            };
        };
    };
    UserPlacesController_companies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCompanyListDto"];
                };
            };
        };
    };
    UserPlacesController_areas: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
            };
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAreaPageDto"];
                };
            };
        };
    };
    ImportsController_list: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                /** @description `previous` of the next page; instead of `after` */
                before?: string | null;
                /** @description The field to sort by; `-` before it reverses the order */
                sort?: "id" | "-id" | null;
                /** @description Whether to count all items that the filters select */
                total?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPageDto"];
                };
            };
        };
    };
    ImportsController_upload: {
        parameters: {
            query?: {
                kind?: "people" | "houses" | null;
                company_id?: number | null;
                encoding?: "utf-8" | "windows-1251" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedImportDto"];
                };
            };
        };
    };
    ImportsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedImportDto"];
                };
            };
        };
    };
    ImportsController_rows: {
        parameters: {
            query?: {
                limit?: number | null;
                /** @description `next` of the previous page */
                after?: string | null;
                outcome?: "invited" | "already_invited" | "already_member" | "created" | "already_exists" | "repeated" | "wrong" | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowPageDto"];
                };
            };
        };
    };
    ImportsController_download: {
        parameters: {
            query?: {
                outcome?: "invited" | "already_invited" | "already_member" | "created" | "already_exists" | "repeated" | "wrong" | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    ImportsController_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartImportDto"];
                "application/x-www-form-urlencoded": components["schemas"]["StartImportDto"];
                "multipart/form-data": components["schemas"]["StartImportDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedImportDto"];
                };
            };
        };
    };
    ImportsController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedImportDto"];
                };
            };
        };
    };
}
