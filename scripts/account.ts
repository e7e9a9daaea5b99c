// Opens an account with a role in an organisation and prints a single-use link by which its password is chosen.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { roles, type Role } from '../server/domain/permissions.ts';
import { issueLink, linkPath, openAccount } from '../server/features/accounts/index.ts';
import { registerOrganisation, type StoredOrganisation } from '../server/features/organisations/index.ts';
import type { HouseDesk } from '../server/house.ts';
import { sentenceOf } from '../server/web/errors.ts';
import { ScriptRefusal, withHouse } from './house-for-script.ts';

const usage = `usage: npm run -s account -- EMAIL ROLE ORGANISATION
  ROLE          ${roles.join(', ')}
  ORGANISATION  its address part (as in /forbund/ADDRESS), or its full name in quotes; a network or förbund that is not in the register is entered`;

await withHouse(async (house) => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [address, roleGiven, name] = positionals;
  if (address === undefined || roleGiven === undefined || name === undefined || positionals.length > 3) {
    throw new ScriptRefusal(usage);
  }
  const email = z.email().max(320).safeParse(address.trim().toLowerCase());
  if (!email.success) throw new ScriptRefusal(`"${address}" is not an e-mail address.`);
  const role = roles.find((each) => each === roleGiven);
  if (role === undefined) throw new ScriptRefusal(`"${roleGiven}" is not a role.\n${usage}`);
  const { organisation, token } = await house.engine.write(async (transaction) => {
    const desk = house.desk(transaction, null);
    const owner = await findOrEnter(desk, name, role, (refusal) => sentenceOf(refusal, house.words.en));
    const accountId = await openAccount(desk, email.data, role, owner.id);
    return { organisation: owner, token: await issueLink(desk, accountId, owner.id) };
  });
  process.stdout.write(
    `${email.data} is ${role} in ${organisation.names[0]?.name ?? organisation.slug}.\n` +
      `Choose the password within 30 minutes, once:\n${house.config.baseUrl}${linkPath(token)}\n`,
  );
});

/** A word that could be a mistyped address part is never entered as a new organisation. */
async function findOrEnter(
  desk: HouseDesk,
  name: string,
  role: Role,
  sentence: (refusal: Parameters<typeof sentenceOf>[0]) => string,
): Promise<StoredOrganisation> {
  const all = await desk.organisations.all();
  const known = all.find((each) => each.slug === name || each.names.some((borne) => borne.name === name));
  if (known !== undefined) return known;
  const kind = role === 'networkOffice' ? 'network' : role === 'secretary' ? 'forbund' : null;
  if (kind === null || !/\s/.test(name.trim())) {
    throw new ScriptRefusal(
      `There is no organisation "${name}" in the register${all.length === 0 ? '; it is empty' : ''}. ` +
        'The first secretary of a förbund, or office of a network, can be given with the full name of the organisation in quotes.',
    );
  }
  const entered = await registerOrganisation(desk, {
    name: name.trim(),
    nameFrom: null,
    kind,
    formedOn: null,
    note: null,
    shortName: null,
  });
  if ('refused' in entered) throw new ScriptRefusal(sentence(entered));
  return entered;
}
