/** The frame around every screen. */
import { createRootRoute, createRoute } from '@tanstack/react-router';
import { LoggedIn } from './shell/logged-in.js';
import { NotFound } from './shell/not-found.js';
import { ScreenFailed } from './shell/screen-failed.js';
import { Shell } from './shell/shell.js';

export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ScreenFailed,
});

/** Where the login in another tab leads (`LoginDialog`). */
export const loggedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'logged-in',
  component: LoggedIn,
});
