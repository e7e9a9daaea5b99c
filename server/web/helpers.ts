// The template helpers: words, dates, addresses of assets, and two comparisons. Everything they return is escaped.
import type { HelperDelegate, HelperOptions } from 'handlebars';
import { formatDate } from '../domain/language/dates.ts';
import { minutesParagraph } from '../domain/language/minutes-paragraph.ts';
import type { Frame } from './frame.ts';

type Helper = HelperDelegate;

const frameOf = (options: HelperOptions): Frame => (options.data as { readonly root: Frame }).root;

/** The helpers, by the name templates use. */
export function templateHelpers(assetPath: (name: string) => string): Readonly<Record<string, Helper>> {
  return {
    /** {{t 'room.key' name=value}}: the words of a key. */
    t: (key: string, options: HelperOptions) =>
      frameOf(options).words(key, options.hash as Record<string, unknown>),
    /** {{tOf 'room.family' value}}: the words of one member of a family of keys. */
    tOf: (family: string, member: string, options: HelperOptions) =>
      frameOf(options).words(`${family}.${member}`, options.hash as Record<string, unknown>),
    /** {{date value}}: a date in words as far as it is known. */
    date: (value: string | null, options: HelperOptions) => {
      const { language, words } = frameOf(options);
      return value === null ? words('dates.unknown') : formatDate(value, language);
    },
    /** {{minutesParagraph '47'}}: "§ 47". */
    minutesParagraph: (typed: string | null) => minutesParagraph(typed ?? ''),
    /** {{asset 'styles/base.css'}}: the address of a file served by us, with its content's hash. */
    asset: (name: string) => assetPath(name),
    eq: (a: unknown, b: unknown) => a === b,
    or: (...given: unknown[]) => given.slice(0, -1).some((value) => !isEmpty(value)),
    /** {{first value 'otherwise'}}: the first that is not empty. */
    first: (...given: unknown[]) => given.slice(0, -1).find((value) => !isEmpty(value)),
    /** {{join 'a' b}}: texts put together. */
    join: (...given: unknown[]) => given.slice(0, -1).map(String).join(''),
    and: (...given: unknown[]) => given.slice(0, -1).every((value) => !isEmpty(value)),
  };
}

const isEmpty = (value: unknown): boolean =>
  value === false ||
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
