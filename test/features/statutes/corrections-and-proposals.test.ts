// What is proposed against a text follows when that text is corrected, and stays when an older one is.
import { expect } from 'chai';
import { openApp, type TestApp } from '../../support/app.ts';
import { wording } from '../../support/cast.ts';
import { begun, latest } from '../../support/proposals.ts';
import { expectRedirect } from '../../support/page.ts';

describe('a correction beside a proposal', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openApp();
  });
  afterEach(() => app.close());

  const correct = async (sequence: number): Promise<void> => {
    const at = `/forbund/granby/forbundsordning/lydelser/${String(sequence)}/rattelse`;
    const typed = {
      ...{ clause: 'p3', heading: 'Säte', source: 'Förbundet har sitt säte i Granby kommun.' },
      reason: 'Ordet föll bort.',
    };
    const path = expectRedirect(await (await app.as('secretary')).post(at, typed));
    expectRedirect(await (await app.as('chair')).post(`${path}/bekraftelse`));
  };
  const reading = () => app.house.desk(app.house.engine.read, null);

  it('of the newest text is carried into what is proposed', async () => {
    const proposal = await begun(app, wording('Förbundet ska göra mer än förut.', 'sex'));
    await correct(3);
    const now = await latest(app, proposal);
    const text = await reading().proposals.text(proposal.id, now.textNumber);
    expect(text?.source).to.include('göra mer än förut').and.include('säte i Granby kommun.');
    const versions = await reading().statutes.versions(app.world.granby.id);
    expect(text?.baseVersionId).to.equal(versions.find(({ sequence }) => sequence === 4)?.id);
  });

  it('of an older text leaves it alone', async () => {
    const proposal = await begun(app, wording('Förbundet ska göra mer än förut.', 'sex'));
    await correct(1);
    const now = await latest(app, proposal);
    expect(now.textNumber).to.equal(1);
    expect(now.rebaseOnto).to.equal(null);
    const text = await reading().proposals.text(proposal.id, 1);
    const versions = await reading().statutes.versions(app.world.granby.id);
    expect(text?.baseVersionId).to.equal(versions.find(({ sequence }) => sequence === 3)?.id);
    // What is begun afterwards begins from the newest in time, not from what was saved last.
    const next = await begun(app, wording('Förbundet ska göra något annat.', 'sex'));
    const begin = await reading().proposals.text(next.id, 1);
    expect(begin?.baseVersionId).to.equal(versions.find(({ sequence }) => sequence === 3)?.id);
  });
});
