/** @module Where pages come from, as `pipeline.yaml` declares it. */
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });
const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens, such as "mining-weekly"');

/** A feed (RSS, RDF, Atom or JSON Feed) whose entries lead to pages. */
export const feedSourceSchema = z.strictObject({ id, type: z.literal('feed'), url: address });

/** Pages named one by one. */
export const pagesSourceSchema = z.strictObject({ id, type: z.literal('pages'), urls: z.array(address).min(1) });

/** A folder of stored pages, as `folder.ts` describes them. A relative path counts from the pipeline's folder. */
export const folderSourceSchema = z.strictObject({ id, type: z.literal('folder'), path: z.string().min(1) });

/** One source of a pipeline. An unknown key is an error. */
export const sourceSchema = z.discriminatedUnion('type', [feedSourceSchema, pagesSourceSchema, folderSourceSchema]);

export type FeedSource = Readonly<z.infer<typeof feedSourceSchema>>;
export type PagesSource = Readonly<z.infer<typeof pagesSourceSchema>>;
export type FolderSource = Readonly<z.infer<typeof folderSourceSchema>>;
export type Source = FeedSource | PagesSource | FolderSource;
