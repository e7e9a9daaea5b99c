// Addresses of motions: drafts at /motioner/utkast, submitted ones under their numbers.
import type { Answer } from '../../web/answer.ts';
import type { Handler, Room } from '../../web/room.ts';
import type { MotionsDesk } from './actions/desk.ts';
import { adopt, showAdoption } from './adopting.ts';
import { amendingStep, showAmendment } from './amending.ts';
import { discard, editingStep, settleMerge, showDraft } from './editing.ts';
import {
  close,
  decideLate,
  follow,
  giveOpinion,
  prepare,
  register,
  showMotion,
  showOpinion,
  showPaper,
  showWithdrawal,
  withdraw,
} from './handling-visits.ts';
import { begin, showBegin, showList } from './listing.ts';
import { beginMotionPath, motionsPath } from './paths.ts';
import { quote, showPicker } from './quoting.ts';
import {
  changeCoMovers,
  confirm,
  draftPaper,
  endorse,
  showCoMover,
  showSubmission,
  submit,
} from './sending.ts';
import { onCoMover, onDraft, onMotion, type MotionsDoors, type V } from './visits.ts';

export function motionsRoutes<D extends MotionsDesk>(room: Room<D>, doors: MotionsDoors): void {
  const connected =
    (handler: (visit: V, doors: MotionsDoors) => Promise<Answer>): Handler<D> =>
    (visit) =>
      handler(visit, doors);

  room.get(motionsPath, { act: 'public.read' }, showList);
  room.get(beginMotionPath, { act: 'motion.begin' }, showBegin);
  room.act(beginMotionPath, { act: 'motion.begin' }, begin);

  const draft = `${motionsPath}/utkast/:id`;
  room.get(draft, onDraft('motion.seeDraft'), connected(showDraft));
  room.preparedAct(draft, onDraft('motion.changeDraft'), (visit) => editingStep(visit, doors), 'texts');
  room.act(`${draft}/sammanfogning`, onDraft('motion.changeDraft'), connected(settleMerge), 'texts');
  room.get(`${draft}/citat`, onDraft('motion.changeDraft'), (visit) => showPicker(visit));
  room.act(`${draft}/citat`, onDraft('motion.changeDraft'), quote);
  const amendment = `${draft}/stadgeandring/:sats`;
  room.get(amendment, onDraft('motion.changeDraft'), connected(showAmendment));
  room.preparedAct(amendment, onDraft('motion.changeDraft'), (visit) => amendingStep(visit, doors), 'texts');
  room.get(`${draft}/inlamning`, onDraft('motion.seeDraft'), (visit) => showSubmission(visit));
  room.act(`${draft}/inlamning`, onDraft('motion.submit'), submit);
  room.act(`${draft}/styrelsebeslut`, onDraft('motion.endorse'), endorse);
  room.act(`${draft}/medmotionarer`, onDraft('motion.changeDraft'), changeCoMovers);
  room.get(`${draft}/medmotionarer/:slug`, onCoMover('motion.seeDraft'), (visit) =>
    showCoMover(visit, doors),
  );
  room.act(`${draft}/medmotionarer/:slug`, onCoMover('motion.endorse'), connected(confirm));
  room.act(`${draft}/kassering`, onDraft('motion.changeDraft'), discard);
  room.get(`${draft}/handling`, onDraft('motion.seeDraft'), connected(draftPaper));

  const sent = `${motionsPath}/:nummer`;
  room.getKept(sent, onMotion('public.read'), (visit) => showMotion(visit, doors));
  room.get(`${sent}/handling`, onMotion('public.read'), showPaper);
  room.act(`${sent}/registrering`, onMotion('motion.handle'), connected(register));
  room.act(`${sent}/provning`, onMotion('motion.handle'), connected(decideLate));
  room.act(`${sent}/beredning`, onMotion('motion.handle'), connected(prepare));
  room.get(`${sent}/yttrande`, onMotion('motion.handle'), (visit) => showOpinion(visit));
  room.act(`${sent}/yttrande`, onMotion('motion.handle'), giveOpinion);
  room.act(`${sent}/uppfoljning`, onMotion('motion.handle'), connected(follow));
  const adoption = `${sent}/stadgeandring/:sats`;
  room.get(adoption, onMotion('public.read'), connected(showAdoption));
  room.act(adoption, onMotion('proposal.confirm'), connected(adopt), 'texts');
  room.act(`${sent}/avslutning`, onMotion('motion.handle'), connected(close));
  room.get(`${sent}/aterkallelse`, onMotion('motion.withdraw', 'mover'), (visit) => showWithdrawal(visit));
  room.act(`${sent}/aterkallelse`, onMotion('motion.withdraw', 'mover'), withdraw);
}
