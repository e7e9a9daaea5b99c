// Writing a change of the bylaws in a draft over HTTP: kept through the editor, never overwritten unseen, and stopped when the bylaws change first.
import { expect } from 'chai';
import type { Motion } from '../../../server/domain/motions/motion.ts';
import { mergeContent } from '../../../server/domain/motions/merge.ts';
import { contentHash, sameContent } from '../../../server/domain/motions/submission.ts';
import { motionById } from '../../../server/features/motions/index.ts';
import { recordRule } from '../../../server/features/organisations/index.ts';
import { beginProposal } from '../../../server/features/proposals/index.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { granbyTexts } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { changeOfBylaws, draftedMotion } from '../../support/motions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

describe('a change of the bylaws in a draft', () => {
  const open = appOfSuite();
  let motion: Motion;
  const now = async (): Promise<Motion> => {
    const found = await motionById(open().house.desk(open().house.engine.read, null), motion.id);
    if (found === null) throw new Error('the draft is there');
    return found;
  };
  const draft = (): string => `/motioner/utkast/${motion.id}`;
  const page = (index = 0): string => `${draft()}/stadgeandring/${motion.content.clauses[index]?.id ?? ''}`;
  const amendmentNow = async (index = 0) => (await now()).content.clauses[index]?.amendment;
  const hidden = async (index = 0) => {
    const shown = expectPage(await (await open().as('secretary')).get(`${page(index)}?paragraf=p3`));
    const value = (name: string): string => shown.values(name)[0] ?? '';
    return { revision: value('revision'), anchor: value('anchor'), clauseHash: value('clauseHash') };
  };
  const editor = async () => {
    const { content, revision } = await now();
    return {
      ...{ heading: content.heading, rationale: content.rationale, revision: String(revision) },
      clauseId: content.clauses.map(({ id }) => id),
      clause: content.clauses.map(({ text }) => text),
    };
  };
  before(async () => {
    motion = await draftedMotion(open().house, open().world);
  });

  it('is begun from the editor, which saves first', async () => {
    const secretary = await open().as('secretary');
    const typed = { ...(await editor()), heading: 'Nytt säte', step: 'amend.0' };
    expect(expectRedirect(await secretary.upload(draft(), typed))).to.equal(page());
    expect((await now()).content.heading).to.equal('Nytt säte');
    const shown = expectPage(await secretary.get(`${page()}?paragraf=p3`));
    expect(shown.value('wording')).to.equal('Förbundet har sitt säte i Granby.');
  });

  it('is compared without being saved, then saved', async () => {
    const secretary = await open().as('secretary');
    const typed = { ...(await hidden()), wording: 'Nätverket har sitt säte i Ekdal.', from: '2027-07-01' };
    const compared = expectPage(await secretary.upload(page(), { ...typed, step: 'preview' }));
    expect(compared.text).to.include('Nuvarande och föreslagen lydelse');
    expect(await amendmentNow()).to.equal(undefined);
    expectRedirect(await secretary.upload(page(), { ...typed, step: 'save' }));
    expect(await amendmentNow()).to.include({ anchor: 'p3', wording: typed.wording, from: '2027-07-01' });
  });

  for (const [what, change, at] of [
    ['no such day', { from: '2027-02-29' }, 'from'],
    ['a month', { from: '2027-07' }, 'from'],
    ['nothing', { wording: '' }, 'wording'],
    ['a personal identity number', { wording: '19121212-1212' }, 'wording'],
  ] as const)
    it(`is refused beside the field for ${what}, with what was typed`, async () => {
      const typed = { ...(await hidden()), wording: 'Nätverket.', from: '', ...change, step: 'save' };
      const shown = expectPage(await (await open().as('secretary')).upload(page(), typed), 422);
      expect(shown.errorAt(at)).to.be.a('string');
      expect(shown.value('wording')).to.equal(typed.wording);
    });

  it('is kept when the rest of the draft is saved, also while somebody writes', async () => {
    const secretary = await open().as('secretary');
    const before = await amendmentNow();
    expectRedirect(await secretary.upload(draft(), { ...(await editor()), rationale: 'Mer.', step: 'save' }));
    expect(await amendmentNow()).to.deep.equal(before);
    const saved = await secretary.upload(draft(), { ...(await editor()), heading: 'Säte', step: 'autosave' });
    expect(saved.status).to.equal(200);
    expect(await amendmentNow()).to.deep.equal(before);
    const preview = expectPage(await secretary.upload(draft(), { ...(await editor()), step: 'preview' }));
    expect(preview.text).to.include('Föreslagen ändring av stadgarna').and.to.include('den 1 juli 2027');
  });

  it('is not overwritten by somebody who read it before it was saved: both are shown', async () => {
    const secretary = await open().as('secretary');
    const read = await hidden();
    const first = { ...read, wording: 'Nätverket har sitt säte i Storvik.', from: '', step: 'save' };
    expectRedirect(await secretary.upload(page(), first));
    const second = { ...first, wording: 'Nätverket har sitt säte i Lillvik.' };
    const shown = expectPage(await secretary.upload(page(), second), 409);
    expect(shown.text).to.include('Storvik').and.to.include('Någon annan har sparat');
    expect(shown.value('wording')).to.equal(second.wording);
    const again = { ...second, revision: shown.values('revision')[0] ?? '' };
    expectRedirect(await secretary.upload(page(), again));
    expect(await amendmentNow()).to.include({ wording: second.wording });
  });

  it('goes together with what another changed in the draft meanwhile', async () => {
    const { content } = await now();
    const [first, ...rest] = content.clauses;
    if (first === undefined) throw new Error('it has an att-sats');
    const without = { ...content, clauses: [{ id: first.id, text: first.text }, ...rest] };
    const mine = { ...without, heading: 'Min rubrik' };
    expect(mergeContent(without, mine, content).merged).to.deep.equal({ ...content, heading: 'Min rubrik' });
    expect(mergeContent(content, { ...content, heading: 'Min rubrik' }, without).merged).to.deep.equal(mine);
    expect(sameContent(content, without)).to.equal(false);
    expect(contentHash(content)).not.to.equal(contentHash(without));
  });

  it('must be written anew where the bylaws change before it is sent, and the rules that came from the clause be looked over', async () => {
    const { house, world } = open();
    await acting(house, null, async (desk) => {
      const source = granbyTexts['2014-05-01'].replace('sitt säte i Granby', 'sitt säte i Norrby');
      done(
        await readInVersion(desk, world.network, {
          source,
          effectiveFrom: known('2026-01-01'),
          decisions: [],
        }),
      );
      const rule = { kind: 'mandates', value: { perDelegate: 1 }, from: on('2021-01-01') } as const;
      done(await recordRule(desk, world.network, { ...rule, clause: '2 och 3 §§' }));
    });
    const secretary = await open().as('secretary');
    const editing = expectPage(await secretary.get(draft()));
    expect(editing.text).to.include('Paragrafen har fått en ny lydelse sedan ändringen skrevs');
    const list = expectPage(await secretary.get(`${draft()}/inlamning`));
    expect(list.text).to.include('Stadgarna har fått en ny lydelse av paragrafen');
    const rewriting = expectPage(await secretary.get(page()));
    expect(rewriting.text).to.include('säte i Norrby');
    expect(rewriting.value('wording')).to.equal('Nätverket har sitt säte i Lillvik.');
    const typed = { ...(await hidden()), wording: rewriting.value('wording'), from: '', step: 'save' };
    expectRedirect(await secretary.upload(page(), typed));
    expect(expectPage(await secretary.get(draft())).text).not.to.include('ny lydelse sedan');
    const rules = expectPage(await open().stranger.get('/natverk/natverket/regler'));
    expect(rules.text).to.include('3 § har fått en annan lydelse sedan').and.to.include('ses över');
    expect(rules.text).not.to.include('2 § har fått');
  });

  it('is taken away again', async () => {
    const secretary = await open().as('secretary');
    expectRedirect(await secretary.upload(draft(), { ...(await editor()), step: 'unamend.0' }));
    expect(await amendmentNow()).to.equal(undefined);
  });

  it('can be a proposal of the board’s, in the board’s own proposals only', async () => {
    const { house, world } = open();
    const proposal = await acting(house, null, async (desk) => {
      const amendment = await changeOfBylaws(desk, world, 'p3', '');
      const base = await desk.statutes.text(world.network.id, amendment.versionId);
      if (base === null) throw new Error('the bylaws are there');
      const reading = { ...base.reading, clauses: base.reading.clauses.slice(0, 2) };
      return done(
        await beginProposal(desk, world.network, {
          ...{ kind: 'bylaws', heading: 'Utan 3 §', adoptedAs: 'amendments', text: { ...base, reading } },
          forceRule: { kind: 'whenAdopted', earliest: null },
          effects: { joins: [], leaves: [], seats: [], shares: [] },
        }),
      );
    });
    expect(expectPage(await (await open().as('secretary')).get(page())).text).not.to.include('Utan 3 §');
    const office = await open().as('networkOffice');
    const begun = await office.post('/motioner/ny', { mover: `${world.network.id}.${world.network.id}` });
    const address = begun.headers['location'] ?? '';
    const id = address.split('/').at(-1) ?? '';
    const typed = {
      heading: 'Stadgarna',
      rationale: '',
      revision: '1',
      clauseId: '',
      clause: '',
      step: 'amend.0',
    };
    const to = expectRedirect(await office.upload(`/motioner/utkast/${id}`, typed));
    const shown = expectPage(await office.get(to));
    expect(shown.text).to.include('Utan 3 §');
    const value = `${proposal.id} ${(await open().house.desk(house.engine.read, null).proposals.text(proposal.id, 1))?.textHash ?? ''}`;
    const carrying = { revision: shown.values('revision')[0] ?? '', proposal: value, step: 'carry' };
    expectRedirect(await office.upload(to, carrying));
    const carried = expectPage(await office.get(`/motioner/utkast/${id}`));
    expect(carried.text)
      .to.include('att anta styrelsens förslag till ändring av stadgarna')
      .and.to.include('3 §');
    const other = { ...carrying, revision: '2', proposal: `${proposal.id} ${'0'.repeat(64)}` };
    expectPage(await office.upload(to, other), 409);
  });
});
