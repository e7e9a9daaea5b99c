// A reading's doubts: said to be right, mended where they stand, opened again; now, or when the text is a version.
import { expect } from 'chai';
import { doubtsOf } from '../../../server/domain/statutes/doubts.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { appOfSuite, type Typed, type Visitor } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const start = '/forbund/granby/forbundsordning/inlasning';
let texts = 0;
/** A text whose third clause has the second's number, and no other text's words. */
const doubtful = (): string => {
  texts += 1;
  return `1 § Ändamål\nFörbundet ska pröva tvivel nummer ${String(texts)}.\n\n2 § Säte\nSätet är Granby.\n\n2 § Styrelse\nStyrelsen har fyra ledamöter.\n`;
};
const keyIn = (source: string): string => doubtsOf(source, readStatute(source))[0]?.key ?? '';
const review = (source: string, change: Typed = {}): Typed => ({
  ...{ source, effectiveFrom: '', revision: '1', step: 'read' },
  ...change,
});
const drafted = async (visitor: Visitor, source: string): Promise<string> =>
  expectRedirect(await visitor.upload(start, { source }));

describe('a doubt', () => {
  const open = appOfSuite();
  const logged = (work: () => ReturnType<Visitor['upload']>, more: readonly string[] = []) =>
    expectLogged(open().house.engine, ['statute.draftChanged', ...more], work);

  it('leads to its line and its clause, and is said to be right as it stands', async () => {
    const secretary = await open().as('secretary');
    const source = doubtful();
    const draft = await drafted(secretary, source);
    const page = expectPage(await secretary.get(draft));
    expect(page.text).to.include('ett tveksamt ställe kvar').and.include('0 av 1 ställen avklarade');
    expect(page.links).to.include('#rad-7').and.include('#las-p2-2').and.include('#stalle-1');
    const key = keyIn(source);
    const changed = doubtful();
    const { done, entries } = await logged(
      () =>
        secretary.upload(
          draft,
          review(`${source}\n3 § ${changed.slice(0, 7)}\nOch så vidare.\n`, { step: `asItStands:${key}` }),
        ),
      ['statute.doubtsSettled'],
    );
    expect(entries[1]?.facts).to.deep.equal({ doubts: [key], settlement: 'asItStands', note: '' });
    const after = expectPage(await secretary.get(expectRedirect(done)));
    expect(after.text)
      .to.include('alla tveksamma ställen är avklarade')
      .and.include('2 mars 2026')
      .and.include('secretary@');
    expect(after.value('source'), 'what was typed beside it is saved').to.include('Och så vidare.');
    open().clock.now += 60_000;
    const { done: reopened } = await logged(
      () => secretary.upload(draft, review(source, { revision: '2', step: `open:${key}` })),
      ['statute.doubtsSettled'],
    );
    expect(expectPage(await secretary.get(expectRedirect(reopened))).text).to.include(
      'ett tveksamt ställe kvar',
    );
  });

  it('is mended in its line, or in the text, and that is recorded', async () => {
    const secretary = await open().as('secretary');
    const source = doubtful();
    const draft = await drafted(secretary, source);
    const key = keyIn(source);
    const { done, entries } = await logged(
      () =>
        secretary.upload(draft, review(source, { step: `mended:${key}`, [`mend.${key}`]: '3 § Styrelse' })),
      ['statute.doubtsSettled'],
    );
    expect(entries[1]?.facts).to.deep.equal({ doubts: [key], settlement: 'mended', note: '' });
    const page = expectPage(await secretary.get(expectRedirect(done)));
    expect(page.value('source')).to.equal(source.replace('2 § Styrelse', '3 § Styrelse'));
    expect(page.text).to.include('inga tveksamma ställen');

    const other = doubtful();
    const second = await drafted(secretary, other);
    await logged(
      () => secretary.upload(second, review(other.replace('2 § Styrelse', '3 § Styrelse'))),
      ['statute.doubtsSettled'],
    );
  });

  it('that is no longer in the text, or is none, settles nothing', async () => {
    const secretary = await open().as('secretary');
    const source = doubtful();
    const draft = await drafted(secretary, source);
    for (const step of [
      'asItStands:numberDuplicate-0000000000000000',
      'open:numberDuplicate-0000000000000000',
    ]) {
      const answer = await expectNoChange(open().house.engine, () =>
        secretary.upload(draft, review(`${source}Mer.\n`, { step })),
      );
      expect(expectPage(answer, 409).value('source')).to.equal(`${source}Mer.\n`);
    }
  });

  it('settled by two at once is settled once; the other sees that the text was saved since', async () => {
    const secretary = await open().as('secretary');
    const source = doubtful();
    const draft = await drafted(secretary, source);
    const typed = review(source, { step: `asItStands:${keyIn(source)}` });
    const both = await Promise.all([1, 2].map(() => secretary.upload(draft, typed)));
    expect(both.map(({ status }) => status).toSorted()).to.deep.equal([303, 409]);
  });

  it('stops no version, and is settled on the version’s page by those who may', async () => {
    const secretary = await open().as('secretary');
    const source = doubtful();
    const draft = await drafted(secretary, source);
    const version = expectRedirect(
      await secretary.upload(draft, review(source, { step: 'save', effectiveFrom: '2035' })),
    ).replace(/\?.*/, '');
    expect(expectPage(await secretary.get(version)).text).to.include('Ett tveksamt ställe kvar att granska');
    const stranger = expectPage(await open().stranger.get(version));
    expect(stranger.text).to.not.include('Det stämmer').and.not.include('kvar att granska');
    const typed = { doubt: keyIn(source), settlement: 'asItStands', note: 'Så står det i protokollet.' };
    const { done } = await expectLogged(open().house.engine, ['statute.doubtsSettled'], () =>
      secretary.post(`${version}/tveksamt`, typed),
    );
    const page = expectPage(await secretary.get(expectRedirect(done)));
    expect(page.text).to.include('Så står det i protokollet.').and.include('Ett ställe är avklarat');
    expect(expectPage(await open().stranger.get(version)).text, 'a stranger sees when, not who')
      .to.include('Stämmer som det står')
      .and.not.include('secretary@');
    for (const [change, status] of [
      [{ settlement: 'mended' }, 422],
      [{ doubt: 'x' }, 422],
      [{ doubt: 'numberDuplicate-0000000000000000' }, 409],
      [{ note: 'x'.repeat(301) }, 422],
    ] as const) {
      expectPage(
        await expectNoChange(open().house.engine, () =>
          secretary.post(`${version}/tveksamt`, { ...typed, ...change }),
        ),
        status,
      );
    }
  });

  it('settled in the draft stays settled in the version that it becomes', async () => {
    const secretary = await open().as('secretary');
    const source = doubtful();
    const draft = await drafted(secretary, source);
    await logged(
      () => secretary.upload(draft, review(source, { step: `asItStands:${keyIn(source)}` })),
      ['statute.doubtsSettled'],
    );
    const version = expectRedirect(
      await secretary.upload(draft, review(source, { revision: '2', step: 'save', effectiveFrom: '2036' })),
    );
    expect(expectPage(await secretary.get(version)).text).to.include('Ett ställe är avklarat');
  });
});
