import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from 'cheerio';
import { serveFixtures, type ServedBase } from './fixture-base.js';

let served: ServedBase;
beforeAll(async () => {
  served = await serveFixtures();
});
afterAll(async () => {
  await served.close();
});

async function page(path: string) {
  const response = await fetch(served.url + path);
  const text = await response.text();
  return { status: response.status, url: response.url, headers: response.headers, text, $: load(text) };
}

/** The status of a request with headers that fetch does not let one set. */
function statusFor(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    request(served.url + path, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

const KATPAR = '/entity/deposit:severny-katpar';

describe('the pages', () => {
  it('lead from the first page to a deposit, a fact of it, and the sentence in the article', async () => {
    const home = await page('/');
    expect(home.$('h2 time').length).toBeGreaterThan(1);
    const dossier = await page(KATPAR);
    expect(dossier.$('h1').text()).toBe('Severny Katpar');
    expect(dossier.$('#subject-hosts').text()).toBe('Hosts');
    const fact = await page(dossier.$('.fact .support a').first().attr('href')!);
    expect(fact.$('h1').text()).toContain('Severny Katpar hosts tungsten');
    const quote = fact.$('blockquote a').first();
    const article = await page(quote.attr('href')!);
    const [, anchor] = quote.attr('href')!.split('#');
    const marked = article.$('.cited').filter((_, each) => article.$(each).attr('id') === anchor);
    expect(marked.text()).toBe(quote.text());
    const snapshot = await page(article.$('a[href^="/snapshot/"]').attr('href')!);
    expect(snapshot.status).toBe(200);
  });

  it('show each side where sources differ', async () => {
    const [{ id }] = served.base.reader.facts.list({ status: 'denied' }, 1);
    const { $ } = await page(`/fact/${id}`);
    expect($('#against').length).toBe(1);
  });

  it('lead to an article by its address too', async () => {
    const [{ url }] = served.base.reader.citations.of(served.base.reader.facts.list({}, 1)[0], 1);
    const { $, url: reached } = await page(`/article?url=${encodeURIComponent(url)}`);
    expect(reached).toMatch(/\/article\/article_[0-9a-f]{20}$/);
    expect($('.source cite a').attr('href')).toBe(url);
  });

  it('give the claims of an article beside the paragraph in which their sentences begin', async () => {
    const { $ } = await page(`/article/${articleWithClaims()}`);
    const besides = $('.passage:has(.claims)');
    expect(besides.length).toBeGreaterThan(0);
    besides.each((_, each) => {
      $(each)
        .find('.claims .to')
        .each((_, link) => {
          const place = $(link).attr('href')!.slice(1);
          expect($(each).find(`[id="${place}"]`).length, place).toBe(1);
        });
    });
  });

  it('hold no script, style or event handler of their own', async () => {
    for (const path of ['/', KATPAR, '/sources', '/candidates', '/help', '/api', `/article/${articleWithClaims()}`]) {
      const { $, text } = await page(path);
      expect($('style, script:not([src]), [style]').length, path).toBe(0);
      expect(text, path).not.toMatch(/\son\w+=/i);
    }
  });

  it('find names, sentences and articles by words, and mark these', async () => {
    const { $ } = await page('/search?q=tungsten');
    expect(
      $('h2')
        .toArray()
        .map((each) => $(each).text()),
    ).toEqual(expect.arrayContaining(['Names', 'Sentences', 'Articles']));
    expect($('mark').first().text().toLowerCase()).toContain('tungsten');
    const found = await page($('.hits blockquote a').first().attr('href')!);
    expect(found.$('.cited').length).toBeGreaterThan(0);
  });

  it('narrow facts by a facet, and widen them by the same', async () => {
    const all = await page('/search?element=tungsten');
    const facet = all
      .$('.facet a')
      .filter((_, each) => all.$(each).text() === 'hosts')
      .attr('href')!;
    const narrowed = await page(facet);
    expect(
      new Set(
        narrowed
          .$('.predicate')
          .toArray()
          .map((each) => narrowed.$(each).text()),
      ),
    ).toEqual(new Set(['hosts']));
    expect(narrowed.$('.facet a[aria-current]').attr('href')).not.toContain('predicate');
  });

  it.each([
    ['/search?q=xyzzy', 'Nothing holds these words.'],
    ['/search?about=xyzzy', 'xyzzy'],
    ['/search?element=tungsten&status=denied', 'No fact passes these filters.'],
    ['/compare', 'Nothing to set side by side yet.'],
    ['/path?from=tungsten', 'Give two names.'],
  ])('say at %s what to do', async (path, words) => {
    const { status, $ } = await page(path);
    expect(status).toBe(200);
    expect($('.empty').text()).toContain(words);
  });

  it('set entities side by side, lay out what happened to one, and join two', async () => {
    const compared = await page('/compare?names=Severny Katpar,Verkhneye Kairakty');
    expect(compared.$('thead th').length).toBe(2);
    const times = (await page(`${KATPAR}/timeline`))
      .$('.when time')
      .toArray()
      .map((each) => each.attribs.datetime);
    expect(times.length).toBeGreaterThan(3);
    expect(times).toEqual([...times].sort());
    expect((await page('/path?from=Cove Capital&to=Xiamen Tungsten')).$('.fact').length).toBeGreaterThan(0);
  });

  it('say where a citation can be pasted from', async () => {
    const { $ } = await page(KATPAR);
    const { $: cite } = await page($('a.cite').first().attr('href')!);
    expect(cite('pre').length).toBe(3);
    expect(cite('pre').last().text()).toMatch(/^@online\{claim_/);
  });
});

describe('the interface for programs', () => {
  it('answers what the command line answers, as JSON and as CSV', async () => {
    const json = (await (await fetch(`${served.url}/api/entity/deposit:severny-katpar`)).json()) as { entity: object };
    expect(json.entity).toMatchObject({ id: 'deposit:severny-katpar', name: 'Severny Katpar' });
    const csv = await page('/api/entity/deposit:severny-katpar?format=csv');
    const [header, first] = csv.text.split('\r\n');
    expect(header).toContain('subject.name');
    expect(first).toContain('Severny Katpar');
  });

  it('offers names while they are typed', async () => {
    const found = (await (await fetch(`${served.url}/api/entities?q=sever`)).json()) as { name: string }[];
    expect(found.map(({ name }) => name)).toContain('Severny Katpar');
  });

  it('describes every question of its own', async () => {
    const described = (await (await fetch(`${served.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(described.paths)).toEqual(expect.arrayContaining(['/api/facts', '/api/fact/{id}']));
    for (const path of Object.keys(described.paths).filter((each) => !each.includes('{'))) {
      expect((await fetch(served.url + path)).status, path).toBe(200);
    }
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['/nowhere', 404],
    ['/entity/deposit:atlantis', 404],
    ['/fact/fact_0', 404],
    ['/article/article_0', 404],
    ['/article?url=javascript:alert(1)', 404],
    ['/snapshot/x', 404],
    ['/assets/..%2fexplorer.ts', 404],
    ['/assets/tsconfig.json', 404],
    ['/candidates?kind=planet', 400],
    ['/candidates?limit=1000000', 400],
    ['/api/facts?since=yesterday', 400],
    ['/api/fact/fact_0', 404],
  ])('%s is a %i in words', async (path, status) => {
    const answer = await page(path);
    expect(answer.status).toBe(status);
    if (path.startsWith('/api/'))
      expect(JSON.parse(answer.text)).toMatchObject({ detail: expect.any(String) as string });
    else expect(answer.$('h1').text()).not.toBe('');
  });

  it('is never taken for a failure of ours', () => {
    expect(served.reported).toEqual([]);
  });
});

describe('who may ask', () => {
  it.each([
    ['evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['localhost@evil.example', 400],
    ['localhost', 200],
    ['localhost:80', 200],
    ['[::1]:8321', 200],
    ['192.168.1.7', 200],
  ])('host %s gets a %i', async (host, status) => {
    expect(await statusFor('/help', { host })).toBe(status);
  });

  it('is told to keep to the page’s own files', async () => {
    const { headers } = await page('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('only reads', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect(await statusFor('/', {}, method), method).toBe(405);
  });
});

function articleWithClaims(): string {
  const [fact] = served.base.reader.facts.list({ predicates: ['hosts'] }, 1);
  return served.base.reader.citations.of(fact, 1)[0].articleId;
}
