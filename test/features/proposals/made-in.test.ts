// A proposal whose changes were made in other words than the newest version's: carried over at once, or when they are settled.
import { expect } from 'chai';
import { mergeStatutes } from '../../../server/domain/comparison/merge.ts';
import { settleRebase } from '../../../server/features/proposals/index.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { granbyTexts } from '../../support/cast.ts';
import { expectRedirect } from '../../support/page.ts';
import { begun, doneAs, latest, rewritten } from '../../support/proposals.ts';
import { read } from '../../support/rounds.ts';

const current = granbyTexts['2024-07-01'];
const seat = /(\n3 § Säte\n)[^\n]*/;
const withSeat = (words: string, text: string = current): string => text.replace(seat, `$1${words}`);

describe('changes that were made in other words', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openApp();
  });
  afterEach(() => app.close());

  const textOf = async (proposal: Parameters<typeof latest>[1]) => {
    const now = await latest(app, proposal);
    const text = await app.house.desk(app.house.engine.read, null).proposals.text(now.id, now.textNumber);
    return { now, text };
  };
  const elsewhere = withSeat('Sätet är i Ekdal.');
  const moved = withSeat('Sätet är i Sundet.');
  const newest = async () =>
    (await app.house.desk(app.house.engine.read, null).statutes.versions(app.world.granby.id)).at(-1);

  it('wait with the words they were made in, and are settled against what has been adopted since', async () => {
    const proposal = await begun(app, moved, { madeIn: read(elsewhere), because: 'readIn' });
    expect(proposal.rebaseOnto).to.equal((await newest())?.id);
    expect(proposal.rebaseFrom?.source).to.equal(elsewhere);
    // What is edited meanwhile is kept, and so is what it was made in.
    const edited = await rewritten(app, proposal, moved.replace('1 § Ändamål', '1 § Syfte'));
    expect(edited.rebaseFrom?.source).to.equal(elsewhere);
    const at = '/forbund/granby/forbundsordning/lydelser/3/rattelse';
    const typed = {
      clause: 'p3',
      heading: 'Säte',
      source: 'Sätet är i Granby tätort.',
      reason: 'Ordet föll bort.',
    };
    const path = expectRedirect(await (await app.as('secretary')).post(at, typed));
    expectRedirect(await (await app.as('chair')).post(`${path}/bekraftelse`));
    const waiting = await latest(app, proposal);
    expect(waiting.rebaseOnto).to.equal((await newest())?.id);
    expect(waiting.rebaseFrom?.source).to.equal(elsewhere);
    const onto = await app.house
      .desk(app.house.engine.read, null)
      .statutes.text(app.world.granby.id, waiting.rebaseOnto ?? '');
    const { text } = await textOf(proposal);
    if (onto === null || text === null) throw new Error('both texts are there');
    const { conflicts } = mergeStatutes(read(elsewhere), onto, text);
    expect(conflicts).to.have.length(1);
    const choices = new Map(conflicts.map(({ id }) => [id, 'theirs' as const]));
    await doneAs(app, 'secretary', (desk) =>
      settleRebase(desk, proposal, { revision: waiting.revision, choices }),
    );
    const { now, text: settled } = await textOf(proposal);
    expect(now).to.deep.include({ rebaseOnto: null, rebaseFrom: null, state: 'draft' });
    expect(settled?.source).to.include('Syfte').and.include('Sundet').and.not.include('Ekdal');
  });

  it('are the text itself where only the layout of the words differs, or the file told no text', async () => {
    for (const madeIn of [read(current.replaceAll('\n', '\n\n')), read('Ingen paragraf.'), null]) {
      const { now, text } = await textOf(await begun(app, moved, { madeIn }));
      expect(now).to.deep.include({ textNumber: 1, rebaseOnto: null, rebaseFrom: null });
      expect(text?.source).to.include('Sundet');
    }
  });
});
