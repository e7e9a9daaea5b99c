// The program as users meet it: listening on loopback, with the demo world, under a clock that the walk may move.
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadDemoWorld, openDemoWorld } from '../../scripts/demo-world.ts';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { buildHouse, type House } from '../../server/house.ts';

export interface Site {
  readonly origin: string;
  readonly house: House;
  /** Milliseconds since 1970; set it to move time. */
  readonly clock: { now: number };
  /** What every account of the demo signs in with. */
  readonly password: string;
  readonly emails: readonly string[];
  close(): Promise<void>;
}

/** Opens the site on a fresh database. @param now when it is; this moment where none is given */
export async function openSite(databaseUrl: string, now = Date.now()): Promise<Site> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'stadga-journey-'));
  const environment = { NODE_ENV: 'test', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  const clock = { now };
  const house = await buildHouse(readConfig(environment), () => clock.now);
  await loadDemoWorld(house);
  const { accounts } = await openDemoWorld(house);
  const demo = await accounts();
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = buildApp(house, accounts).express.listen(0, 'localhost', () => {
      resolve(listening);
    });
  });
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    ...{ house, clock, password: demo?.password ?? '', emails: demo?.emails ?? [] },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await house.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
