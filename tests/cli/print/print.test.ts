import pc from 'picocolors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatDossier } from '../../../src/cli/print/dossier.js';
import { formatFacts } from '../../../src/cli/print/facts.js';
import { formatStatus } from '../../../src/cli/print/status.js';
import { printable, terminalOf, type Terminal } from '../../../src/cli/print/terminal.js';
import { formatVerification } from '../../../src/cli/print/verification.js';
import { dossier } from '../../../src/query/dossier.js';
import { listFacts } from '../../../src/query/facts.js';
import { baseStatus } from '../../../src/query/status.js';
import type { FactBase } from '../../../src/store/fact-base.js';
import { hosts, openBase, ref, tell, type Page } from '../../store/stories.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

const PLAIN: Terminal = { colors: pc.createColors(false), width: 72 };

const PAGES: Page[] = [
  {
    url: 'https://tarn.example/1',
    site: 'The Tarn Post',
    statements: [hosts('Vardø Ridge', 'tin', { qualifiers: { amount: '1.2 Mt' }, attributedTo: 'Ida Moe' })],
  },
  {
    url: 'https://mining.example/a',
    published: '2025-06-03',
    statements: [
      hosts('Vardø Ridge', 'tin', { quote: 'Vardø Ridge: 1.8 Mt of tin.', qualifiers: { amount: '1.8 Mt' } }),
    ],
  },
];

function asked<T>(ask: (base: FactBase) => T, pages = PAGES): T {
  const base = openBase();
  for (const page of pages) tell(base, page);
  const answer = ask(base);
  base.close();
  return answer;
}

/** Without the snapshots' hashes, which hang on the tests' pages and say nothing here. */
const unhashed = (text: string) => text.replace(/snapshot [0-9a-f]{12}/g, 'snapshot #');

describe('a dossier', () => {
  it('shows who it is, its facts with both sides of a disagreement, and every quote with its place', () => {
    expect(
      unhashed(
        formatDossier(
          asked((base) => dossier(base, ref('Vardø Ridge').id)!),
          PLAIN,
        ),
      ),
    ).toBe(
      `Vardø Ridge · deposit
Norway · 70.37, 31.10 · dysprosium; tin
also Vardo Hill
1 fact · 2 articles · 2 independent sources

HOSTS
  tin   asserted · 2 articles, 2 sources · 2025-03-01 to 2025-06-03
    ≠ the amount is stated differently:
      1.8 Mt  mining.example, 2025-06-03
      1.2 Mt  The Tarn Post, 2025-03-01
    “Vardø Ridge: 1.8 Mt of tin.”
      amount: 1.8 Mt
      mining.example · 2025-06-03 · snapshot #
      https://mining.example/a
    “Vardø Ridge holds tin, geologists say.”
      amount: 1.2 Mt · according to Ida Moe
      The Tarn Post · 2025-03-01 · snapshot #
      https://tarn.example/1
`,
    );
  });

  it('says of a candidate that nobody has confirmed it', () => {
    const pages = [{ url: 'https://a.example/', statements: [hosts('deposit?Bleak Fell', 'tin')] }];
    const text = asked((base) => formatDossier(dossier(base, 'candidate:deposit:bleak-fell')!, PLAIN), pages);
    expect(text).toContain('Bleak Fell · deposit\nunconfirmed: only the articles name it\n');
    const other = asked((base) => formatDossier(dossier(base, 'element:tin')!, PLAIN), pages);
    expect(other).toContain('Bleak Fell (unconfirmed)');
  });

  it('fits the width, addresses apart', () => {
    const quote = `Vardø Ridge holds tin, ${'as everyone has known for a long time, '.repeat(9)}they say.`;
    const pages = [{ ...PAGES[0], statements: [hosts('Vardø Ridge', 'tin', { quote })] }];
    const text = asked((base) => formatDossier(dossier(base, 'element:tin')!, { ...PLAIN, width: 44 }), pages);
    const long = text.split('\n').filter((line) => line.length > 44 && !line.includes('https://'));
    expect(long).toEqual([]);
    expect(text.replace(/\s+/g, ' ')).toContain(`“${quote}”`);
  });

  it('keeps what pages wrote from steering the terminal', () => {
    const quote = 'Vardø Ridge holds\u001B[2J \u202Etin\u0007.';
    const pages = [{ ...PAGES[0], site: 'Evil\u001B]0;x\u0007', statements: [hosts('Vardø Ridge', 'tin', { quote })] }];
    const text = asked((base) => formatDossier(dossier(base, 'element:tin')!, PLAIN), pages);
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
    expect(text).toContain('“Vardø Ridge holds [2J tin .”');
  });
});

describe('lists', () => {
  it('show each fact with its newest quote', () => {
    const result = asked((base) => listFacts(base, {}, { facts: 9, citations: 9 }));
    expect(unhashed(formatFacts(result.ok ? result.value : [], PLAIN))).toBe(
      `Vardø Ridge hosts tin   asserted · 2 articles, 2 sources · 2025-03-01 to
2025-06-03
  “Vardø Ridge: 1.8 Mt of tin.”
    amount: 1.8 Mt
    mining.example · 2025-06-03 · snapshot #
    https://mining.example/a
`,
    );
  });

  it('show the state of a base', () => {
    const text = asked((base) => {
      const run = base.startRun({ pipeline: 'critical-minerals', fingerprint: 'f' });
      base.recordEvent(run, { stage: 'fetch', subject: 'https://x.example/', outcome: 'refused', reason: 'robots' });
      base.finishRun(run, 'finished', { facts: 1 });
      return formatStatus(baseStatus(base, NOW), PLAIN);
    });
    expect(text).toContain('  facts       1\n');
    expect(text).toContain('  stories  new · folder · stories/ · 2 pages · never checked\n');
    expect(text).toContain(
      'critical-minerals   finished\n    facts 1\n    fetch: refused (robots) 1×, e.g. https://x.example/\n',
    );
  });

  it('name what is broken: article, fact, and what differs', () => {
    const checked = { citations: 1, antecedents: 0, mentions: 0, quotations: 0, texts: 1, pages: 1 };
    const where = { url: 'https://a.example/', fact: 'Vardø Ridge hosts tin', claimId: 'claim_1', start: 3, end: 6 };
    const broken = [{ ...where, what: 'citation', difference: 'quote', expected: 'tin', found: 'tan' } as const];
    expect(formatVerification({ checked, broken }, PLAIN)).toBe(
      `broken citation 3–6: other words stand at its offsets
  article   https://a.example/
  fact      Vardø Ridge hosts tin
  claim     claim_1
  expected  tin
  found     tan

1 citation, 0 antecedents, 0 mentions, 0 quotations, 1 text, 1 page: 1 not as stored
`,
    );
    expect(formatVerification({ checked, broken: [] }, PLAIN)).toMatch(/all as they were stored/);
  });
});

describe('the terminal', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    [{ isTTY: true, columns: 60 }, '', true, 60],
    [{ isTTY: true, columns: 60 }, '1', false, 60],
    [{ isTTY: true, columns: 400 }, '', true, 110],
    [{ isTTY: true, columns: 9 }, '', true, 40],
    [{ isTTY: false, columns: 60 }, '', false, 110],
    [{}, '', false, 110],
  ])('%o with NO_COLOR=%j is colourful: %s, wide: %i', (stream, noColor, isColorful, width) => {
    vi.stubEnv('NO_COLOR', noColor);
    vi.stubEnv('TERM', 'xterm');
    const terminal = terminalOf(stream);
    expect(terminal.colors.isColorSupported).toBe(isColorful);
    expect(terminal.width).toBe(width);
  });

  it('gets numbers, nulls and nested values as they were', () => {
    expect(printable({ a: [1, null, 'x\u0000y'], b: { c: true } })).toEqual({ a: [1, null, 'x y'], b: { c: true } });
  });
});
