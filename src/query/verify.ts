/** @module Whether the base still shows what it cites: every quote against its text, every text and page against its hash. */
import { sha256 } from '../identity.js';
import { sourceText } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import type { AuditedVersion } from '../store/reader/audit.js';

/** Something that is not as it was stored. */
export interface Broken {
  readonly what: 'citation' | 'antecedent' | 'mention' | 'quotation' | 'claim' | 'text' | 'page';
  /** - `quote`: other words stand at the offsets
   *  - `quote-hash`, `text-hash`, `page-hash`: the stored hash is of something else
   *  - `no-citation`: a claim without any */
  readonly difference: 'quote' | 'quote-hash' | 'text-hash' | 'page-hash' | 'no-citation';
  /** The article's address, or the page's. */
  readonly url: string;
  /** The fact that the citation supports, in words. */
  readonly fact: string | null;
  readonly claimId: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly expected: string;
  readonly found: string;
}

export interface Verification {
  readonly checked: {
    readonly citations: number;
    readonly antecedents: number;
    readonly mentions: number;
    readonly quotations: number;
    readonly texts: number;
    readonly pages: number;
  };
  readonly broken: readonly Broken[];
}

const NOWHERE = { fact: null, claimId: null, start: null, end: null };

/** Re-reads everything that the base cites, the texts of replaced versions included. */
export function verify(base: FactBase): Verification {
  const checked = { citations: 0, antecedents: 0, mentions: 0, quotations: 0, texts: 0, pages: 0 };
  const broken: Broken[] = [];
  const { audit } = base.reader;
  for (const version of audit.versions()) {
    checked.texts++;
    const text = sourceText(version);
    checkText(version, text, broken);
    checked.citations += checkCitations(base, version, text, broken);
    checked.antecedents += checkSpans(base, 'antecedent', version, text, broken);
    checked.mentions += checkSpans(base, 'mention', version, text, broken);
    checked.quotations += checkSpans(base, 'quotation', version, text, broken);
  }
  for (const { url, claimId } of audit.uncited()) {
    broken.push({
      ...NOWHERE,
      what: 'claim',
      difference: 'no-citation',
      url,
      claimId,
      expected: 'a citation',
      found: 'none',
    });
  }
  for (const { url, sha256: expected, body } of audit.snapshots()) {
    checked.pages++;
    const found = body === null ? 'a body that cannot be unpacked' : sha256(body);
    if (found !== expected) broken.push({ ...NOWHERE, what: 'page', difference: 'page-hash', url, expected, found });
  }
  return { checked, broken };
}

function checkText(version: AuditedVersion, text: string, broken: Broken[]): void {
  const found = sha256(text);
  if (found === version.textSha256) return;
  const expected = version.textSha256;
  broken.push({ ...NOWHERE, what: 'text', difference: 'text-hash', url: version.url, expected, found });
}

function checkCitations(base: FactBase, version: AuditedVersion, text: string, broken: Broken[]): number {
  const citations = base.reader.audit.citations(version.id);
  const textHash = sha256(text);
  for (const { claimId, fact, start, end, quote, ...hashes } of citations) {
    const where = { what: 'citation', url: version.url, fact, claimId, start, end } as const;
    const words = text.slice(start, end);
    // One report a citation: the first of these is the one that a person can see.
    if (words !== quote) {
      broken.push({ ...where, difference: 'quote', expected: quote, found: words });
    } else if (sha256(quote) !== hashes.quoteSha256) {
      broken.push({ ...where, difference: 'quote-hash', expected: hashes.quoteSha256, found: sha256(quote) });
    } else if (textHash !== hashes.textSha256) {
      broken.push({ ...where, difference: 'text-hash', expected: hashes.textSha256, found: textHash });
    } else if (version.snapshotSha256 !== hashes.snapshotSha256) {
      const [expected, found] = [hashes.snapshotSha256, version.snapshotSha256];
      broken.push({ ...where, difference: 'page-hash', expected, found });
    }
  }
  return citations.length;
}

function checkSpans(
  base: FactBase,
  what: 'mention' | 'quotation' | 'antecedent',
  version: AuditedVersion,
  text: string,
  broken: Broken[],
): number {
  const spans = base.reader.audit.spans(what, version.id);
  for (const { start, end, quote } of spans) {
    const found = text.slice(start, end);
    if (found === quote) continue;
    const where = { url: version.url, fact: null, claimId: null, start, end };
    broken.push({ ...where, what, difference: 'quote', expected: quote, found });
  }
  return spans.length;
}
