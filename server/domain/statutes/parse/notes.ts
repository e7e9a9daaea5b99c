// The codes of everything the reader can be unsure of or leave out. The interface has one sentence for each.

/** Doubts first, then reasons for leaving something out. The codes are stored and shown: they never change meaning. */
export const readingNoteCodes = [
  'noClause',
  'signLost',
  'signMisread',
  'ocrDigit',
  'numberNotRising',
  'numberDuplicate',
  'numberMissing',
  'numberMade',
  'severalNumbers',
  'emptyClause',
  'styckenUnknown',
  'listLabelsLost',
  'referenceOrClause',
  'betweenClauses',
  'flatTranscript',
  'pageHeader',
  'pageNumber',
  'tableOfContents',
  'doubledHeading',
  'hyphenUndone',
  'metadata',
  'comment',
  'markup',
  'viewerWords',
  'unplaced',
] as const;

export type ReadingNoteCode = (typeof readingNoteCodes)[number];
