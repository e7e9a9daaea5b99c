// The identity that a file's trailers carry, whatever else stands in its bytes.
import { expect } from 'chai';
import { fileIdentities } from '../../server/jobs/file-identity.ts';

const id = '0123456789abcdef0123456789abcdef';
const read = (text: string): readonly string[] => fileIdentities(Buffer.from(text, 'latin1'));

describe('the identity of a file', () => {
  it('is the first of the two in a trailer, in small letters, each told once', () => {
    expect(read(`/ID [<${id.toUpperCase()}> <${'f'.repeat(32)}>] … /ID[<${id}><${id}>]`)).to.deep.equal([id]);
  });

  it('is not there in other bytes', () => {
    for (const text of ['', '%PDF-1.7', `/ID [<${id.slice(1)}>]`, `/ID (${id})`]) {
      expect(read(text), text).to.deep.equal([]);
    }
  });

  it('is sought no further than twenty', () => {
    const many = Array.from({ length: 100 }, (_, index) => `/ID [<${String(index).padStart(32, '0')}>]`);
    expect(read(many.join(' '))).to.have.lengthOf(20);
  });
});
