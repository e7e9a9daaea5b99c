// A slip in an adopted text: proposed by one, confirmed by another, then a version of its own from the same day.
import { expect } from 'chai';
import { appOfSuite, type Typed, type Visitor } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { forEachEngine } from '../../support/engines.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const statute = '/forbund/granby/forbundsordning';
const at = (sequence: number): string => `${statute}/lydelser/${String(sequence)}/rattelse`;
const typed = (change: Typed = {}): Typed => ({
  ...{ clause: 'p3', heading: 'Säte', source: 'Förbundet har sitt säte i Granby kommun.' },
  ...{ reason: 'Ordet kommun föll bort när texten skrevs ut.' },
  ...change,
});

describe('a correction', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    const proposed = async (sequence: number, change: Typed = {}): Promise<string> =>
      expectRedirect(await (await open().as('secretary')).post(at(sequence), typed(change)));

    it('is proposed, confirmed by another, and traced on both versions', async () => {
      const secretary = await open().as('secretary');
      const chair = await open().as('chair');
      const form = expectPage(await secretary.get(`${at(3)}?paragraf=p3`));
      expect(form.value('source')).to.equal('Förbundet har sitt säte i Granby.');
      const { done: path } = await expectLogged(open().house.engine, ['correction.proposed'], () =>
        proposed(3),
      );
      expect(expectPage(await secretary.get(path)).text).to.include('Någon annan än du bekräftar');
      const own = await secretary.post(`${path}/bekraftelse`);
      expect(expectPage(own, 403).text).to.include('Någon annan än den som föreslog rättelsen');
      expect(expectPage(await open().stranger.get(`${statute}/lydelser/3`)).text).not.to.include('Rättad');
      expect(expectPage(await chair.get('/vantar')).links).to.include(path);
      expect(expectPage(await secretary.get('/vantar')).links).not.to.include(path);
      const { done } = await expectLogged(
        open().house.engine,
        ['statute.versionCorrected', 'correction.confirmed'],
        () => chair.post(`${path}/bekraftelse`),
      );
      const to = expectRedirect(done).split('?')[0] ?? '';
      const fresh = expectPage(await open().stranger.get(to)).text;
      expect(fresh)
        .to.include('Rättad 2 mars 2026')
        .and.include('Ordet kommun föll bort')
        .and.include('Gällande');
      const old = expectPage(await open().stranger.get(`${statute}/lydelser/3`));
      expect(old.text).to.include('ersatt av Lydelse').and.include('säte i Granby.').and.include('Rättad');
      const now = expectPage(await open().stranger.get(statute));
      expect(now.text).to.include('säte i Granby kommun.').and.include('1 juli 2024');
      expect(expectPage(await open().stranger.get(`${statute}?datum=2024-06-30`)).text).to.include(
        'säte i Granby.',
      );
    });

    it('is refused once the version is corrected, or settled; the words typed stay', async () => {
      const [one, other] = [await proposed(2), await proposed(2, { source: 'Förbundets säte är Granby.' })];
      const chair = await open().as('chair');
      expectRedirect(await chair.post(`${one}/bekraftelse`));
      const { text } = expectPage(await chair.post(`${other}/bekraftelse`), 409);
      expect(text).to.include('redan rättad').and.include('Förbundets säte är Granby.');
      expect(expectPage(await chair.post(`${one}/bekraftelse`), 409).text).to.include('redan');
      const secretary = await open().as('secretary');
      const late = expectPage(await secretary.post(at(2), typed({ reason: 'För sent.' })), 409);
      expect(late.text).to.include('redan rättad');
    });

    it('is confirmed once when two press at once', async () => {
      const path = await proposed(1);
      const people: Visitor[] = [await open().as('chair'), await open().as('boardMember')];
      const answers = await Promise.all(people.map((each) => each.post(`${path}/bekraftelse`)));
      expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([303, 409]);
      const sequences = await open()
        .house.desk(open().house.engine.read, null)
        .statutes.versions(open().world.granby.id);
      const first = sequences.find(({ sequence }) => sequence === 1);
      expect(sequences.filter(({ correctsVersionId }) => correctsVersionId === first?.id)).to.have.length(1);
    });

    it('of an older version leaves the text of today as it is', async () => {
      expect(expectPage(await open().stranger.get(`${statute}?datum=2015-01-01`)).text).to.include(
        'Granby kommun.',
      );
      expect(expectPage(await open().stranger.get(statute)).text).to.include('säte i Granby kommun.');
    });

    it('is declined, and stays on record', async () => {
      const sequence = 4;
      const path = await proposed(sequence, { source: 'Förbundet har sitt säte i Granby stad.' });
      const chair = await open().as('chair');
      await expectLogged(open().house.engine, ['correction.declined'], async () => {
        expectRedirect(await chair.post(`${path}/avslag`));
      });
      expect(expectPage(await chair.get(at(sequence))).text).to.include('Avslagen');
      expect(expectPage(await chair.post(`${path}/bekraftelse`), 409).text).to.include('redan avgjord');
    });

    it('is refused without a reason, without a change, and of no clause', async () => {
      const secretary = await open().as('secretary');
      await expectNoChange(open().house.engine, async () => {
        expect(
          expectPage(await secretary.post(at(4), typed({ reason: '' })), 422).value('source'),
        ).to.include('säte');
        expectPage(await secretary.post(at(4), typed({ clause: 'p99' })), 422);
        expectPage(
          await secretary.post(at(4), typed({ source: 'Förbundet har sitt säte i Granby kommun.' })),
          422,
        );
        expectPage(await secretary.post(at(4), typed({ source: 'Ett.\n\n7 § Två\nOrd.' })), 422);
      });
    });
  });
});
