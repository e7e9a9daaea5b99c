// Checks a PDF by our own gate: `check-pdf.ts FILE [--json]`; exits 1 with findings, 2 when there is no file to check.
import { checkPdf } from '../server/pdf/check.ts';
import type { Finding } from '../server/pdf/check.ts';
import { readBytes, stop } from './file-argument.ts';

const usage = 'Usage: check-pdf.ts FILE [--json]';

const sentence = ({ rule, message, page }: Finding): string =>
  `${rule}${page === undefined ? '' : `, page ${String(page)}`}: ${message}`;

const options = process.argv.slice(2);
const paths = options.filter((option) => !option.startsWith('--'));
const unknown = options.find((option) => option.startsWith('--') && option !== '--json');
const [path] = paths;
if (unknown !== undefined) stop(`Unknown option ${unknown}. ${usage}`);
if (path === undefined || paths.length !== 1) stop(usage);
else {
  const findings = await checkPdf(readBytes(path));
  const isUnreadable = findings.some(({ rule }) => rule === 'unreadable');
  if (options.includes('--json'))
    process.stdout.write(`${JSON.stringify({ file: path, findings }, null, 1)}\n`);
  else if (findings.length === 0) process.stdout.write(`${path}: nothing to remark.\n`);
  else process.stdout.write(`${findings.map(sentence).join('\n')}\n`);
  process.exitCode = isUnreadable ? 2 : findings.length === 0 ? 0 : 1;
}
