/** @module schema.org data in JSON-LD: the one node that describes the article, whatever graph or list it stands in. */

/** What JSON-LD says of the article; a field is null where it is silent. */
export interface StructuredArticle {
  readonly headline: string | null;
  readonly description: string | null;
  /** Markup and entities as the page wrote them. */
  readonly body: string | null;
  readonly authors: readonly StructuredAuthor[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly language: string | null;
  readonly publisher: string | null;
  readonly section: string | null;
  /** Subjects, one or several a text, parted by commas. */
  readonly keywords: readonly string[];
  readonly url: string | null;
  /** `isAccessibleForFree`. */
  readonly free: boolean | null;
}

export interface StructuredAuthor {
  readonly name: string;
  /** False for schema.org's Organization and its kinds. */
  readonly person: boolean;
}

type Json = null | boolean | number | string | Json[] | Node;
interface Node {
  readonly [key: string]: Json | undefined;
}

/** schema.org's Article and its kinds (schema.org/Article), with the looser types that newsrooms use for a story. The first are the better description. */
const ARTICLE_TYPES = [
  'NewsArticle',
  'ReportageNewsArticle',
  'AnalysisNewsArticle',
  'BackgroundNewsArticle',
  'OpinionNewsArticle',
  'ReviewNewsArticle',
  'AskPublicNewsArticle',
  'LiveBlogPosting',
  'Article',
  'BlogPosting',
  'TechArticle',
  'ScholarlyArticle',
  'AdvertiserContentArticle',
  'SatiricalArticle',
  'Report',
  'SocialMediaPosting',
  'DiscussionForumPosting',
  'Review',
  'Recipe',
  'HowTo',
  'MedicalWebPage',
  'VideoObject',
  'WebPage',
];
const RANK = new Map(ARTICLE_TYPES.map((type, rank) => [type, rank]));
const WEAK_RANK = RANK.get('VideoObject')!;

/** Nesting beyond this is not followed: a graph that embeds a graph is common, a chain of ten is an attack. */
const MAX_NESTING = 6;

/**
 * Reads the page's JSON-LD scripts.
 *
 * @param scripts contents of the `application/ld+json` elements, in page order; one that is no JSON is passed over
 * @returns the article's description, or null where no node describes one
 */
export function readStructuredData(scripts: readonly string[]): StructuredArticle | null {
  const nodes: Node[] = [];
  for (const script of scripts) {
    const json = parseJson(script);
    if (json !== undefined) collect(json, nodes, 0);
  }
  const byId = new Map(nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node]] : [])));
  const articles = nodes.filter((node) => rankOf(node) < ARTICLE_TYPES.length).sort((a, b) => rankOf(a) - rankOf(b));
  const best = articles.at(0);
  if (best === undefined) return null;
  const first = (...keys: string[]): string | null => {
    for (const article of articles) {
      // A page's VideoObject or WebPage describes the article only where nothing better does.
      if (article !== best && rankOf(article) >= WEAK_RANK) continue;
      for (const key of keys) {
        const text = textOf(article[key]);
        if (text !== null) return text;
      }
    }
    return null;
  };
  const described = articles.find((node) => (node === best || rankOf(node) < WEAK_RANK ? node.author : false)) ?? best;
  const publisher = resolve(best.publisher, byId);
  const free = best.isAccessibleForFree;
  return {
    headline: first('headline', 'name'),
    description: first('description'),
    body: first('articleBody', 'reviewBody', 'text'),
    authors: authorsOf(described.author ?? described.creator ?? null, byId),
    published: first('datePublished', 'dateCreated', 'uploadDate'),
    modified: first('dateModified'),
    language: textOf(best.inLanguage),
    publisher: isNode(publisher) ? textOf(publisher.name) : textOf(publisher),
    section: textOf(best.articleSection),
    keywords: [best.keywords].flat().flatMap((word) => textOf(word) ?? []),
    url: textOf(best.url) ?? idOf(best.mainEntityOfPage),
    free: typeof free === 'boolean' ? free : typeof free === 'string' ? !/^false$/i.test(free) : null,
  };
}

/** JSON as newsrooms write it: wrapped in comments or CDATA, with raw line breaks in strings, with a semicolon behind. */
function parseJson(script: string): Json | undefined {
  const bare = script
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>|;)\s*$/, '');
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, ' '), bare.replace(/,(?=\s*[}\]])/g, '')]) {
    try {
      return JSON.parse(attempt) as Json;
    } catch {
      continue;
    }
  }
  return undefined;
}

function collect(json: Json, nodes: Node[], nesting: number): void {
  if (nesting > MAX_NESTING) return;
  if (Array.isArray(json)) {
    for (const item of json) collect(item, nodes, nesting + 1);
  } else if (isNode(json)) {
    if (json['@type'] !== undefined) nodes.push(json);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'author', 'publisher']) {
      const inner = json[key];
      if (typeof inner === 'object' && inner !== null) collect(inner, nodes, nesting + 1);
    }
  }
}

function isNode(json: Json | undefined): json is Node {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Place in {@link ARTICLE_TYPES}; its length for a node of another type. */
function rankOf(node: Node): number {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type'] ?? null];
  const ranks = types.map((type) =>
    typeof type === 'string' ? (RANK.get(type.replace(/^.*[/:#]/, '')) ?? ARTICLE_TYPES.length) : ARTICLE_TYPES.length,
  );
  return Math.min(ARTICLE_TYPES.length, ...ranks);
}

function textOf(json: Json | undefined): string | null {
  if (Array.isArray(json)) {
    const texts = json.filter((item) => typeof item === 'string');
    return texts.length === 0 ? textOf(json[0]) : texts.join('\n\n');
  }
  if (typeof json === 'number') return String(json);
  if (isNode(json)) return textOf(json['@value'] ?? json.name);
  return typeof json === 'string' && json.trim() !== '' ? json.trim() : null;
}

function idOf(json: Json | undefined): string | null {
  return isNode(json) ? textOf(json['@id'] ?? json.url) : textOf(json);
}

/** Follows a reference by `@id` to the node that it names. */
function resolve(json: Json | undefined, byId: ReadonlyMap<string, Node>): Json {
  if (!isNode(json) || json.name !== undefined || typeof json['@id'] !== 'string') return json ?? null;
  return byId.get(json['@id']) ?? json;
}

function authorsOf(json: Json, byId: ReadonlyMap<string, Node>): StructuredAuthor[] {
  if (Array.isArray(json)) return json.flatMap((item) => authorsOf(item, byId));
  if (typeof json === 'string') return json.trim() === '' ? [] : [{ name: json.trim(), person: true }];
  const author = resolve(json, byId);
  if (!isNode(author)) return [];
  const types = [author['@type']].flat();
  const person = !types.some((type) => typeof type === 'string' && /Organi[sz]ation$/.test(type));
  const names = Array.isArray(author.name) ? author.name : [author.name ?? null];
  return names.flatMap((name) =>
    typeof name === 'string' && name.trim() !== '' ? [{ name: name.trim(), person }] : [],
  );
}
