// Runs one reference program once on one pair of texts, where it can be ended when it never does.

import { parentPort, workerData } from 'node:worker_threads';
import { referencePrograms, type ReferenceName } from './reference-programs.ts';

const { name, before, after } = workerData as { name: ReferenceName; before: string; after: string };
const begun = performance.now();
referencePrograms[name](before, after);
parentPort?.postMessage(performance.now() - begun);
