// Multipart forms: flat names that poison nothing, lists where a name comes twice, and everything bounded together.
import { once } from 'node:events';
import { request as ask, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import request from 'supertest';
import { appOfSuite, baseUrl } from '../support/app.ts';
import { expectNoChange } from '../support/assertions.ts';
import { granbyTexts } from '../support/cast.ts';
import { expectPage } from '../support/page.ts';

const texts = { beforeText: granbyTexts['2014-05-01'], afterText: granbyTexts['2018-01-01'] };
const boundary = 'granby';
const part = (head: string, value: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data${head}\r\n\r\n${value}\r\n`;
const field = (name: string, value: string): string => part(`; name="${name}"`, value);
const end = `--${boundary}--\r\n`;

describe('a multipart form', () => {
  const open = appOfSuite();
  const post = (body: string) =>
    request(open().app.express)
      .post('/jamfor')
      .set('Origin', baseUrl)
      .set('Content-Type', `multipart/form-data; boundary=${boundary}`)
      .send(body);

  for (const name of [
    'beforeText[4294967290]',
    'beforeText[0]',
    'beforeText[a][b]',
    'beforeText.length',
    '__proto__',
    '__proto__[beforeText]',
    'constructor',
    'constructor[prototype][beforeText]',
    'toString',
    'hasOwnProperty',
  ]) {
    it(`with a field named ${name} has one field more, of that very name`, async () => {
      const alone = expectPage(await post(field(name, 'ensam text') + end), 422);
      expect([alone.value('beforeText'), alone.value('afterText')]).to.deep.equal(['', '']);
      expect(alone.errorAt('beforeText')).to.be.a('string');
      const beside = await open().stranger.upload('/jamfor', { ...texts, [name]: ['x', 'y'] });
      expect(expectPage(beside).text).to.include('fyra').and.include('sex');
      expect(({} as Record<string, unknown>)['beforeText'], 'every object').to.equal(undefined);
    });
  }

  it('is refused wherever it ends too early, and the program lives on', async () => {
    const file = part('; name="beforeFile"; filename="a.txt"', 'en text');
    const nameless = part('; filename="a.txt"', 'en text');
    for (const whole of [field('afterText', 'två') + file + end, nameless + end]) {
      for (let length = 0; length < whole.length - 4; length += 1) {
        const response = await post(whole.slice(0, length));
        expect(response.status, `cut at ${String(length)}`).to.equal(422);
      }
    }
    expectPage(await open().stranger.get('/jamfor'));
  });

  it('gives a name that comes twice as a list, in order, and one that comes once as a text', async () => {
    const secretary = await open().as('secretary');
    const address = `/forbund/granby/forbundsordning/inlasning/${open().world.draftId}`;
    const typed = {
      ...{ source: texts.beforeText, effectiveFrom: '2025', revision: '1', step: 'rows' },
      decisionBody: ['Första', 'Andra', 'Tredje <b>å</b>'],
    };
    const page = expectPage(
      await expectNoChange(open().house.engine, () => secretary.upload(address, typed)),
    );
    expect(page.values('decisionBody').slice(0, 3)).to.deep.equal(typed.decisionBody);
    expect([page.value('source'), page.value('effectiveFrom')]).to.deep.equal([texts.beforeText, '2025']);
  });

  it('takes the last where one text is wanted and two came', async () => {
    const page = expectPage(
      await open().stranger.upload('/jamfor', { beforeText: ['bort', 'kvar'], afterText: '' }),
      422,
    );
    expect(page.value('beforeText')).to.equal('kvar');
  });

  for (const [what, body] of [
    ['a part without a name', part('', 'x')],
    ['a part without a name among others', field('beforeText', 'a') + part('', 'x') + field('vy', 'rad')],
  ] as const) {
    it(`is refused for ${what}`, async () => {
      const page = expectPage(await post(body + end), 422);
      expect(page.text).to.include('Det gick inte att läsa det som skickades');
    });
  }

  it('is refused for a file that no field is named for', async () => {
    const page = expectPage(
      await post(part('; filename="a.txt"', 'x') + field('beforeText', 'a') + end),
      422,
    );
    expect(page.text).to.include('Det gick inte att läsa det som skickades');
  });
});

describe('a multipart form that is too large', () => {
  const open = appOfSuite();

  /** Sends the pieces as they are, and gives the status as soon as it is there. */
  async function statusOf(pieces: readonly string[], more: OutgoingHttpHeaders = {}): Promise<number> {
    const server = open().app.express.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const headers = {
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
        Origin: baseUrl,
        ...more,
      };
      const sending = ask({ host: '127.0.0.1', port, method: 'POST', path: '/jamfor', headers });
      const status = new Promise<number>((resolve, reject) => {
        sending.once('response', (response) => {
          resolve(response.statusCode ?? 0);
        });
        sending.once('error', reject);
      });
      for (const piece of pieces) sending.write(piece);
      if (more['Content-Length'] === undefined) sending.end();
      const answered = await status;
      // What was promised and never sent is cut off, which is no fault of the test.
      sending.on('error', () => undefined);
      sending.destroy();
      return answered;
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
  const megabyte = 'x'.repeat(1_000_000);

  it('in all is cut off, though each of its fields is small enough and it does not say its length', async () => {
    const fields = Array.from({ length: 9 }, (_, index) => field(`f${String(index)}`, megabyte));
    expect(await statusOf([...fields, end])).to.equal(413);
  });

  it('and within the bound is read', async () => {
    const fields = Array.from({ length: 7 }, (_, index) => field(`f${String(index)}`, megabyte));
    const small = [field('beforeText', texts.beforeText), field('afterText', texts.afterText)];
    expect(await statusOf([...fields, ...small, end])).to.equal(200);
  });

  it('by its own word is refused before it is sent', async () => {
    expect(await statusOf([field('beforeText', 'a')], { 'Content-Length': 8_000_001 })).to.equal(413);
  });
});
