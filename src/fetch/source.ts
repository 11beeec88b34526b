/** @module Where pages come from, as `pipeline.yaml` declares it. */
import { Cron } from 'croner';
import { compile } from 'css-select';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });
const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens, such as "mining-weekly"');
const selector = z
  .string()
  .min(1)
  .refine(isSelector, 'expected a CSS selector of the links, or of what holds them, such as "h2 a"');

/** What is common to sources on the network: what people should know of them, which changes nothing, and their time. */
const described = {
  id,
  /** As it calls itself. */
  title: z.string().min(1).optional(),
  /** Whose it is: the page that a person would open. */
  home: address.optional(),
  /** BCP 47, of most of its pages. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, 'expected a language tag, such as "en" or "pt-BR"')
    .optional(),
  /** When it is asked, in UTC, where the pace that is found for it is not wanted. */
  cron: z.string().refine(isCron, 'expected a cron pattern of five fields, such as "*/20 6-22 * * 1-5"').optional(),
};

/** A feed (RSS, RDF, Atom or JSON Feed) whose entries lead to pages. */
export const feedSourceSchema = z.strictObject({ ...described, type: z.literal('feed'), url: address });

/** A sitemap, a news sitemap or an index of them, also gzipped. Pages last changed longer ago than `days` are left alone. */
export const sitemapSourceSchema = z.strictObject({
  ...described,
  type: z.literal('sitemap'),
  url: address,
  days: z.int().min(1).optional(),
});

/** A page whose links lead to pages: those that `select` finds, or that stand in what it finds. */
export const listSourceSchema = z.strictObject({
  ...described,
  type: z.literal('list'),
  url: address,
  select: selector,
});

/** Pages named one by one. */
export const pagesSourceSchema = z.strictObject({
  ...described,
  type: z.literal('pages'),
  urls: z.array(address).min(1),
});

/** A folder of stored pages, as `folder.ts` describes them. A relative path counts from the pipeline's folder. */
export const folderSourceSchema = z.strictObject({ id, type: z.literal('folder'), path: z.string().min(1) });

/** A WARC file (ISO 28500), also gzipped, or a folder of them. A relative path counts from the pipeline's folder. */
export const warcSourceSchema = z.strictObject({ id, type: z.literal('warc'), path: z.string().min(1) });

/** One source of a pipeline. An unknown key is an error. */
export const sourceSchema = z.discriminatedUnion('type', [
  feedSourceSchema,
  sitemapSourceSchema,
  listSourceSchema,
  pagesSourceSchema,
  folderSourceSchema,
  warcSourceSchema,
]);

export type FeedSource = Readonly<z.infer<typeof feedSourceSchema>>;
export type SitemapSource = Readonly<z.infer<typeof sitemapSourceSchema>>;
export type ListSource = Readonly<z.infer<typeof listSourceSchema>>;
export type FolderSource = Readonly<z.infer<typeof folderSourceSchema>>;
export type WarcSource = Readonly<z.infer<typeof warcSourceSchema>>;
export type Source = z.infer<typeof sourceSchema>;

/** A source with an address of its own, where what is new is found. */
export type ListedSource = FeedSource | SitemapSource | ListSource;

/** Whether a source's pages lie on this machine: nobody on the network is asked. */
export function isStored(source: Source): source is FolderSource | WarcSource {
  return source.type === 'folder' || source.type === 'warc';
}

/** The one address or path of a source; null where it has several. */
export function addressOf(source: Source): string | null {
  if (source.type === 'pages') return null;
  return isStored(source) ? source.path : source.url;
}

function isSelector(select: string): boolean {
  try {
    compile(select);
    return true;
  } catch {
    return false;
  }
}

function isCron(pattern: string): boolean {
  try {
    return new Cron(pattern, { mode: '5-part' }).nextRun() !== null;
  } catch {
    return false;
  }
}
