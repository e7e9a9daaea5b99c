// Who has signed: the newest row of each member counts, and one taken back is missing again.
import { expect } from 'chai';
import type { RoundMember, SignatureRow } from '../../../server/domain/proposals/ratification.ts';
import { signaturesOf } from '../../../server/domain/proposals/signature-tally.ts';
import { on } from '../../support/days.ts';

const members = ['a', 'b'].map((memberId): RoundMember => ({
  ...{ memberId, name: `Kommun ${memberId}`, body: 'kommunfullmäktige', party: 'municipalities' },
}));
const row = (memberId: string, sequence: number, day: string | null): SignatureRow => ({
  ...{ id: `${memberId}${String(sequence)}`, memberId, sequence, attachmentId: null, note: '' },
  signedOn: day === null ? null : on(day),
  ...{ recordedAt: '', recordedBy: null },
});

describe('the tally of signatures', () => {
  it('is complete when each member has one that stands', () => {
    const first = signaturesOf({ members }, [row('a', 1, '2026-03-01')]);
    expect(first.isComplete).to.equal(false);
    expect(first.missing.map(({ memberId }) => memberId)).to.deep.equal(['b']);
    const all = signaturesOf({ members }, [row('b', 1, '2026-03-02'), row('a', 1, '2026-03-01')]);
    expect(all.isComplete).to.equal(true);
    expect(all.last?.id, 'recorded last, not signed last').to.equal('a1');
  });

  it('counts none that was taken back, until there is another', () => {
    const wrong = row('a', 1, '2026-03-01');
    const rows = [wrong, row('b', 1, '2026-03-02'), row('a', 2, null)];
    const taken = signaturesOf({ members }, rows);
    expect([...taken.signed.keys()]).to.deep.equal(['b']);
    expect(taken.last?.id).to.equal('b1');
    const anew = signaturesOf({ members }, [...rows, row('a', 3, '2026-03-04')]);
    expect(anew.signed.get('a')?.signedOn).to.equal('2026-03-04');
    expect(anew.isComplete && anew.last?.id).to.equal('a3');
  });

  it('is never complete where nobody is asked', () => {
    expect(signaturesOf({ members: [] }, []).isComplete).to.equal(false);
  });
});
