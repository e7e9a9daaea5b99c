// A root, two organisations' seals and a time stamp authority for the tests of signing, and how to make it lie.
import { issueSeal, issueTimestampAuthority, makeRoot } from '../../server/signing/certificate.ts';
import type { SealKey } from '../../server/signing/certificate.ts';
import { cms } from '../../server/signing/cms-words.ts';
import { certificateBytes, signedData, signWith } from '../../server/signing/cms.ts';
import type { Prepared, Seal } from '../../server/signing/pades.ts';
import { embed, prepare, sealPdf } from '../../server/signing/pades.ts';
import { localTimestamper, timestampOf } from '../../server/signing/timestamp.ts';
import type { Timestamper } from '../../server/signing/timestamp.ts';
import type { Reason } from '../../server/signing/reasons.ts';
import { verifyPdf } from '../../server/signing/verify.ts';
import type { Verification, VerifyOptions } from '../../server/signing/verify.ts';

const day = 24 * 60 * 60 * 1000;
/** When the certificates were issued, and when things are sealed. */
export const issued = Date.UTC(2026, 0, 2, 3, 4, 5);
export const sealed = issued + 30 * day;

export interface SigningWorld {
  readonly root: SealKey;
  readonly seal: Seal;
  readonly otherSeal: Seal;
  readonly authority: SealKey;
  readonly stamp: Timestamper;
}

const names = {
  root: { name: 'Rot för prov', identifier: 'prov-rot' },
  seal: { name: 'Samordningsförbundet Ån & Älven', identifier: 'SE-000000-0001' },
  otherSeal: { name: 'Samordningsförbundet Ön', identifier: 'SE-000000-0002' },
  authority: { name: 'Tidsstämpel för prov', identifier: 'prov-tid' },
};

/** A world of fresh keys; every such world bears the same names. */
export function signingWorld(): SigningWorld {
  const root = makeRoot(names.root, issued);
  const authority = issueTimestampAuthority(root, names.authority, issued);
  return {
    root,
    seal: sealUnder(root, names.seal),
    otherSeal: sealUnder(root, names.otherSeal),
    authority,
    stamp: stampAt(root, authority, sealed),
  };
}

export function sealUnder(
  root: SealKey,
  holder: { readonly name: string; readonly identifier: string },
): Seal {
  return { ...issueSeal(root, holder, issued), chainPem: [root.certificatePem] };
}

export const stampAt = (root: SealKey, authority: SealKey, time: number): Timestamper =>
  localTimestamper(authority, root.certificatePem, () => time);

export async function seal(world: SigningWorld, pdf: Uint8Array, by: Seal = world.seal): Promise<Buffer> {
  return Buffer.from(await sealPdf(pdf, by, world.stamp, sealed));
}

/** Verified against the world's root, asked a day after it was sealed. */
export const verifiedIn = (
  world: SigningWorld,
  pdf: Uint8Array,
  options: Partial<VerifyOptions> = {},
): Promise<Verification> =>
  verifyPdf(pdf, { rootPem: world.root.certificatePem, at: sealed + day, ...options });

/** The codes of the reasons, each once. */
export const codesOf = (verification: Verification): readonly Reason['code'][] => [
  ...new Set(verification.reasons.map(({ code }) => code)),
];

type SignatureParts = Parameters<typeof signedData>[0];

/** A file sealed with a signature that is altered before it is put together: for what no honest program makes. */
export async function sealedWith(
  world: SigningWorld,
  pdf: Uint8Array,
  alter: (parts: SignatureParts, prepared: Prepared) => SignatureParts | Buffer,
): Promise<Uint8Array> {
  const prepared = prepare(pdf, sealed);
  const signature = signWith(world.seal, cms.data, prepared.digest);
  const altered = alter(
    {
      contentType: cms.data,
      content: null,
      ...signature,
      certificates: [world.seal, world.root].map(({ certificatePem }) => certificateBytes(certificatePem)),
      timestampToken: await timestampOf(signature.signature, world.stamp),
    },
    prepared,
  );
  return embed(prepared, Buffer.isBuffer(altered) ? altered : signedData(altered));
}
