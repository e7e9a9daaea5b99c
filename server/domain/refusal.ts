// Every "no" this house can give: a code and facts, never a sentence (the sentences are in content/locales under refusals).

/** code → what kind of no it is; web/errors.ts turns the kind into a status. */
export const refusals = {
  'access.signIn': 'signIn',
  'access.forbidden': 'forbidden',
  'access.notFound': 'missing',
  'access.otherOrigin': 'forbidden',
  'access.tooMany': 'tooMany',
  'account.wrongPassword': 'invalid',
  'account.linkSpent': 'invalid',
  'account.passwordShort': 'invalid',
  'account.passwordsDiffer': 'invalid',
  'request.tooLarge': 'tooLarge',
  'request.unreadable': 'invalid',
  'request.busy': 'tooMany',
  'edit.conflict': 'conflict',
  'form.required': 'invalid',
  'form.tooLong': 'invalid',
  'form.unknownField': 'invalid',
  'form.date': 'invalid',
  'form.day': 'invalid',
  'form.choice': 'invalid',
  'form.personalNumber': 'invalid',
  'form.invisible': 'invalid',
  'organisation.nameTaken': 'invalid',
  'organisation.nameUnreadable': 'invalid',
  'organisation.unknown': 'invalid',
  'organisation.alreadySucceeded': 'invalid',
  'succession.notYours': 'invalid',
  'membership.endsBeforeItBegins': 'invalid',
  'membership.twice': 'invalid',
  'membership.partyOfAnotherKind': 'invalid',
  'membership.ofItself': 'invalid',
  'rule.sameDay': 'conflict',
  'motion.late': 'conflict',
  'motion.notNow': 'conflict',
  'motion.notEndorsed': 'invalid',
  'motion.withoutHeading': 'invalid',
  'motion.withoutResolution': 'invalid',
  'motion.withoutAtt': 'invalid',
  'motion.tooManyResolutions': 'invalid',
  'motion.tooManyCitations': 'invalid',
  'motion.resolutionTooLong': 'invalid',
  'motion.rationaleTooLong': 'invalid',
  'motion.unconfirmedCoMover': 'invalid',
  'motion.moverNotMember': 'invalid',
  'motion.coMoverTwice': 'invalid',
  'motion.coMoverNotMember': 'invalid',
  'motion.onlyBoardProposals': 'invalid',
  'motion.endorsedInTheFuture': 'invalid',
  'motion.opinionMissing': 'invalid',
  'motion.nothingToDecideAgain': 'conflict',
  'motion.partlyDecided': 'conflict',
  'motion.lateNotAdmitted': 'conflict',
  'motion.clauseDecided': 'conflict',
  'motion.otherMeeting': 'conflict',
  'motion.unknownClause': 'missing',
  'motion.alreadyCited': 'conflict',
  'statute.empty': 'invalid',
  'statute.tooLarge': 'invalid',
  'statute.binary': 'invalid',
  'statute.withoutClause': 'invalid',
  'statute.sameText': 'conflict',
  'statute.sameDay': 'conflict',
  'statute.alreadySaved': 'conflict',
  'comparison.empty': 'invalid',
  'comparison.tooLarge': 'invalid',
  'comparison.binary': 'invalid',
  'comparison.unknownVersion': 'missing',
  'comparison.takesTooLong': 'invalid',
} as const;

export type RefusalCode = keyof typeof refusals;
export type RefusalKind = (typeof refusals)[RefusalCode];

/** An expected no. `field` is the form field it stands beside; `facts` fill the sentence. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly field?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** A refusal, with the field it concerns and the facts its sentence names. */
export function refuse(code: RefusalCode, field?: string, facts?: Refusal['facts']): Refusal {
  return {
    refused: code,
    ...(field === undefined ? {} : { field }),
    ...(facts === undefined ? {} : { facts }),
  };
}

/** Is this answer a no? */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
