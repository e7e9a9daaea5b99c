// Verifies a sealed PDF at the command line: FILE [--json] [--root PEM] [--registry] [--expect-signers N].
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig, SettingError } from '../server/config.ts';
import { openDatabase } from '../server/database/open.ts';
import { documentStore, type IssuedDocument } from '../server/features/documents/index.ts';
import { fileIdentities } from '../server/jobs/file-identity.ts';
import type { Reason, ReasonCode } from '../server/signing/reasons.ts';
import type { Verification, VerifyOptions } from '../server/signing/verify.ts';
import { verifyPdf } from '../server/signing/verify.ts';

const usage =
  'Usage: node scripts/verify-pdf.ts FILE [--json] [--root PEM] [--registry] [--expect-signers N]';

const verdicts: Readonly<Record<Verification['verdict'], string>> = {
  valid: 'Giltig. Filen är oförändrad sedan den stämplades.',
  invalid: 'Inte giltig. Lita inte på filen.',
  unknown: 'Okänt. Filen är hel, men det går inte att säga vem som har stämplat den.',
};

const sentences: Readonly<Record<ReasonCode, string>> = {
  notPdf: 'Det här är inte en pdf-fil.',
  tooLarge: 'Filen är för stor för att kontrolleras.',
  encrypted: 'Filen är krypterad och kan inte kontrolleras.',
  unreadable: 'Filen går inte att läsa på ett entydigt sätt.',
  strayBytes: 'Det finns tecken i filen som inte hör till dokumentet.',
  unsigned: 'Filen är inte stämplad.',
  fewerSigners: 'Filen har färre underskrifter än den gavs ut med.',
  byteRange: 'Uppgiften om vad underskriften täcker stämmer inte.',
  gap: 'Underskriften är inskriven på ett sätt som inte är tillåtet.',
  notCovered: 'Något har lagts till efter den sista underskriften.',
  contentChanged: 'Innehållet har ändrats efter stämpeln.',
  laterChange: 'Något som var underskrivet har ändrats i en senare version av filen.',
  signatureForm: 'Underskriften är inte gjord på ett sätt som vi godtar.',
  signatureWrong: 'Underskriften är inte gjord med certifikatets nyckel.',
  signingCertificate: 'Certifikatet är inte det som skrev under.',
  certificateUse: 'Certifikatet får inte användas till underskrifter.',
  certificateTime: 'Certifikatet gällde inte vid tiden för underskriften.',
  revocationList: 'Listan över spärrade certifikat är inte utfärdarens.',
  revoked: 'Certifikatet var spärrat när underskriften gjordes.',
  untrusted: 'Certifikatet är inte utfärdat av den som du litar på.',
  timestampWrong: 'Tidsstämpeln hör inte till underskriften.',
  timestampInFuture: 'Tidsstämpeln är från framtiden.',
  timestampMissing: 'Ingen tidsstämpel visar när underskriften gjordes.',
  noRoot: 'Ange utfärdarens rotcertifikat med --root för att få veta vem som har stämplat.',
};

class UsageError extends Error {}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    if (!['ENOENT', 'EACCES', 'EISDIR'].includes(code)) throw fault;
    throw new UsageError(`Cannot read ${file} (${code}).`);
  }
}

function readArguments(): {
  readonly file: string;
  readonly isJson: boolean;
  readonly asksRegistry: boolean;
  readonly options: VerifyOptions;
} {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ json: { type: 'boolean' }, registry: { type: 'boolean' } },
      ...{ root: { type: 'string' }, 'expect-signers': { type: 'string' } },
    },
  });
  const [file, ...more] = positionals;
  const expected = values['expect-signers'] ?? '0';
  if (file === undefined || more.length > 0 || !/^\d{1,4}$/u.test(expected)) throw new UsageError(usage);
  const rootPem = values.root === undefined ? null : readFile(values.root).toString('utf8');
  if (rootPem !== null && !rootPem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new UsageError(`${String(values.root)} is not a certificate in PEM.`);
  }
  return {
    file,
    isJson: values.json === true,
    asksRegistry: values.registry === true,
    options: { rootPem, expectSigners: Number(expected), at: Date.now() },
  };
}

function asText({ verdict, signers, timestamps, reasons }: Verification): string {
  const named = (name: string | null, identifier: string | null): string =>
    `${name ?? 'okänt namn'}${identifier === null ? '' : ` (${identifier})`}`;
  return [
    verdicts[verdict],
    ...reasons.map((reason) => `– ${sentenceOf(reason)}`),
    ...signers.map(
      (signer) =>
        `Underskrift av ${named(signer.name, signer.organisationIdentifier)}, ` +
        `${signer.sealedAt ?? 'okänd tid'}, certifikat ${signer.certificateFingerprint}`,
    ),
    ...timestamps.map((stamp) => `Tidsstämpel ${stamp.at} av ${named(stamp.authority, null)}`),
  ].join('\n');
}

function sentenceOf({ code, facts }: Reason): string {
  const details = Object.entries(facts).map(([key, value]) => `${key} ${value}`);
  return details.length === 0 ? sentences[code] : `${sentences[code]} (${details.join(', ')})`;
}

/** What the registry of the environment's database knows of a file. */
interface Registry {
  /** The issued file with exactly these bytes. */
  readonly registered: IssuedDocument | null;
  /** The issued file that these bytes were made from, by the identity they carry. */
  readonly alike: IssuedDocument | null;
  readonly rootPem: string | null;
}

async function askRegistry(bytes: Buffer): Promise<Registry> {
  const config = readConfig(process.env);
  const engine = await openDatabase(config.databaseUrl, config.databaseSecurity);
  try {
    const documents = documentStore(engine.read, () => undefined);
    const root = await documents.key('root', null);
    return {
      registered: await documents.issuedBySha256(createHash('sha256').update(bytes).digest('hex')),
      alike: await documents.issuedByFileIds(fileIdentities(bytes)),
      rootPem: root?.certificatePem ?? null,
    };
  } finally {
    await engine.close();
  }
}

/** A file that was rolled back to fewer signatures is known by what it was issued with; one that nobody issued is not known. */
async function verifyWithRegistry(bytes: Buffer, options: VerifyOptions) {
  const { registered, alike, rootPem } = await askRegistry(bytes);
  const verification = await verifyPdf(bytes, {
    ...options,
    rootPem: options.rootPem ?? rootPem,
    expectSigners: Math.max(options.expectSigners ?? 0, (registered ?? alike)?.expectedSigners.length ?? 0),
  });
  const isUnknown = registered === null && verification.verdict === 'valid';
  const told: Verification = isUnknown ? { ...verification, verdict: 'unknown' } : verification;
  return { ...told, registered, alike };
}

const inWords = ({ registered, alike }: Omit<Registry, 'rootPem'>): string => {
  if (registered !== null) return `Utfärdad här: ${registered.title} (${registered.path}).`;
  return alike === null
    ? 'Filen finns inte i registret.'
    : `Filen finns inte i registret, men bär samma märkning som ${alike.title} (${alike.path}).`;
};

async function run(): Promise<void> {
  const { file, isJson, asksRegistry, options } = readArguments();
  const bytes = readFile(file);
  const asked = asksRegistry ? await verifyWithRegistry(bytes, options) : null;
  const verification = asked ?? (await verifyPdf(bytes, options));
  const text = [...(asked === null ? [] : [inWords(asked)]), asText(verification)].join('\n');
  process.stdout.write(`${isJson ? JSON.stringify(verification, null, 1) : text}\n`);
  process.exitCode = verification.verdict === 'valid' ? 0 : 1;
}

try {
  await run();
} catch (fault) {
  const isOption =
    fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');
  if (!isOption && !(fault instanceof UsageError || fault instanceof SettingError)) throw fault;
  process.stderr.write(`${isOption ? usage : fault.message}\n`);
  process.exitCode = 2;
}
