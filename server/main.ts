// Starts and stops the program; the only listen().
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildApp } from './app.ts';
import { readConfig, SettingError, type Config } from './config.ts';
import { buildHouse } from './house.ts';

async function start(config: Config): Promise<void> {
  const house = await buildHouse(config);
  await house.worker.begin();
  // The demo world is loaded by the same acts as users' work; in production its loader is not even read.
  const demo = config.wantsDemo
    ? await (await import('../scripts/demo-world.ts')).openDemoWorld(house)
    : null;
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000 },
    buildApp(house, demo?.accounts).express,
  );
  server.listen(config.port, config.host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  const address = config.isProduction ? config.baseUrl : `http://${config.host}:${String(port)}`;
  process.stdout.write(`Stadga answers at ${address}\n`);
  if (demo !== null) process.stdout.write(await demo.greeting());

  const sweep = (): void => {
    house.sweep().catch((fault: unknown) => {
      house.log.error({ err: fault }, 'could not remove sessions whose time is out');
    });
  };
  sweep();
  house.worker.start();
  setInterval(sweep, 3_600_000).unref();

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    house.worker.stop().catch((fault: unknown) => {
      house.log.error({ err: fault }, 'the job in hand could not be put back');
    });
    // Requests in flight are answered; after ten seconds whoever still holds a connection is cut off.
    const cut = setTimeout(() => {
      server.closeAllConnections();
    }, 10_000);
    server.close(() => {
      clearTimeout(cut);
      house.close().then(
        () => process.exit(0),
        (fault: unknown) => {
          house.log.error({ err: fault }, 'could not close the database');
          process.exit(1);
        },
      );
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  await start(readConfig(process.env));
} catch (fault) {
  process.stderr.write(`Stadga cannot start: ${explain(fault)}\n`);
  // Not left to the event loop: connections that were opened before the fault would hold the program.
  process.exit(1);
}

/** One clear sentence for what can be mended outside the program; the whole fault for the rest. */
function explain(fault: unknown): string {
  if (fault instanceof SettingError) return fault.message;
  if (!(fault instanceof Error)) return String(fault);
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  if (code === 'EADDRINUSE') return 'PORT is in use by another program; choose another.';
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
    return `HOST or DATABASE_URL names a machine that is not there (${fault.message}).`;
  if (code === 'ECONNREFUSED') return 'DATABASE_URL names a PostgreSQL server that does not answer.';
  if (/^(28|3D)/.test(code) && code.length === 5)
    return `DATABASE_URL is refused by PostgreSQL: ${fault.message}.`;
  if (
    ['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EROFS', 'ENOSPC'].includes(code) ||
    code.startsWith('SQLITE_')
  ) {
    return `DATA_DIR or DATABASE_URL names a place that cannot be used (${fault.message}).`;
  }
  return fault.stack ?? fault.message;
}
