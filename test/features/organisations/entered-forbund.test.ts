// A förbund that was entered in the register with its secretary's account: that secretary's set-up completes it, nobody else's does.
import { expect } from 'chai';
import { hashPassword, openAccount, setPassword } from '../../../server/features/accounts/index.ts';
import { registerOrganisation } from '../../../server/features/organisations/index.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { appOfSuite, cookieIn, type Visitor } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { password } from '../../support/cast.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const name = 'Samordningsförbundet Nydal';
const typed = {
  ...{ name: ' samordningsförbundet  NYDAL ', formedOn: '2015-07' },
  ...{ municipalityName: ['Nydals kommun', 'Granbys kommun'], municipalityFrom: ['', '2016'] },
};

describe('a förbund entered with its secretary', () => {
  const open = appOfSuite();
  const email = 'ny@stadga.example';
  let entered: Visitor;

  before(async () => {
    const { house } = open();
    const passwordHash = await hashPassword(password);
    await house.engine.write(async (transaction) => {
      const desk = house.desk(transaction, null);
      const forbund = await registerOrganisation(desk, {
        ...{ name, nameFrom: null, kind: 'forbund', formedOn: null, note: null, shortName: null },
      });
      if (isRefusal(forbund)) throw new Error(forbund.refused);
      const accountId = await openAccount(desk, email, 'secretary', forbund.id);
      await setPassword(desk, accountId, forbund.id, passwordHash);
    });
    entered = open().visitor(cookieIn(await open().stranger.post('/logga-in', { email, password })));
  });
  const refusedTo = async (visitor: Visitor, given = {}): Promise<void> => {
    const response = await expectNoChange(open().house.engine, () =>
      visitor.post('/forbund/ny', { ...typed, ...given }),
    );
    expect(expectPage(response, 422).errorAt('name')).to.match(/finns redan/);
  };

  it('is not set up by the secretary of another', async () => {
    await refusedTo(await open().as('secretary'));
    await refusedTo(await open().as('otherSecretary'));
  });

  it('is not set up without members: there would be nothing new', async () => {
    await refusedTo(entered, { municipalityName: [], municipalityFrom: [] });
  });

  it('is not half set up where a member is refused', async () => {
    const response = await expectNoChange(open().house.engine, () =>
      entered.post('/forbund/ny', { ...typed, municipalityName: ['Nydals kommun', 'nydals KOMMUN'] }),
    );
    expect(expectPage(response, 422).mistakes[0]).to.match(/finns redan under den tiden/);
  });

  it('is completed by its own: its dates and members, under the address it has', async () => {
    const kinds = ['organisation.changed', 'organisation.setUp'];
    const { done } = await expectLogged(
      open().house.engine,
      [...kinds, 'membership.recorded', 'membership.recorded'],
      () => entered.post('/forbund/ny', typed),
    );
    expect(expectRedirect(done)).to.equal('/forbund/nydal/forbundsordning/inlasning');
    expectPage(await entered.get('/forbund/nydal/forbundsordning/inlasning'));
    const page = expectPage(await open().stranger.get('/forbund/nydal'));
    expect(page.heading).to.equal(name);
    expect(page.text).to.include('Nydals kommun').and.include('Granbys kommun').and.include('juli 2015');
  });

  it('is then there, and not set up again by anybody', async () => {
    await refusedTo(entered);
    await refusedTo(await open().as('secretary'));
  });
});
