// Who may read a proposal: a table of roles and of how far it has been shown.
import { expect } from 'chai';
import { roles, type Who } from '../../../server/domain/permissions.ts';
import { canSee } from '../../../server/domain/proposals/visibility.ts';

const who = (role: (typeof roles)[number], organisationId = 'o'): Who => ({
  ...{ accountId: 'a', email: 'a@stadga.example', grants: [{ role, organisationId }] },
});
const proposal = { organisationId: 'o', versionId: null };
const drafted = { isSent: false, isConsulted: false, asksAsContact: false };
const own = ['secretary', 'chair', 'boardMember', 'networkOffice'];

describe('a proposal is seen', () => {
  it('by everybody once it is sent, or is a version', () => {
    for (const asks of [null, who('delegate', 'other')]) {
      expect(canSee(asks, proposal, { ...drafted, isSent: true })).to.equal(true);
      expect(canSee(asks, { ...proposal, versionId: 'v' }, drafted)).to.equal(true);
    }
  });

  it("by the förbund's own while it is drafted, and by no stranger", () => {
    expect(roles.filter((role) => canSee(who(role), proposal, drafted))).to.have.members(own);
    expect(roles.filter((role) => canSee(who(role, 'other'), proposal, drafted))).to.deep.equal([]);
    expect(canSee(null, proposal, drafted)).to.equal(false);
  });

  it("by members' contacts from the consultation on", () => {
    const consulted = { isSent: false, isConsulted: true, asksAsContact: true };
    expect(roles.filter((role) => canSee(who(role), proposal, consulted))).to.have.members([
      ...own,
      'memberOfficial',
    ]);
    expect(canSee(who('memberOfficial'), proposal, { ...consulted, isConsulted: false })).to.equal(false);
    expect(canSee(who('memberOfficial'), proposal, { ...consulted, asksAsContact: false })).to.equal(false);
    expect(canSee(who('memberOfficial', 'other'), proposal, consulted)).to.equal(false);
    expect(canSee(null, proposal, consulted)).to.equal(false);
  });
});
