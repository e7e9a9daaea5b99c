// Ends what the whole run shares, when the last test is done: the PostgreSQL cluster and the browser.
import { closeSharedBrowser } from './chromium.ts';
import { stopSharedCluster } from './postgres.ts';

export const mochaHooks = {
  async afterAll(): Promise<void> {
    await Promise.all([stopSharedCluster(), closeSharedBrowser()]);
  },
};
