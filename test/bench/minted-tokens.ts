/** Refresh tokens of sessions inserted by SQL, signed by the service's code with its keys. */
import { authEntities } from '#auth/entities';
import 'reflect-metadata';
import { RotateSession, SessionModule } from '#auth/session';
import type { TokenClaims } from '#auth/contract';
import { loadSettings, SettingsModule } from '#config';
import { DatabaseModule } from '#database';
import { mailEntities } from '#mail-queue';
import { NestFactory } from '@nestjs/core';
import type { Environment } from '../support/apps/start-app.js';

export interface Family {
  readonly sessionId: string;
  /** Its one live refresh token, which no client holds. */
  readonly tip: string;
}

const client = { address: '192.0.2.7', device: 'a benchmark' };
const atOnce = 10;

/** Rotates each session once, as its owner would. */
export async function mintRefreshTokens(
  environment: Environment,
  families: readonly Family[],
): Promise<string[]> {
  const settings = loadSettings({ ...environment });
  const module = {
    module: class Minting {},
    imports: [
      SettingsModule.forRoot(settings),
      DatabaseModule.forRoot(settings.database, [...authEntities, ...mailEntities]),
      SessionModule,
    ],
  };
  const context = await NestFactory.createApplicationContext(module, { logger: ['error'] });
  try {
    const rotation = context.get(RotateSession, { strict: false });
    const tokens: string[] = [];
    const rest = [...families];
    const mint = async () => {
      for (let family = rest.pop(); family; family = rest.pop()) {
        const exp = Math.floor(Date.now() / 1000) + 3600;
        const presented = { sid: family.sessionId, jti: family.tip, exp } as TokenClaims;
        const issued = await rotation.execute(presented, client);
        if (!issued) throw new Error('A session that was written is not alive');
        tokens.push(issued.refresh.token);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, mint));
    return tokens;
  } finally {
    await context.close();
  }
}
