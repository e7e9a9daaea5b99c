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

  it('offers a free number, keeps half of the choices, and refuses a number that another clause has', async () => {
    const every = {
      title: 'Förbundsordning för Förbundet',
      aim: 'Förbundet ska stödja samordning i Granby.',
      seat: '\n\n2 § Säte\nSätet är i Granby.',
      name: 'Namn',
      members: '\nDe utser var sin ledamot.',
      marks: '1. utreda\n2. besluta',
      sent: '',
      put: '',
    };
    const of = (change: Partial<typeof every> = {}): string => {
      const { title, aim, seat, name, members, marks, sent, put } = { ...every, ...change };
      return `${title}\n\n1 § Ändamål\n${aim}${seat}\n\n2 a § ${name}\nNamnet är det som står överst.\n\n3 § Medlemmar\nMedlemmarna är två.\n${members}\n\n4 § Uppgifter\nStyrelsen ska\n${marks}\n\n5 § Utskick\nHandlingar skickas${sent} med post.\n\n6 § Budget\nBudgeten beslutas i november.${put}\n`;
    };
    const readIn = (source: string, day: string) =>
      doing(app(), async (desk) => {
        const effectiveFrom = known(day);
        const version = done(
          await readInVersion(desk, app().world.granby, { source, effectiveFrom, decisions: [] }),
        );
        expect(await rebaseOthers(desk, app().world.granby, version)).to.equal(null);
      });
    await readIn(of(), '2026-02-20');
    const { id } = await drafted(
      app(),
      undefined,
      of({
        ...{ title: 'Förbundsordning för Granbyförbundet', aim: 'Förbundet ska stärka samordning i Granby.' },
        ...{ seat: '\n\n2 § Säte\nSätet är i Ekdal.', name: 'Förbundets namn' },
        ...{ members: '\nDe utser var sina två ledamöter.', marks: 'a) utreda\nb) besluta' },
        ...{ sent: ' en vecka före', put: '\n\n6 a § Jäv\nDen som är jävig deltar inte.' },
      }),
    );
    await readIn(
      of({
        ...{ title: 'Förbundsordning för Nya förbundet', aim: 'Förbundet ska leda samordning i Granby.' },
        ...{ seat: '', name: 'Benämning', members: '', marks: '– utreda\n– besluta' },
        ...{ sent: ' senast på fredagen', put: '\n\n6 a § Revision\nRevisorerna granskar allt.' },
      }),
      '2026-02-25',
    );
    const secretary = await app().as('secretary');
    const path = `${root}/${id}/ombasering`;
    const page = expectPage(await secretary.get(path));
    for (const told of [
      ...['Båda ändrar samma ord.', 'Båda lägger till text', 'Den ena tar bort', 'Båda ändrar märket'],
      ...[
        'Den ena upphäver',
        'Numren går inte ihop. Det gäller den som',
        'Båda ändrar rubriken',
        'textens namn',
      ],
      ...['Paragrafen upphävs.', 'Ingenting läggs till.', 'Det tas bort.', 'Ett ledigt nummer'],
      ...['6 b §', 'Två paragrafer heter så då.'],
    ])
      expect(page.text, told).to.include(told);
    const fields = page.ids.filter((each) => /^choice\.\d+$/u.test(each));
    const number = fields.find((each) => page.values(each).includes('free')) ?? '';
    const own = number.replace('choice', 'own');
    const revision = page.values('revision')[0] ?? '';
    for (const [typed, told] of [
      ['6 a', '6 a § finns redan'],
      ['4', '4 § finns redan'],
      ['sju', 'är inget paragrafnummer'],
    ] as const) {
      const wrong = await secretary.upload(path, { revision, [number]: 'own', [own]: typed });
      const again = expectPage(wrong, 422);
      expect(again.errorAt(own), typed).to.include(told);
      expect(again.value(own), 'what was typed').to.equal(typed);
    }
    expectRedirect(await secretary.upload(path, { revision, [number]: 'free' }));
    const half = expectPage(await secretary.get(path));
    expect(half.text).to.include(`${String(fields.length - 1)} ställen kvar att välja.`);
    const rest = Object.fromEntries(
      fields.filter((each) => each !== number).map((each): [string, string] => [each, 'theirs']),
    );
    const revisionNow = half.values('revision')[0] ?? '';
    expectRedirect(await secretary.upload(path, { ...rest, revision: revisionNow }));
    const proposal = await doing(app(), (desk) => desk.proposals.byId(id));
    const text = await doing(app(), (desk) => desk.proposals.text(id, proposal?.textNumber ?? 0));
    expect(proposal?.rebaseOnto).to.equal(null);
    expect(text?.source).to.include('6 b §').and.include('Granbyförbundet').and.include('Sätet är i Ekdal.');
    expect(text?.source.match(/^6 a §/gmu)).to.have.lengthOf(1);
  });

  it('has nothing to choose where none meets it', async () => {
    const { id } = await drafted(app());
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(`${root}/${id}/ombasering`));
    expect(page.text).to.include('Det finns inget att välja.');
  });
});
