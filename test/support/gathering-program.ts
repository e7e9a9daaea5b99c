// A program of its own that is killed: eight at a time note numbers by gathered writes, and says each one that is acknowledged.
import { sql } from 'kysely';
import { openDatabase } from '../../server/database/open.ts';
import { gatheredWrites } from '../../server/web/write.ts';

const engine = await openDatabase(process.argv[2] ?? '');
const gathered = gatheredWrites(engine);
const first = Number(process.argv[3]);
let next = first;

async function note(): Promise<void> {
  for (;;) {
    const number = next;
    next += 1;
    await gathered(
      async (transaction) => {
        await sql`insert into noted (number, beside) values (${number}, null)`.execute(transaction);
        return number;
      },
      () => true,
    );
    process.stdout.write(`${String(number)}\n`);
  }
}
await Promise.all(Array.from({ length: 8 }, note));
