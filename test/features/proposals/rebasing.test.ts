// A proposal that meets a newer version, over HTTP: place by place, some now and the rest later, with nothing lost.
import { expect } from 'chai';
import { rebaseOthers } from '../../../server/features/proposals/actions/rebase.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { known } from '../../support/days.ts';
import { done } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { doing, drafted, root } from '../../support/rounds.ts';
import { wording } from '../../support/cast.ts';

const mine = wording('Förbundet ska främja finansiell samordning mellan medlemmarna.', 'åtta');
const theirs = wording('Förbundet ska leda finansiell samordning mellan medlemmarna.', 'tio');

/** A draft that changes two clauses which another adopted text has changed too. */
async function met(app: TestApp) {
  const { id } = await drafted(app, undefined, mine);
  await doing(app, async (desk) => {
    const version = done(
      await readInVersion(desk, app.world.granby, {
        source: theirs,
        effectiveFrom: known('2026-01-01'),
        decisions: [],
      }),
    );
    const fault = await rebaseOthers(desk, app.world.granby, version);
    expect(fault).to.equal(null);
  });
  return { here: `${root}/${id}`, secretary: await app.as('secretary'), id };
}

describe('a proposal that meets a newer version', () => {
  const app = appOfSuite();

  it('is settled place by place: some now, the rest later, and then it is carried over', async () => {
    const { here, secretary, id } = await met(app());
    expect(expectPage(await secretary.get(here)).links).to.include(`${here}/ombasering`);
    const page = expectPage(await secretary.get(`${here}/ombasering`));
    expect(page.text).to.include('2 ställen kvar att välja.');
    for (const words of ['främja', 'leda', 'åtta', 'tio']) expect(page.text).to.include(words);
    const revision = page.values('revision')[0] ?? '';
    expectPage(await secretary.upload(`${here}/ombasering`, { revision }), 422);
    const wrong = { revision, 'choice.0': 'own', 'own.0': '' };
    expect(expectPage(await secretary.upload(`${here}/ombasering`, wrong), 422).errorAt('own.0')).to.be.a(
      'string',
    );
    const some = await secretary.upload(`${here}/ombasering`, {
      revision,
      'choice.0': 'own',
      'own.0': 'främja och leda',
    });
    expect(expectRedirect(some)).to.include('rebaseSaved');
    const half = expectPage(await secretary.get(`${here}/ombasering`));
    expect(half.text).to.include('Ett ställe kvar att välja.');
    expect(half.value('own.0')).to.equal('främja och leda');
    // What was read before somebody settled a place names other places now.
    expectPage(await secretary.upload(`${here}/ombasering`, { revision, 'choice.1': 'ours' }), 409);
    const rest = await secretary.upload(`${here}/ombasering`, {
      revision: half.values('revision')[0] ?? '',
      'choice.1': 'theirs',
    });
    expect(expectRedirect(rest)).to.equal(`${here}?kvitto=proposalRebased`);
    const text = await doing(app(), async (desk) => {
      const proposal = await desk.proposals.byId(id);
      return desk.proposals.text(id, proposal?.textNumber ?? 0);
    });
    expect(text?.source).to.include('Förbundet ska främja och leda finansiell').and.include('består av åtta');
    expect(text?.because).to.equal('rebased');
  });

  it('tells what was there already, what was given up, and what to look over', async () => {
    const clause = (number: number, words: string): string => `${String(number)} §\n${words}`;
    const of = (...words: readonly string[]): string =>
      ['Förbundsordning', ...words.map((each, index) => clause(index + 1, each))].join('\n\n');
    const [aim, seat, budget] = [
      'Ändamålet är samordning.',
      'Sätet är i Granby.',
      'Budgeten beslutas i november.',
    ];
    const readIn = (source: string, day: string) =>
      doing(app(), async (desk) => {
        const effectiveFrom = known(day);
        const version = done(
          await readInVersion(desk, app().world.granby, { source, effectiveFrom, decisions: [] }),
        );
        expect(await rebaseOthers(desk, app().world.granby, version)).to.equal(null);
      });
    await readIn(of(aim, seat, budget, 'Medlemmarna är enligt 2 § två.'), '2026-02-01');
    const changed = of(
      'Ändamålet är bara hälsa.',
      'Sätet är i Ekdal.',
      'Budgeten beslutas i mars.',
      'Medlemmarna är enligt 2 § två.',
    );
    const { id } = await drafted(app(), undefined, changed);
    const here = `${root}/${id}`;
    await readIn(
      of('Ändamålet är arbete.', seat, 'Budgeten beslutas i mars.', 'Medlemmarna är enligt 2 § två.'),
      '2026-02-15',
    );
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(`${here}/ombasering`));
    const chosen = { revision: page.values('revision')[0] ?? '', 'choice.0': 'ours' };
    expectRedirect(await secretary.upload(`${here}/ombasering`, chosen));
    const told = expectPage(await secretary.get(here));
    expect(told.text).to.include('Förslaget är fört över till lydelsen från och med 15 februari 2026');
    expect(told.text).to.include('3 § finns redan i den nya lydelsen');
    expect(told.text).to.include('1 §: ändringen föll').and.to.include('Ändamålet är bara hälsa.');
    const compared = told.links.find((each) => each.includes('fran=1'));
    expectPage(await secretary.get(compared ?? ''));
  });

  it('has nothing to choose where none meets it', async () => {
    const { id } = await drafted(app());
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(`${root}/${id}/ombasering`));
    expect(page.text).to.include('Det finns inget att välja.');
  });
});
