// Nobody settles a vote alone: closing, sealing and holding again, by whom.
import { expect } from 'chai';
import type { RollManifest } from '../../../server/domain/meetings/meeting.ts';
import { simpleMajority } from '../../../server/domain/meetings/poll.ts';
import { closerFault, rerunFault, sealerFault } from '../../../server/domain/meetings/two-people.ts';

const manifest: RollManifest = {
  ...{ pollId: 'p', meetingId: 'm', purpose: 'main', question: '', text: '', yesMeans: '', noMeans: '' },
  ...{ method: 'open', majority: simpleMajority, tieRule: 'rejection', quorum: 0, openedAt: '' },
  roll: [{ organisationId: 'a', name: 'A', accountId: 'voter', votes: 1 }],
};

describe('two people', () => {
  it('whoever is on the roll of a poll does not close it', () => {
    expect(closerFault(manifest, 'voter')?.refused).to.equal('poll.voterCloses');
    expect(closerFault(manifest, 'office')).to.equal(null);
    expect(closerFault(manifest, null)).to.equal(null);
  });

  it('whoever closed it does not seal it', () => {
    expect(sealerFault({ closedBy: 'a' }, 'a')?.refused).to.equal('poll.samePerson');
    expect(sealerFault({ closedBy: 'a' }, 'b')).to.equal(null);
    expect(sealerFault({ closedBy: null }, null)).to.equal(null);
  });

  it('whoever settled the result, or has just seen it, does not set it aside', () => {
    const sealed = { state: 'sealed', closedBy: 'a', sealedBy: 'b' } as const;
    expect(rerunFault(sealed, 'b')?.refused).to.equal('poll.rerunSamePerson');
    expect(rerunFault(sealed, 'a')).to.equal(null);
    const closed = { state: 'closed', closedBy: 'a', sealedBy: null } as const;
    expect(rerunFault(closed, 'a')?.refused).to.equal('poll.rerunSamePerson');
    expect(rerunFault(closed, 'b')).to.equal(null);
    expect(rerunFault({ ...closed, closedBy: null }, null)).to.equal(null);
  });
});
