// The same done twice at the same time: once it stands, and whoever came second is told; on both engines.
import { expect } from 'chai';
import { appOfSuite, type Typed } from '../../support/app.ts';
import { forEachEngine } from '../../support/engines.ts';
import { expectPage } from '../../support/page.ts';

describe('two at once', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    const statusesOf = (answers: readonly { readonly status: number }[]): readonly number[] =>
      answers.map(({ status }) => status).toSorted((one, other) => one - other);
    const organisations = () => open().house.desk(open().house.engine.read, null).organisations;
    const named = async (name: string) =>
      (await organisations().all()).filter(({ names }) => names.some((borne) => borne.name === name));

    for (const [what, member] of [
      ['that is new to the register', 'Tallsjö kommun'],
      ['that is in the register already', 'Ekdals kommun'],
    ] as const) {
      it(`take in the same member, ${what}: it is taken in once`, async () => {
        const secretary = await open().as('secretary');
        const typed = { member, group: 'municipality', from: '2020', to: '' };
        const both = await Promise.all([1, 2].map(() => secretary.post('/forbund/granby/medlemmar', typed)));
        expect(statusesOf(both)).to.deep.equal([303, 422]);
        const [kommun, ...more] = await named(member);
        expect(more).to.deep.equal([]);
        const taken = (await organisations().memberships(open().world.granby.id)).filter(
          ({ memberId }) => memberId === kommun?.id,
        );
        expect(taken).to.have.lengthOf(1);
      });
    }

    it('take in the same new member in two förbund: both do, and it is in the register once', async () => {
      const member = 'Björkviks kommun';
      const typed = { member, group: 'municipality', from: '2020', to: '' };
      const [secretary, other] = [await open().as('secretary'), await open().as('otherSecretary')];
      const both = await Promise.all([
        secretary.post('/forbund/granby/medlemmar', typed),
        other.post('/forbund/ekdal/medlemmar', typed),
      ]);
      expect(statusesOf(both)).to.deep.equal([303, 303]);
      expect(await named(member)).to.have.lengthOf(1);
    });

    it('give two förbund the same name: one bears it', async () => {
      const [secretary, other] = [await open().as('secretary'), await open().as('otherSecretary')];
      // Three names at once: a single pair seldom overlaps.
      const names = ['Storsjön', 'Lillsjön', 'Långsjön'].map((each) => `Samordningsförbundet ${each}`);
      const pairs = await Promise.all(
        names.map((name) =>
          Promise.all([
            secretary.post('/forbund/granby/namn', { name, from: '2027' }),
            other.post('/forbund/ekdal/namn', { name, from: '2027' }),
          ]),
        ),
      );
      for (const [index, pair] of pairs.entries()) {
        expect(statusesOf(pair)).to.deep.equal([303, 422]);
        const second = pair.find(({ status }) => status === 422);
        if (second !== undefined) expect(expectPage(second, 422).errorAt('name')).to.match(/finns redan/);
        expect(await named(names[index] ?? '')).to.have.lengthOf(1);
      }
    });

    it('and somebody twice over give a förbund a name: it is borne once', async () => {
      const secretary = await open().as('secretary');
      const name = 'Samordningsförbundet Dubbelsjön';
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => secretary.post('/forbund/granby/namn', { name, from: '2028' })),
      );
      expect(statusesOf(answers)).to.deep.equal([303, 422, 422, 422, 422]);
      expect(await named(name)).to.have.lengthOf(1);
    });

    it('or five set up the same förbund with its members: it is set up once, whole', async () => {
      const name = 'Samordningsförbundet Aspö';
      const typed: Typed = {
        ...{ name, formedOn: '2020', regionName: 'Region Grandal', regionFrom: '' },
        municipalityName: ['Aspö kommun', 'Granbys kommun'],
        municipalityFrom: ['', ''],
      };
      const [secretary, other] = [await open().as('secretary'), await open().as('otherSecretary')];
      const answers = await Promise.all(
        [secretary, other, secretary, other, secretary].map((visitor) => visitor.post('/forbund/ny', typed)),
      );
      expect(statusesOf(answers)).to.deep.equal([303, 422, 422, 422, 422]);
      const [forbund, ...more] = await named(name);
      expect(more).to.deep.equal([]);
      expect(await organisations().memberships(forbund?.id ?? '')).to.have.lengthOf(3);
      expect(open().operatorLog).to.deep.equal([]);
    });

    it('record the same succession: it is recorded once', async () => {
      const secretary = await open().as('secretary');
      await secretary.post('/forbund/ny', { name: 'Samordningsförbundet Fordom' });
      const typed = { predecessor: 'Samordningsförbundet Fordom', kind: 'merger', on: '2024' };
      const both = await Promise.all(
        [1, 2].map(() => secretary.post('/forbund/granby/sammanslagningar', typed)),
      );
      expect(statusesOf(both)).to.deep.equal([303, 422]);
      expect(await organisations().successionsAround(open().world.granby.id)).to.have.lengthOf(1);
    });
  });
});
