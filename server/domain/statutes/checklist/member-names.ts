// How members are named in running text: "Alnäs, Bergsjö och Cedervalla kommuner", "regionen", "Landstinget i Norrdal".
import type { Party } from '../../organisations/membership.ts';
import type { CheckedMember } from './finding.ts';

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
const kinds =
  /^(?:kommun|kommuner|kommunen|stad|region|regionen|landsting|landstinget|läns|län|i|samordningsförbundet|finsamförbundet)$/u;

/** The words of a name that are its own: "Bergsjös kommun" has "bergsjös". */
const ownWords = (name: string): readonly string[] =>
  plain(name)
    .trim()
    .split(' ')
    .filter((word) => word !== '' && !kinds.test(word));

const withoutGenitive = (word: string): string => (word.length > 3 ? word.replace(/s$/u, '') : word);

/** A text made ready to look for names in. */
export class NamedIn {
  private readonly text: string;
  constructor(text: string) {
    this.text = plain(text);
  }

  /** The name as it is written, whatever its case and genitive. */
  has(name: string): boolean {
    const sought = plain(name).trimEnd();
    return this.text.includes(`${sought} `) || this.text.includes(`${sought}s `);
  }

  private hasWords(words: readonly string[]): boolean {
    return (
      words.length > 0 &&
      words.every((word) =>
        [word, withoutGenitive(word), `${withoutGenitive(word)}s`].some((form) =>
          this.text.includes(` ${form} `),
        ),
      )
    );
  }

  /** Is the member named, in full or together with others of its kind ("Alnäs och Bergsjö kommuner")? */
  names({ name, party }: Pick<CheckedMember, 'name' | 'party'>): boolean {
    if (this.has(name)) return true;
    if (party === 'municipalities')
      return / kommun(?:er|erna)? /u.test(this.text) && this.hasWords(ownWords(name));
    return party === 'regions' && / region(?:er|erna)? /u.test(this.text) && this.hasWords(ownWords(name));
  }

  /** Is it named by what it was called before, or by what bodies of its kind were? */
  namesFormerly(member: CheckedMember): boolean {
    return (
      member.formerNames.some((name) => name !== member.name && this.has(name)) ||
      (member.party !== 'municipalities' && formerly[member.party].test(this.text))
    );
  }

  /** Is it spoken of as the one of its kind: "regionen", "kommunen"? */
  means(member: CheckedMember, members: readonly CheckedMember[]): boolean {
    const isOnly = members.filter(({ party }) => party === member.party).length === 1;
    return isOnly && alone[member.party].test(this.text);
  }
}

const never = /(?!)/u;

/** What bodies were called before (4 § etc. in the laws of domain/organisations/renamings.ts). */
const formerly: Readonly<Record<Party, RegExp>> = {
  municipalities: never,
  regions: / (?:läns )?landsting(?:et|ets)? /u,
  socialInsuranceAgency: / (?:läns )?allmänna? försäkringskassan? | försäkringskassan i \p{L}+ län /u,
  employmentService: / läns ?arbetsnämnd(?:en|ens)? /u,
  none: never,
};

const alone: Readonly<Record<Party, RegExp>> = {
  municipalities: / kommun(?:en|ens) /u,
  regions: / (?:region(?:en|ens)|landsting(?:et|ets)|region(?:s)?fullmäktige|landstingsfullmäktige) /u,
  socialInsuranceAgency: / försäkringskassa(?:n|ns) /u,
  employmentService: / (?:arbetsförmedling(?:en|ens)|länsarbetsnämnd(?:en|ens)) /u,
  none: never,
};
