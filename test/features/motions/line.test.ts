// The whole way of a motion over HTTP: written, quoted, decided by the board, submitted, handled, followed up.
import { expect } from 'chai';
import { recordRule } from '../../../server/features/organisations/index.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { expectLogged } from '../../support/assertions.ts';
import { on } from '../../support/days.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const pathOf = (to: string): string => to.split(/[?#]/)[0] ?? '';

/** The editor's fields as they stand on a page, to be sent again with changes. */
async function editorOf(app: TestApp, path: string): Promise<Record<string, string | readonly string[]>> {
  const secretary = await app.as('secretary');
  const page = expectPage(await secretary.get(path));
  return {
    revision: page.values('revision')[0] ?? '',
    heading: page.value('heading'),
    clauseId: page.values('clauseId'),
    clause: page.values('clause'),
    rationale: page.value('rationale'),
    citation: page.values('citation'),
  };
}

describe('a motion from draft to follow-up', () => {
  const open = appOfSuite();
  let draft = '';
  let address = '';

  it('begins for the förbund that one is secretary of', async () => {
    const secretary = await open().as('secretary');
    const page = expectPage(await secretary.get('/motioner/ny'));
    const [mover = ''] = page.values('mover');
    const { done } = await expectLogged(open().house.engine, ['motion.begun'], () =>
      secretary.post('/motioner/ny', { mover }),
    );
    draft = pathOf(expectRedirect(done));
    expect(draft).to.match(/^\/motioner\/utkast\/[0-9a-f-]{36}$/);
  });

  it('is not there for others', async () => {
    for (const who of ['delegate', 'memberOfficial', 'otherSecretary', 'networkOffice'] as const)
      expectPage(await (await open().as(who)).get(draft), 404);
    expectPage(await open().stranger.get(draft), 404);
    for (const who of ['chair', 'boardMember'] as const) expectPage(await (await open().as(who)).get(draft));
  });

  it('keeps what is written, one att-sats a row', async () => {
    const secretary = await open().as('secretary');
    const typed = await editorOf(open(), draft);
    const to = expectRedirect(
      await secretary.upload(draft, {
        ...typed,
        heading: 'Gemensamt språk',
        clause: ['- Att nätverket tar fram ett mönster\n- att mönstret är frivilligt'],
        rationale: 'Varje förbund har **egna ord**.\n\n- ett\n- två',
        step: 'save',
      }),
    );
    expect(to).to.equal(`${draft}?kvitto=motionSaved`);
    const page = expectPage(await secretary.get(to));
    expect(page.values('clause')).to.deep.equal([
      'att nätverket tar fram ett mönster',
      'att mönstret är frivilligt',
    ]);
    expect(page.heading).to.equal('Gemensamt språk');
    expect(page.text).to.include('Utkastet är sparat.');
  });

  it('moves, adds and removes rows without losing what was typed', async () => {
    const secretary = await open().as('secretary');
    const before = await editorOf(open(), draft);
    expectRedirect(
      await secretary.upload(draft, { ...before, heading: 'Gemensamt språk i 1 §', step: 'down.0' }),
    );
    const moved = await editorOf(open(), draft);
    expect(moved['clause']).to.deep.equal([before['clause'] ?? []].flat().toReversed());
    expect(moved['clauseId']).to.deep.equal([before['clauseId'] ?? []].flat().toReversed());
    expect(moved['heading']).to.equal('Gemensamt språk i 1 §');
    expectRedirect(await secretary.upload(draft, { ...moved, step: 'add' }));
    const added = await editorOf(open(), draft);
    expect(added['clause']).to.have.lengthOf(3);
    expectRedirect(await secretary.upload(draft, { ...added, step: 'remove.2' }));
    expectRedirect(await secretary.upload(draft, { ...(await editorOf(open(), draft)), step: 'up.1' }));
    expect((await editorOf(open(), draft))['clause']).to.deep.equal(before['clause']);
  });

  it('shows a preview of what is typed and saves nothing', async () => {
    const secretary = await open().as('secretary');
    const typed = await editorOf(open(), draft);
    const { done } = await expectLogged(open().house.engine, [], () =>
      secretary.upload(draft, { ...typed, rationale: 'Bara *provat* <b>nu</b>.', step: 'preview' }),
    );
    const page = expectPage(done);
    expect(done.text).to.include('<em>provat</em>').and.to.include('&lt;b&gt;nu&lt;/b&gt;');
    expect(page.value('rationale')).to.equal('Bara *provat* <b>nu</b>.');
    expect((await editorOf(open(), draft))['rationale']).to.equal(typed['rationale']);
  });

  it('quotes a clause that is read before it is quoted, and says when it has changed', async () => {
    const secretary = await open().as('secretary');
    const typed = await editorOf(open(), draft);
    const picker = pathOf(expectRedirect(await secretary.upload(draft, { ...typed, step: 'cite' })));
    expect(picker).to.equal(`${draft}/citat`);
    const found = expectPage(await secretary.get(`${picker}?sok=GRANBY`));
    expect(found.links).to.include(`${picker}?organisation=granby`);
    const chosen = `${picker}?organisation=granby&lydelse=2&paragraf=p1`;
    expect(expectPage(await secretary.get(chosen)).text).to.include('svara för finansiell samordning');
    const to = expectRedirect(
      await secretary.post(picker, { organisation: 'granby', lydelse: '2', paragraf: 'p1' }),
    );
    const page = expectPage(await secretary.get(to));
    expect(page.text)
      .to.include(
        '1 § förbundsordningen för Samordningsförbundet Granby, i lydelse från och med den 1 januari 2018',
      )
      .and.to.include('Paragrafen har fått ny lydelse sedan den citerades.');
    expect(page.links.some((link) => link.startsWith('/jamfor?fran='))).to.equal(true);
    expectPage(await secretary.post(picker, { organisation: 'granby', lydelse: '2', paragraf: 'p1' }), 409);
  });

  it('says what is missing and submits nothing before the board has decided', async () => {
    const secretary = await open().as('secretary');
    const page = expectPage(await secretary.get(`${draft}/inlamning`));
    expect(page.text).to.include('Styrelsens beslut om texten som den är nu');
    const [revision = ''] = page.values('revision');
    const { done } = await expectLogged(open().house.engine, [], () =>
      secretary.post(`${draft}/inlamning`, { revision, step: 'submit' }),
    );
    expect(expectPage(done, 422).mistakes.join()).to.include('Styrelsens beslut');
  });

  it('takes the board’s decision, which falls when the text is changed', async () => {
    const secretary = await open().as('secretary');
    const endorse = async (): Promise<void> => {
      const { revision = '' } = (await editorOf(open(), draft)) as Record<string, string>;
      const typed = { endorsedOn: '2026-02-03', minutes: '12', revision };
      expectRedirect(await (await open().as('chair')).post(`${draft}/styrelsebeslut`, typed));
    };
    await endorse();
    expect(expectPage(await secretary.get(draft)).text).to.include('Beslutad av förbundets styrelse');
    expectRedirect(await secretary.upload(draft, { ...(await editorOf(open(), draft)), step: 'save' }));
    expect(expectPage(await secretary.get(draft)).text).to.include('Beslutad av förbundets styrelse');
    const typed = await editorOf(open(), draft);
    expectRedirect(
      await secretary.upload(draft, { ...typed, heading: 'Gemensamt språk i 1 § igen', step: 'save' }),
    );
    expect(expectPage(await secretary.get(draft)).text).not.to.include('Beslutad av förbundets styrelse');
    for (const [endorsedOn, minutes, at] of [
      ['2027-01-01', '1', 'endorsedOn'],
      ['2026-02', '1', 'endorsedOn'],
      ['', '1', 'endorsedOn'],
      ['2026-02-03', '', 'minutes'],
    ] as const) {
      const { revision = '' } = (await editorOf(open(), draft)) as Record<string, string>;
      const page = expectPage(
        await secretary.post(`${draft}/styrelsebeslut`, { endorsedOn, minutes, revision }),
        422,
      );
      expect(page.errorAt(at)).to.be.a('string');
      expect(page.value('minutes')).to.equal(minutes);
    }
    await endorse();
  });

  it('is submitted with a number, a receipt and a paper in order', async () => {
    const secretary = await open().as('secretary');
    const [revision = ''] = expectPage(await secretary.get(`${draft}/inlamning`)).values('revision');
    const { done, entries } = await expectLogged(open().house.engine, ['motion.submitted'], () =>
      secretary.post(`${draft}/inlamning`, { revision, step: 'submit' }),
    );
    const to = expectRedirect(done);
    address = pathOf(to);
    expect(address).to.equal('/motioner/natverket-2026-1');
    expect(entries[0]?.facts).to.deep.include({ number: { year: 2026, sequence: 1 } });
    const page = expectPage(await secretary.get(to));
    expect(page.text).to.include('Motionen är inlämnad').and.to.include('natverket-2026-1');
    expect(expectRedirect(await secretary.get(draft))).to.equal(address);
    const kept = expectPage(await open().stranger.get(address));
    expect(kept.text).to.include('att nätverket tar fram ett mönster').and.to.include('Inlämnad');
    expect([200, 202]).to.include((await open().stranger.get(`${address}/handling`)).status);
    expect(expectPage(await open().stranger.get('/motioner')).links).to.include(address);
  });

  it('is kept as it was sent until something is logged', async () => {
    const { etag = '' } = (await open().stranger.get(address)).headers as Record<string, string>;
    expect((await open().stranger.get(address, { 'If-None-Match': etag })).status).to.equal(304);
  });

  it('cannot be changed any more', async () => {
    const secretary = await open().as('secretary');
    expectPage(await secretary.upload(draft, { heading: 'x', revision: '1', step: 'save' }), 409);
    expectPage(await secretary.post(`${draft}/kassering`, { revision: '1' }), 409);
    expectPage(
      await secretary.post(`${draft}/citat`, { organisation: 'granby', lydelse: '1', paragraf: 'p2' }),
      409,
    );
    expectPage(await secretary.get(`${draft}/citat`), 404);
  });

  it('is handled by the network’s office alone', async () => {
    const office = await open().as('networkOffice');
    const secretary = await open().as('secretary');
    expectPage(await secretary.post(`${address}/registrering`), 403);
    await expectLogged(open().house.engine, ['motion.registered'], async () =>
      expectRedirect(await office.post(`${address}/registrering`)),
    );
    expectPage(await office.post(`${address}/registrering`), 409);
    expectRedirect(await office.post(`${address}/beredning`));
    const form = expectPage(await office.get(`${address}/yttrande`));
    expect(form.text).to.include('Tillstyrker');
    const half = expectPage(
      await office.post(`${address}/yttrande`, {
        'recommendation.0': 'recommendApproval',
        'reason.0': 'Bra.',
      }),
      422,
    );
    expect(half.errorAt('recommendation.1')).to.be.a('string');
    expect(half.value('reason.0')).to.equal('Bra.');
    expectRedirect(
      await office.post(`${address}/yttrande`, {
        ...{ 'recommendation.0': 'recommendApproval', 'reason.0': 'Bra.' },
        ...{ 'recommendation.1': 'recommendRejection', 'reason.1': '' },
      }),
    );
    const page = expectPage(await open().stranger.get(address));
    expect(page.text).to.include('Tillstyrker').and.to.include('Avstyrker').and.to.include('Yttrande lämnat');
  });

  it('is withdrawn by its mover, and stays to be read', async () => {
    const secretary = await open().as('secretary');
    expectPage(await (await open().as('otherSecretary')).post(`${address}/aterkallelse`), 403);
    expectPage(await secretary.get(`${address}/aterkallelse`));
    await expectLogged(open().house.engine, ['motion.withdrawn'], async () =>
      expectRedirect(await secretary.post(`${address}/aterkallelse`)),
    );
    expectPage(await secretary.post(`${address}/aterkallelse`), 409);
    expect(expectPage(await open().stranger.get(address)).text).to.include('Återkallad');
  });
});

describe('the network’s rules', () => {
  const open = appOfSuite();
  it('are recorded once a day and kind', async () => {
    const { house, world } = open();
    const record = () =>
      house.engine.write((transaction) =>
        recordRule(house.desk(transaction, null), world.network, {
          kind: 'motionDeadline',
          value: { weeksBefore: 8 },
          from: on('2020-01-01'),
          clause: '7 §',
        }),
      );
    expect(isRefusal(await record())).to.equal(false);
    expect(isRefusal(await record())).to.equal(true);
  });
});
