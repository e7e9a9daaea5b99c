// A paragraph of minutes as it is written: "§ 47", whether the mark was typed or not.

/** "47", "§47" and "§ 47" are "§ 47", "47-48" is "§§ 47-48"; what is no number, "ordförandebeslut 3", is left as it is. */
export function minutesParagraph(typed: string): string {
  const bare = typed.trim().replace(/^§{1,2}\s*/u, '');
  if (!/^\d/u.test(bare)) return typed.trim();
  const isSeveral = /^§§/u.test(typed.trim()) || /^\d+\s*(?:[-–—,]|och)\s*\d/u.test(bare);
  return `${isSeveral ? '§§' : '§'} ${bare}`;
}
