/** @module The explorer: who may ask, the files that pages need, decisions; all else is put to the site. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { existing, failed, nothingThere } from './answers.js';
import { readAssets } from './assets.js';
import { addEditing, type Editing } from './editing.js';
import { boundBrowser, ownHostOnly, readingOnly } from './guard.js';
import { LateError, type Ask } from './question.js';

export interface ExplorerOptions {
  readonly ask: Ask;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How decisions are taken; null where the reader may only look. */
  readonly editing: Editing | null;
  /** Told of failures that are nobody's but ours. */
  readonly report: (error: unknown) => void;
}

/** A form holds a name, a note and a token. */
const MAX_FORM_BYTES = 16 * 1024;

/** The explorer as a function from requests to responses. */
export function explorer({ ask, now, editing, report }: ExplorerOptions): Hono {
  const app = new Hono();
  const assets = readAssets();

  app.use(boundBrowser, ownHostOnly, readingOnly, bodyLimit({ maxSize: MAX_FORM_BYTES }));
  app.notFound(nothingThere);
  app.onError((error, context) => failed(context, error, report));
  app.get('/assets/:name', (context) => {
    const asset = existing(assets.get(context.req.param('name')), 'There is no such file.');
    const headers = { etag: asset.etag, 'cache-control': 'no-cache' };
    if (context.req.header('if-none-match') === asset.etag) return context.body(null, 304, headers);
    return context.body(asset.body, 200, { ...headers, 'content-type': asset.type });
  });
  if (editing !== null) addEditing(app, editing);
  app.get('*', async (context) => {
    const { pathname, search } = new URL(context.req.url);
    const question = {
      address: pathname + search,
      acceptEncoding: context.req.header('accept-encoding') ?? '',
      now: now(),
      token: editing?.tokenOf(context) ?? null,
    };
    const { status, headers, body } = await ask(question).catch((error: unknown) => {
      throw error instanceof LateError ? tooLate(context, error) : error;
    });
    return new Response(NO_BODY.has(status) ? null : body, { status, headers: headers.map(([...pair]) => pair) });
  });
  return app;
}

/** Answers that must not have a body, not even an empty one (Fetch standard, "null body status"). */
const NO_BODY: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** What makes a question of each kind of page smaller. */
const NARROWER: readonly (readonly [prefix: string, advice: string])[] = [
  ['/search', 'Give longer words or more of them, no star, or a span of time (since, until).'],
  ['/api/search', 'Give longer words or more of them, no star, or a span of time (since, until).'],
  ['/api/facts', 'Give more filters, a span of time (since, until), or a smaller limit.'],
  ['/compare', 'Give fewer names.'],
  ['/api/compare', 'Give fewer names.'],
  ['/path', 'Ask from the rarer name, or for the neighbours of one of the two.'],
  ['/api/path', 'Ask from the rarer name, or for the neighbours of one of the two.'],
  ['/map', 'Choose an element or a country.'],
  ['/entity', 'Ask for its facts by search, with a predicate or a span of time.'],
  ['/api/entity', 'Ask for its facts by /api/facts, with a predicate or a span of time.'],
];

function tooLate(context: Context, { limitSeconds }: LateError): HTTPException {
  const { pathname, search } = new URL(context.req.url);
  const [, advice] = NARROWER.find(([prefix]) => pathname.startsWith(prefix)) ?? ['', 'Ask for less of it.'];
  return new HTTPException(503, {
    message:
      `${pathname}${search} took longer than ${limitSeconds} s and was broken off. ${advice} ` +
      'Or start again with a longer limit: orewire serve --question-limit SECONDS.',
  });
}
