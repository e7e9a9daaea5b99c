// The keys of the installation: the root, the time stamp authority, and a seal for each organisation that issues.
import { X509Certificate } from 'node:crypto';
import type { Engine, Queries } from '../../database/engine.ts';
import type { Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { KeyTask, LockedKey, Printing } from '../../jobs/printing.ts';
import { readCertificate, type Certificate } from '../../signing/certificate-reading.ts';
import type { StoredOrganisation } from '../organisations/index.ts';
import type { DocumentsDesk } from './actions.ts';
import type { KeyPurpose, Signer, StoredKey } from './records.ts';

export interface KeysTools {
  readonly engine: Engine;
  readonly desk: (queries: Queries) => DocumentsDesk;
  readonly printing: Printing;
  readonly now: () => number;
}

/** Everything that one sealing needs. */
export interface SealingKeys {
  readonly seal: StoredKey;
  readonly timestamp: StoredKey;
  readonly rootPem: string;
  /** As the seal's certificate names its owner. */
  readonly signer: Signer;
}

export interface Keys {
  /** Makes the root and the time stamp authority where they are not there yet. @returns whether the secret opens them */
  begin(): Promise<boolean>;
  /** The organisation's keys; its seal is made when first needed, and anew when it bears another name. */
  sealing(organisation: StoredOrganisation, today: Day): Promise<SealingKeys>;
}

const installation = 'Stadga';

export function keys({ engine, desk, printing, now }: KeysTools): Keys {
  const reading = desk(engine.read).documents;

  const make = async (
    purpose: KeyPurpose,
    organisationId: string | null,
    holder: KeyTask['holder'],
    root: LockedKey | null,
    isWanted: (known: StoredKey | null) => boolean,
  ): Promise<StoredKey> => {
    const outcome = await printing.makeKey({ purpose, holder, root, now: now() });
    if (typeof outcome === 'string') throw new Error(`no key could be made: ${outcome}`);
    return engine.write(async (transaction) => {
      const writing = desk(transaction);
      await writing.serialise(`key ${purpose} ${organisationId ?? ''}`);
      // Somebody else may have made it meanwhile: theirs stands, and ours is forgotten.
      const known = await writing.documents.key(purpose, organisationId);
      if (known !== null && !isWanted(known)) return known;
      const key: StoredKey = {
        id: writing.newId(),
        organisationId,
        purpose,
        certificatePem: outcome.result.certificatePem,
        lockedKey: outcome.result.lockedKey,
        madeAt: writing.now,
      };
      await writing.documents.addKey(key);
      // The log belongs to organisations: the installation's own two keys are published as files instead.
      if (organisationId !== null) {
        await writing.record({
          kind: 'key.made',
          organisationId,
          subjectId: key.id,
          facts: { purpose, certificate: certificateOf(key.certificatePem).fingerprint },
        });
      }
      return key;
    });
  };

  const found = async (
    purpose: KeyPurpose,
    organisationId: string | null,
    holder: KeyTask['holder'],
    root: LockedKey | null,
    isWanted: (known: StoredKey | null) => boolean = (known) => known === null,
  ): Promise<StoredKey> => {
    const known = await reading.key(purpose, organisationId);
    return known === null || isWanted(known) ? make(purpose, organisationId, holder, root, isWanted) : known;
  };

  const installed = async () => {
    const root = await found('root', null, { name: `${installation} rot`, identifier: 'stadga-rot' }, null);
    const timestamp = await found(
      'timestamp',
      null,
      { name: `${installation} tidsstämpel`, identifier: 'stadga-tid' },
      root,
    );
    return { root, timestamp };
  };

  return {
    async begin() {
      const { root } = await installed();
      const outcome = await printing.opens(root);
      return typeof outcome !== 'string' && outcome.result;
    },
    async sealing(organisation, today) {
      const { root, timestamp } = await installed();
      const holder = holderOf(organisation, today);
      const bearsAnotherName = (known: StoredKey | null): boolean =>
        known === null || certificateOf(known.certificatePem).name !== holder.name;
      const seal = await found('seal', organisation.id, holder, root, bearsAnotherName);
      return { seal, timestamp, rootPem: root.certificatePem, signer: holder };
    },
  };
}

/** Names in certificates hold nothing invisible. */
const holderOf = (organisation: StoredOrganisation, today: Day): Signer => ({
  name: nameOn(organisation, today).normalize('NFC').replace(/\p{C}/gu, ''),
  identifier: organisation.slug,
});

export const certificateOf = (pem: string): Certificate => readCertificate(new X509Certificate(pem).raw);
