// Opens the house for a script, says in one sentence what stops it, and closes the house again.
import { readConfig, SettingError } from '../server/config.ts';
import { buildHouse, type House } from '../server/house.ts';

/** What a script refuses to do, in one sentence. */
export class ScriptRefusal extends Error {
  override readonly name = 'ScriptRefusal';
}

/** Runs the work with the house of the environment's settings. Exit code 2 with one sentence when it is refused. */
export async function withHouse(work: (house: House) => Promise<void>): Promise<void> {
  try {
    const house = await buildHouse(readConfig(process.env));
    try {
      await work(house);
    } finally {
      await house.close();
    }
  } catch (fault) {
    if (!(fault instanceof ScriptRefusal || fault instanceof SettingError)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = 2;
  }
}
