// Loads the demo world into a database that is empty. Never in production.
import { loadDemoWorld } from './demo-world.ts';
import { ScriptRefusal, withHouse } from './house-for-script.ts';

await withHouse(async (house) => {
  if (house.config.isProduction) throw new ScriptRefusal('The demo world is never loaded in production.');
  const there = await house.desk(house.engine.read, null).organisations.all();
  if (there.length > 0)
    throw new ScriptRefusal('The database holds organisations already; the demo world wants an empty one.');
  await loadDemoWorld(house);
  process.stdout.write('the demo world is loaded\n');
});
