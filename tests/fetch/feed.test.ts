import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainRss } from '../../src/fetch/feed/plain-rss.js';
import { readTree } from '../../src/fetch/feed/tree.js';
import { parseFeed, type Feed, type FeedEntry } from '../../src/fetch/feed.js';

const NOTHING: FeedEntry = { title: null, link: null, id: null, published: null, updated: null };
const HOME = 'https://news.example/feeds/rss.xml';

async function read(document: string | Uint8Array, url = HOME): Promise<Feed> {
  const result = await parseFeed(typeof document === 'string' ? Buffer.from(document) : document, url);
  if (!result.ok) throw new Error(result.detail);
  return result.value;
}
const readEntry = async (document: string) => (await read(document)).entries[0];

const rss = (item: string) => `<rss version="2.0"><channel><item>${item}</item></channel></rss>`;
const atom = (entry: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${entry}</entry></feed>`;
const atom03 = (entry: string) => `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>${entry}</entry></feed>`;

describe('formats', () => {
  const entry = { ...NOTHING, title: 'Ore', link: 'https://news.example/1' };
  it.each<[string, string, Feed]>([
    [
      'RSS 2.0',
      `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title><link>https://news.example/</link>
       <item><title>Ore</title><link>https://news.example/1</link><guid isPermaLink="false">n1</guid>
       <pubDate>Tue, 03 Jun 2025 10:00:00 GMT</pubDate><dc:date>2025-06-04</dc:date></item></channel></rss>`,
      {
        title: 'News',
        link: 'https://news.example/',
        entries: [{ ...entry, id: 'n1', published: '2025-06-03T10:00:00Z', updated: '2025-06-04T00:00:00Z' }],
      },
    ],
    [
      'RSS 0.91 with the items beside the channel',
      '<rss version="0.91"><channel><title>News</title></channel><item><title>Ore</title><link>https://news.example/1</link></item></rss>',
      { title: 'News', link: null, entries: [entry] },
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
       <channel rdf:about="https://news.example/rdf"><title>News</title></channel>
       <item rdf:about="urn:1"><title>Ore</title><link>https://news.example/1</link></item></rdf:RDF>`,
      { title: 'News', link: null, entries: [{ ...entry, id: 'urn:1' }] },
    ],
    [
      'Atom 1.0',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><link rel="self" href="/feed"/><link href="/"/>
       <entry><title>Ore</title><link rel="enclosure" href="/1.mp3"/><link href="/1"/><id>n1</id>
       <published>2025-06-03T10:00:00Z</published><updated>2025-06-04T10:00:00Z</updated></entry></feed>`,
      {
        title: 'News',
        link: 'https://news.example/',
        entries: [{ ...entry, id: 'n1', published: '2025-06-03T10:00:00Z', updated: '2025-06-04T10:00:00Z' }],
      },
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>News</title><entry><title>Ore</title>
       <link rel="alternate" type="text/html" href="https://news.example/1"/>
       <issued>2025-06-03T10:00:00Z</issued><modified>2025-06-04T10:00:00Z</modified></entry></feed>`,
      {
        title: 'News',
        link: null,
        entries: [{ ...entry, published: '2025-06-03T10:00:00Z', updated: '2025-06-04T10:00:00Z' }],
      },
    ],
    [
      'CDF',
      `<CHANNEL HREF="https://news.example/"><TITLE>News</TITLE>
       <ITEM HREF="https://news.example/1" LASTMOD="2025-06-04T10:00:00Z"><TITLE>Ore</TITLE></ITEM></CHANNEL>`,
      { title: 'News', link: 'https://news.example/', entries: [{ ...entry, updated: '2025-06-04T10:00:00Z' }] },
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'News',
        home_page_url: 'https://news.example/',
        items: [
          { id: 7, url: '/1', title: ' Ore ', date_published: '2025-06-03T15:00:00+05:00', tags: ['x'] },
          { url: 5 },
        ],
      }),
      {
        title: 'News',
        link: 'https://news.example/',
        entries: [{ ...entry, id: '7', published: '2025-06-03T10:00:00Z' }, NOTHING],
      },
    ],
  ])('%s', async (_, document, expected) => {
    expect(await read(document)).toEqual(expected);
  });

  it.each([
    ['a page', '<!doctype html><html><head><title>News</title></head><body>Ore</body></html>'],
    ['a page in XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><title>News</title></html>'],
    ['a sitemap', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>'],
    [
      'RDF of another kind',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>',
    ],
    ['other JSON', '{"items":[]}'],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1","items":['],
    ['words', 'Service unavailable'],
    ['nothing', ''],
  ])('%s is not a feed', async (_, document) => {
    expect(await parseFeed(Buffer.from(document), HOME)).toMatchObject({ ok: false, reason: 'not-a-feed' });
  });

  it('says what it got, and where', async () => {
    const result = await parseFeed(Buffer.from('Service unavailable'), HOME);
    expect(result).toHaveProperty(
      'detail',
      expect.stringMatching(/rss\.xml: expected a feed .* got "Service unavailable"/),
    );
  });

  it.each(['wire.rss.xml', 'trade.atom.xml', 'ministry.rdf', 'local.json'])(
    'every entry of fixtures/feeds/%s has a title and a web address',
    async (name) => {
      const feed = await read(readFileSync(new URL(`../../fixtures/feeds/${name}`, import.meta.url)));
      expect(feed.entries.length).toBeGreaterThan(0);
      for (const entry of feed.entries) {
        expect(entry.title).toMatch(/\S/);
        expect(entry.link).toMatch(/^https?:\/\//);
      }
    },
  );
});

describe('titles are what a person reads', () => {
  it.each([
    ['RSS, escaped once', rss('<title>Iron &amp; steel</title>'), 'Iron & steel'],
    ['RSS, escaped twice', rss('<title>Rio&amp;#8217;s &amp;lt;b&amp;gt; iron</title>'), 'Rio’s <b> iron'],
    ['RSS, CDATA with markup', rss('<title><![CDATA[<b>Iron</b> &amp; steel]]></title>'), 'Iron & steel'],
    ['RSS, elements in it', rss('<title>Iron <em>and</em> steel</title>'), 'Iron and steel'],
    ['RSS, comparisons', rss('<title>1 &lt; 2 &gt; 0</title>'), '1 < 2 > 0'],
    ['RSS, several lines', rss('<title>\n  Iron\n  ore </title>'), 'Iron ore'],
    ['RSS, an entity that only HTML declares', rss('<title>Rio&rsquo;s&nbsp;iron</title>'), 'Rio’s iron'],
    ['RSS, an entity that nobody declares', rss('<title>AT&T &ore;</title>'), 'AT&T &ore;'],
    ['RSS, a second title that says something', rss('<title/><title>Iron</title>'), 'Iron'],
    ['Dublin Core', rss('<dc:title>Iron</dc:title>'), 'Iron'],
    ['Media RSS', rss('<media:group><media:title>Iron</media:title></media:group>'), 'Iron'],
    ['RSS before Media RSS', rss('<media:title>Steel</media:title><title>Iron</title>'), 'Iron'],
    ['not of an image in it', rss('<image><title>Steel</title></image><title>Iron</title>'), 'Iron'],
    ['Atom text', atom('<title>Iron &amp;amp; steel</title>'), 'Iron &amp; steel'],
    ['Atom html', atom('<title type="html">Iron &amp;amp; &amp;lt;steel></title>'), 'Iron & <steel>'],
    ['Atom html, a script', atom('<title type="html">Iron&lt;script>alert(1)&lt;/script> ore</title>'), 'Iron ore'],
    [
      'Atom xhtml',
      atom('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Iron <b>&lt;ore></b></div></title>'),
      'Iron <ore>',
    ],
    ['Atom 0.3 escaped', atom03('<title mode="escaped" type="text/html">&lt;b>Iron&lt;/b></title>'), 'Iron'],
    ['Atom 0.3 base64', atom03('<title mode="base64">PGI+SXJvbjwvYj4=</title>'), 'Iron'],
  ])('%s', async (_, document, expected) => {
    expect((await readEntry(document)).title).toBe(expected);
  });
});

describe('links', () => {
  it.each([
    ['relative to the feed', rss('<link>../1</link>'), 'https://news.example/1'],
    [
      'relative to xml:base',
      `<rss version="2.0" xml:base="https://b.example/x/"><channel><item><link>1</link></item></channel></rss>`,
      'https://b.example/x/1',
    ],
    [
      'relative to an xml:base that is itself relative',
      atom('<link xml:base="/y/" href="1"/>'),
      'https://news.example/y/1',
    ],
    ['absolute, left as they are', rss('<link> HTTP://News.Example/%7ebob </link>'), 'HTTP://News.Example/%7ebob'],
    ['in CDATA', rss('<link><![CDATA[https://news.example/1?a=1&b=2]]></link>'), 'https://news.example/1?a=1&b=2'],
    ['a guid that is a permalink', rss('<guid>https://news.example/1</guid>'), 'https://news.example/1'],
    ['not a guid that says it is none', rss('<guid isPermaLink="false">https://news.example/1</guid>'), null],
    ['a link before a guid', rss('<guid>https://news.example/2</guid><link>/1</link>'), 'https://news.example/1'],
    [
      'to HTML before one to something else',
      atom('<link type="application/pdf" href="/1.pdf"/><link type="text/html" href="/1"/>'),
      'https://news.example/1',
    ],
    ['not to oneself', atom('<link rel="self" href="/1"/>'), null],
    ['written as text in Atom', atom('<link rel="alternate">https://news.example/1</link>'), 'https://news.example/1'],
    ['that cannot be an address', rss('<link>http://news[.example/</link>'), null],
    ['not of an image in it', rss('<image><link>/2</link></image>'), null],
  ])('%s', async (_, document, expected) => {
    expect((await readEntry(document)).link).toBe(expected);
  });

  it('stay relative where the address of the feed is not known', async () => {
    expect((await read(rss('<title>Ore</title><link>/1</link>'), '')).entries[0].link).toBe('/1');
  });
});

describe('namespaces', () => {
  it.each([
    [
      'any prefix',
      '<rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><item><d:title>Iron</d:title></item></channel></rss>',
      'Iron',
    ],
    ['the usual prefix, undeclared', rss('<dc:title>Iron</dc:title>'), 'Iron'],
    [
      'the usual prefix for another',
      '<rss version="2.0" xmlns:dc="urn:other"><channel><item><dc:title>Iron</dc:title></item></channel></rss>',
      null,
    ],
    [
      'an unknown one',
      '<rss version="2.0" xmlns:x="urn:other"><channel><item><x:title>Iron</x:title></item></channel></rss>',
      null,
    ],
    ['a default that changes inside', rss('<title xmlns="urn:other">Iron</title>'), null],
    [
      'Userland’s default',
      '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><item><title>Iron</title></item></channel></rss>',
      'Iron',
    ],
  ])('%s', async (_, document, expected) => {
    expect((await readEntry(document)).title).toBe(expected);
  });
});

describe('what is badly written', () => {
  it.each([
    ['an unclosed feed', '<rss version="2.0"><channel><item><title>Iron'],
    ['attributes without quotes', '<rss version=2.0><channel><item><title>Iron</title></item></channel></rss>'],
    [
      'a byte order mark and space before the declaration',
      `\ufeff \n<?xml version="1.0"?>${rss('<title>Iron</title>')}`,
    ],
    ['elements closed in the wrong order', rss('<title>Iron</title><p><b>x</p></b>')],
    ['a document type of its own', `<!DOCTYPE rss [<!ENTITY metal "Iron">]>${rss('<title>&metal;</title>')}`],
  ])('is read all the same: %s', async (_, document) => {
    expect((await readEntry(document)).title).toBe('Iron');
  });

  it('does not expand entities in entities', async () => {
    const lol = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const feed = await read(`<!DOCTYPE rss [<!ENTITY l0 "ha">${lol}]>${rss('<title>&l20;</title>')}`);
    expect(feed.entries[0].title!.length).toBeLessThan(1000);
  });

  it('may nest without end: what stands before is read, and soon', async () => {
    const deep = '<b>'.repeat(200_000);
    const nested = `<item><title>Iron</title></item><item><title>${deep}Steel</title></item>`;
    const feed = await read(`<rss version="2.0"><channel>${nested}</channel></rss>`);
    expect(feed.entries[0].title).toBe('Iron');
    expect((await readEntry(rss(`<title>Iron<![CDATA[${deep}ore]]></title>`))).title).toBe('Iron');
  });

  it('never throws', async () => {
    const scrap = fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '<title>',
      '</title>',
      '</item>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<!DOCTYPE',
      '[',
      ']>',
      '&amp;',
      '&x',
      '<link href=',
      '"',
      '<?xml',
      '?>',
      ' xmlns:a="b"',
      '{"version":',
      'Iron',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(scrap, { maxLength: 30 }), async (scraps) => {
        const result = await parseFeed(Buffer.from(scraps.join('')), HOME);
        expect(typeof result.ok).toBe('boolean');
      }),
    );
  });
});

describe('the two readers of RSS 2.0', () => {
  const word = fc.constantFrom(
    'Iron',
    'ore &amp; steel',
    '1 &lt; 2',
    '<![CDATA[<b>Cu</b> &amp; Ni]]>',
    ' ',
    '&#8217;',
    'é',
  );
  const words = fc.array(word, { maxLength: 4 }).map((some) => some.join(' '));
  const element = (name: string, content: fc.Arbitrary<string>) =>
    fc.oneof(
      fc.constant(''),
      content.map((text) => `<${name}>${text}</${name}>`),
    );
  const date = fc.constantFrom('Tue, 03 Jun 2025 10:00:00 GMT', '2025-06-03', 'soon', '');
  const address = fc.constantFrom('https://news.example/1', '/1', ' 1 ', '', 'http://[', '?a=1&amp;b=2');
  const item = fc
    .tuple(
      words.map((text) => `<title>Ore ${text}</title>`),
      element('link', address),
      element('guid', address),
      element('guid isPermaLink="false"', address).map((text) =>
        text.replace('</guid isPermaLink="false">', '</guid>'),
      ),
      element('pubDate', date),
      element('dc:date', date),
      element('dcterms:modified', date),
      element('description', words),
    )
    .map((parts) => `<item>${parts.join('')}</item>`);
  const feed = fc
    .tuple(element('title', words), element('link', address), fc.array(item, { maxLength: 4 }))
    .map(
      ([title, link, items]) =>
        '<?xml version="1.0"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">' +
        `<channel>${title}${link}<atom:link href="${HOME}" rel="self"/>${items.join('\n')}</channel></rss>`,
    );

  it('give the same', async () => {
    await fc.assert(
      fc.asyncProperty(feed, async (document) => {
        expect(await readPlainRss(document, HOME)).toEqual(await readTree(document, HOME));
      }),
    );
  });

  it.each([
    ['markup in a title', rss('<title>Iron <b>ore</b></title>')],
    ['XML Base', rss('<title>Iron</title><link xml:base="/x/">1</link>')],
    ['a default namespace', rss('<title xmlns="urn:other">Iron</title>')],
    ['no title', rss('<link>/1</link>')],
    ['another version', '<rss version="0.91"><channel/></rss>'],
    ['what is not well-formed', rss('<title>AT&T</title>')],
    ['no channel', '<rss version="2.0"></rss>'],
    ['Atom’s dates', rss('<title>Iron</title><atom:updated>2025-06-03</atom:updated>')],
  ])('share the work: rss-parser leaves %s to the other', async (_, document) => {
    expect(await readPlainRss(document, HOME)).toBeNull();
  });
});
