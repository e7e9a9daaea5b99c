// Addresses of a proposal's drafting: the list, a new one, its page with its files, its terms, its text clause by clause.
import type { Answer } from '../../web/answer.ts';
import type { Handler, Room } from '../../web/room.ts';
import { onOrganisation } from '../organisations/index.ts';
import { statutePatterns } from '../statutes/index.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { begin, saveTerms, showBegin, showList, showTerms } from './drafting.ts';
import { saveEffects, showEffects } from './following.ts';
import { settle, showRebase } from './rebasing.ts';
import { showChecklist, showFile, showProposal } from './showing.ts';
import {
  addClause,
  changeClause,
  changeNumber,
  showClause,
  showNewClause,
  showNumber,
} from './clause-editing.ts';
import { changeTitle, changeWhole, showText, showTitle } from './editing.ts';
import { onProposal, type ProposalsDoors, type V } from './visits.ts';

export function draftingRoutes<D extends ProposalsDesk>(room: Room<D>, doors: ProposalsDoors): void {
  const connected =
    (handler: (visit: V, doors: ProposalsDoors) => Promise<Answer>): Handler<D> =>
    (visit) =>
      handler(visit, doors);
  // Nothing follows from bylaws: their members are the network's to take in.
  const effects = `${statutePatterns[0]}/forslag/:id/foljder`;
  room.get(effects, onProposal('proposal.change'), (visit) => showEffects(visit));
  room.act(effects, onProposal('proposal.change'), (visit) => saveEffects(visit));
  for (const pattern of statutePatterns) {
    const list = `${pattern}/forslag`;
    room.get(list, { act: 'public.read' }, (visit) => showList(visit));
    room.get(`${list}/nytt`, onOrganisation('proposal.begin'), (visit) => showBegin(visit));
    room.preparedAct(
      `${list}/nytt`,
      onOrganisation('proposal.begin'),
      (visit) => begin(visit, doors),
      'texts',
    );

    const one = `${list}/:id`;
    room.get(one, { act: 'public.read' }, connected(showProposal));
    room.get(`${one}/jamforelse/word`, { act: 'public.read' }, (visit) => showFile(visit, doors, 'word'));
    room.get(`${one}/jamforelse/pdf`, { act: 'public.read' }, (visit) => showFile(visit, doors, 'pdf'));
    room.get(`${one}/kontroll`, { act: 'public.read' }, (visit) => showChecklist(visit));
    room.get(`${one}/villkor`, onProposal('proposal.change'), (visit) => showTerms(visit));
    room.act(`${one}/villkor`, onProposal('proposal.change'), (visit) => saveTerms(visit));
    room.get(`${one}/ombasering`, onProposal('proposal.change'), (visit) => showRebase(visit));
    room.act(`${one}/ombasering`, onProposal('proposal.change'), (visit) => settle(visit), 'texts');

    const text = `${one}/text`;
    const changing = onProposal<D>('proposal.change');
    room.get(text, onProposal('proposal.see'), (visit) => showText(visit, doors));
    room.preparedAct(text, changing, (visit) => changeWhole(visit, doors));
    room.get(`${text}/namn`, changing, (visit) => showTitle(visit));
    room.preparedAct(`${text}/namn`, changing, (visit) => changeTitle(visit, doors));
    room.get(`${text}/ny`, changing, (visit) => showNewClause(visit));
    room.preparedAct(`${text}/ny`, changing, (visit) => addClause(visit, doors), 'texts');
    room.get(`${text}/:clause`, changing, connected(showClause));
    room.preparedAct(`${text}/:clause`, changing, (visit) => changeClause(visit, doors), 'texts');
    room.get(`${text}/:clause/nummer`, changing, (visit) => showNumber(visit));
    room.preparedAct(`${text}/:clause/nummer`, changing, (visit) => changeNumber(visit, doors));
  }
}
