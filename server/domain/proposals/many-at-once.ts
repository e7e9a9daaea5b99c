// How many proposals of one statute can be under way at once: all of them are carried over when one is adopted.

/**
 * UTF-16 units of all their texts together. Carrying over this much takes about two seconds, during which nobody else can
 * write; a hundred proposals of a common förbundsordning (15,000) are within it, four of the longest text that is read.
 */
export const mostTextUnderWay = 2_000_000;

/** Whether so many proposals, with texts of this length, are more than can be carried over at once. */
export const isTooMuchAtOnce = (count: number, length: number): boolean => count * length > mostTextUnderWay;
