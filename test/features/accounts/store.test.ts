// Accounts in the database: addresses, roles, single-use links and sessions, on both engines.
import { expect } from 'chai';
import { accountStore } from '../../../server/features/accounts/index.ts';
import { addAccount, addOrganisation, faultOf, opener } from '../../support/databases.ts';
import { forEachEngine } from '../../support/engines.ts';

const at = '2026-03-02T09:00:00.000Z';
const later = '2026-03-02T09:30:00.000Z';
const issued = { id: 'l1', accountId: 'a1', expiresAt: later, purpose: 'password' } as const;

describe('account store', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('gives back an account with its roles and password hash', async () => {
      const engine = await databases.migrated();
      const organisationId = await engine.write(async (transaction) => {
        const accounts = accountStore(transaction);
        const id = await addOrganisation(transaction, 'granby');
        await accounts.add('a1', id, 'a@stadga.example', at);
        expect(await accounts.grant('r1', 'a1', { role: 'secretary', organisationId: id })).to.equal(true);
        expect(await accounts.grant('r2', 'a1', { role: 'secretary', organisationId: id })).to.equal(false);
        return id;
      });
      const accounts = accountStore(engine.read);
      const person = {
        accountId: 'a1',
        email: 'a@stadga.example',
        grants: [{ role: 'secretary', organisationId }],
      };
      expect(await accounts.byId('a1')).to.deep.equal(person);
      expect(await accounts.byEmail('a@stadga.example')).to.deep.equal({ person, passwordHash: null });
      await engine.write((transaction) => accountStore(transaction).setPassword('a1', 'hash'));
      expect((await accounts.byEmail('a@stadga.example'))?.passwordHash).to.equal('hash');
      expect([await accounts.byId('a2'), await accounts.byEmail('A@stadga.example')]).to.deep.equal([
        null,
        null,
      ]);
    });

    for (const [what, email] of [
      ['the same address twice', 'a@stadga.example'],
      ['an address in upper case', 'B@stadga.example'],
    ] as const) {
      it(`refuses ${what}`, async () => {
        const engine = await databases.migrated();
        await engine.write((transaction) => addAccount(transaction, 'a1', 'a@stadga.example'));
        const fault = await faultOf(engine.write((transaction) => addAccount(transaction, 'a2', email)));
        expect(fault.message).to.match(/unique|check/i);
      });
    }

    it('lets a link be spent once', async () => {
      const engine = await databases.migrated();
      const organisationId = await engine.write(async (transaction) => {
        const owner = await addAccount(transaction, 'a1', 'a@stadga.example');
        await accountStore(transaction).addLink({ ...issued, organisationId: owner }, 'token hash');
        return owner;
      });
      const link = { ...issued, organisationId, usedAt: null };
      expect(await accountStore(engine.read).link('token hash')).to.deep.equal(link);
      expect(await accountStore(engine.read).link('another hash')).to.equal(null);
      const spend = (): Promise<boolean> =>
        engine.write((transaction) => accountStore(transaction).spendLink('l1', at));
      expect((await Promise.all([spend(), spend(), spend()])).filter((isSpent) => isSpent)).to.have.lengthOf(
        1,
      );
      expect((await accountStore(engine.read).link('token hash'))?.usedAt).to.equal(at);
    });

    it('saves, saves anew, extends and removes sessions', async () => {
      const engine = await databases.migrated();
      const row = { idHash: 'h1', accountId: null, content: '{}', expiresAt: at };
      const [now, write] = [accountStore(engine.read), engine.write.bind(engine)];
      await write((transaction) => accountStore(transaction).saveSession(row));
      await write((transaction) => accountStore(transaction).saveSession({ ...row, content: '{"a":1}' }));
      expect(await now.session('h1')).to.deep.equal({ ...row, content: '{"a":1}' });
      await write((transaction) => accountStore(transaction).extendSession('h1', later));
      expect((await now.session('h1'))?.expiresAt).to.equal(later);
      await write((transaction) => accountStore(transaction).removeSession('h1'));
      await write((transaction) => accountStore(transaction).extendSession('h1', later));
      expect(await now.session('h1'), 'a removed session stays away').to.equal(null);
    });

    it('removes the sessions of one account, or those that have expired, and no others', async () => {
      const engine = await databases.migrated();
      const sessions = [
        { idHash: 'mine', accountId: 'a1', content: '{}', expiresAt: later },
        { idHash: 'theirs', accountId: 'a2', content: '{}', expiresAt: later },
        { idHash: 'old', accountId: 'a2', content: '{}', expiresAt: at },
      ];
      await engine.write(async (transaction) => {
        const accounts = accountStore(transaction);
        await addAccount(transaction, 'a1', 'a@stadga.example');
        await addAccount(transaction, 'a2', 'b@stadga.example');
        for (const session of sessions) await accounts.saveSession(session);
        await accounts.removeSessionsOf('a1');
        await accounts.removeSessionsBefore('2026-03-02T09:00:00.001Z');
      });
      const left = await engine.read.selectFrom('sessions').select('id_hash').execute();
      expect(left).to.deep.equal([{ id_hash: 'theirs' }]);
    });

    it('keeps no session, role or link of an account that does not exist', async () => {
      const engine = await databases.migrated();
      const attempts = [
        engine.write((transaction) =>
          accountStore(transaction).saveSession({
            idHash: 'h',
            accountId: 'nobody',
            content: '{}',
            expiresAt: at,
          }),
        ),
        engine.write((transaction) =>
          accountStore(transaction).grant('r', 'nobody', { role: 'chair', organisationId: 'none' }),
        ),
        engine.write((transaction) =>
          accountStore(transaction).addLink({ ...issued, organisationId: 'none' }, 't'),
        ),
      ];
      for (const attempt of attempts) expect((await faultOf(attempt)).message).to.match(/foreign key/i);
    });
  });
});
