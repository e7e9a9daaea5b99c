// Who can serve at a meeting, before it and after.
import { expect } from 'chai';
import type { Officer } from '../../../server/domain/meetings/meeting.ts';
import { appointmentFault, replacedBy, type Appointment } from '../../../server/domain/meetings/officers.ts';
import type { Role } from '../../../server/domain/permissions.ts';

const officer = (id: string, duty: Officer['duty'], accountId: string | null): Officer => ({
  ...{ id, duty, name: id, accountId, reason: '' },
});
const [chair, attester] = [officer('ordf', 'chair', 'k1'), officer('just', 'attester', 'k2')];
const appointed = (over: Partial<Appointment>): Appointment => ({
  ...{ duty: 'attester', name: 'Ombudet', accountId: 'k3', person: null, reason: '', replaces: '' },
  ...over,
});
const holding = (role: Role, organisationId = 'n') => ({
  accountId: 'k3',
  email: '',
  grants: [{ role, organisationId }],
});

describe('an officer', () => {
  for (const [what, state, appointment, refused] of [
    ['a delegate attests', 'summoned', appointed({ person: holding('delegate', 'f') }), null],
    ['the chair does not attest', 'summoned', appointed({ accountId: 'k1' }), 'meeting.officerApart'],
    [
      'nor under another name without account',
      'open',
      appointed({ name: ' Ordf', accountId: null }),
      'meeting.officerApart',
    ],
    ['nor the office', 'open', appointed({ person: holding('networkOffice') }), 'meeting.officerApart'],
    ['nor the network’s chair', 'open', appointed({ person: holding('chair') }), 'meeting.officerApart'],
    ['a förbund’s chair does', 'open', appointed({ person: holding('chair', 'f') }), null],
    ['an attester is appointed once', 'open', appointed({ accountId: 'k2' }), 'meeting.officerTwice'],
    [
      'an attester does not preside',
      'open',
      appointed({ duty: 'chair', accountId: 'k2' }),
      'meeting.officerApart',
    ],
    ['the office writes', 'open', appointed({ duty: 'secretary', person: holding('networkOffice') }), null],
    ['the chair may write too', 'open', appointed({ duty: 'secretary', accountId: 'k1' }), null],
    ['after the meeting with no reason', 'closed', appointed({ duty: 'secretary' }), 'meeting.officerReason'],
    ['after the meeting with one', 'closed', appointed({ duty: 'secretary', reason: 'Sjuk' }), null],
    ['one attester more', 'closed', appointed({ reason: 'Sjuk' }), 'meeting.officerReplaces'],
    [
      'in nobody’s place',
      'closed',
      appointed({ reason: 'Sjuk', replaces: 'ordf' }),
      'meeting.officerReplaces',
    ],
    ['in an attester’s place', 'closed', appointed({ reason: 'Sjuk', replaces: 'just' }), null],
  ] as const) {
    it(`${what}: ${refused ?? 'appointed'}`, () => {
      const fault = appointmentFault({ networkId: 'n', state }, [chair, attester], appointment);
      expect(fault?.refused ?? null).to.equal(refused);
    });
  }

  it('takes the place of the one before, an attester only of the one named', () => {
    const serving = [chair, attester];
    expect(replacedBy(serving, { duty: 'chair', replaces: '' })).to.deep.equal([chair]);
    expect(replacedBy(serving, { duty: 'attester', replaces: '' })).to.deep.equal([]);
    expect(replacedBy(serving, { duty: 'attester', replaces: 'just' })).to.deep.equal([attester]);
    expect(replacedBy(serving, { duty: 'secretary', replaces: 'just' })).to.deep.equal([]);
  });
});
