/** Starts the console for the person who is logged in; sends everybody else to the login. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { Caller, callerQuery } from './api/caller.js';
import { gatehouse } from './api/client.js';
import { queryClient } from './api/query-client.js';
import { upgrade } from './api/upgrade.js';
import { router } from './router.js';
import { StartFailed } from './shell/start-failed.js';
import { languageBeforeLogin, setLanguage, startTexts } from './texts/texts.js';
import { applyTheme, currentTheme } from './theme.js';
import './global.css';

async function start(root: Root): Promise<void> {
  const account = await gatehouse.session();
  if (!account) {
    location.replace(gatehouse.loginUrl());
    return;
  }
  queryClient.setQueryData(callerQuery.queryKey, new Caller(account));
  await setLanguage(account.language);
  root.render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  );
}

applyTheme(currentTheme());
// An upgrade may have replaced the files that this tab names. What was typed stays until the person reloads.
window.addEventListener('vite:preloadError', () => void upgrade.look());
await startTexts(languageBeforeLogin());
const root = createRoot(document.getElementById('root')!);
await start(root).catch((error: unknown) => root.render(<StartFailed error={error} />));
