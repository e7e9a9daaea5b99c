// Ends what the whole run shares, when the last test is done: the PostgreSQL cluster and the browser.
import { closeSharedBrowser } from './chromium.ts';
import { stopSharedCluster } from './postgres.ts';

export const mochaHooks = {
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    await Promise.all([stopSharedCluster(), closeSharedBrowser()]);
  },
};
